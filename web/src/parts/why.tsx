/** Every number can be asked why: a tap opens its reasons, with what they rest on. */
import { useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Why } from "../api/types";
import { useWords } from "../words";
import { Sheet } from "./sheet";

export type Reason = Pick<Why, "text"> & { evidence?: string[]; code?: string };

/** An honest word where the coach does not speak the language of the app yet. */
export function InEnglish() {
  const w = useWords();
  return w.in_english ? <p class="small soft">{w.in_english}</p> : null;
}

/** All of them, or the first so many and a way to the others. */
export function Reasons({ why, fold }: { why: Reason[]; fold?: number }) {
  const w = useWords();
  const [all, show] = useState(false);
  const shown = fold && !all && why.length > fold + 1 ? why.slice(0, fold) : why;
  return (
    <ul class="stack">
      {shown.map((one, place) => (
        <li key={place} class="stack tight">
          <span lang="en">{one.text}</span>
          {one.evidence && one.evidence.length > 0 && (
            <span class="small soft">{w.rests_on(one.evidence.map(citation).join(", "))}</span>
          )}
        </li>
      ))}
      {shown.length < why.length && <li><button type="button" class="button" onClick={() => show(true)}>{w.more_n(why.length - shown.length)}</button></li>}
    </ul>
  );
}

/** plews-2014 → Plews 2014. */
export const citation = (id: string) => id.replace(/^./, (first) => first.toUpperCase()).replaceAll("-", " ");

interface NumberProps {
  children: ComponentChildren;
  title: string;
  why: Reason[];
  more?: ComponentChildren;
  class?: string;
  inline?: boolean;
}

export function Because({ children, title, why, more, class: kind = "", inline }: NumberProps) {
  const w = useWords();
  const [open, show] = useState(false);
  return (
    <>
      <button type="button" class={`number ${inline ? "inline" : ""} ${kind}`} onClick={() => show(true)}>
        {children}
        <span class="hidden">{` ${w.why_of(title)}`}</span>
      </button>
      {open && (
        <Sheet title={title} close={() => show(false)}>
          {more}
          {why.length ? <Reasons why={why} /> : !more && <p class="soft">{w.no_reason}</p>}
          {(why.length > 0 || more) && <InEnglish />}
        </Sheet>
      )}
    </>
  );
}
