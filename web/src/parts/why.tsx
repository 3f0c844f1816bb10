/** Every number can be asked why: a tap opens its reasons, with what they rest on. */
import { useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Why } from "../api/types";
import { useWords } from "../words";
import { Sheet } from "./sheet";

export type Reason = Pick<Why, "text"> & { evidence?: string[]; code?: string };

export function Reasons({ why }: { why: Reason[] }) {
  const w = useWords();
  return (
    <ul class="stack">
      {why.map((one, place) => (
        <li key={place} class="stack tight">
          <span>{one.text}</span>
          {one.evidence && one.evidence.length > 0 && (
            <span class="small soft">{w.rests_on(one.evidence.map(citation).join(", "))}</span>
          )}
        </li>
      ))}
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
        </Sheet>
      )}
    </>
  );
}
