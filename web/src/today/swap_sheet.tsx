/** What serves instead of an exercise, each with its own sets and loads and why: one tap takes it, another takes it back. */
import { useState } from "preact/hooks";
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { Alternative, Alternatives } from "../api/types";
import { localDay } from "../keep/clock";
import { useObserved } from "../keep/observed";
import { Finder } from "../library/finder";
import { Choices } from "../parts/controls";
import { Sheet } from "../parts/sheet";
import { useUnit } from "../units";
import { termOf, useWords } from "../words";
import { doseText } from "./dose_text";

interface Props {
  /** What was planned. */
  of: { slug: string; name: string };
  /** What stands in its place now, if anything does. */
  now?: string;
  /** Slugs that are in the workout already. */
  taken: (string | null)[];
  onPick: (to: { slug: string; name: string }, alternative?: Alternative) => void;
  onBack?: () => void;
  close: () => void;
}

export function SwapSheet({ of, now, taken, onPick, onBack, close }: Props) {
  const w = useWords();
  const unit = useUnit();
  const [reason, because] = useState("");
  const [looking, look] = useState(false);
  const { body, asking } = useKept<Alternatives>("today/alternatives", useObserved(serverMoved));
  const mine = body?.date === localDay() ? body.exercises.find((one) => one.exercise === of.slug) : undefined;
  const all = (mine?.alternatives ?? []).filter((one) => one.slug !== now && !taken.includes(one.slug));
  const reasons = [...new Set(all.flatMap((one) => one.serves))];
  const shown = all.filter((one) => !reason || one.serves.includes(reason));
  if (looking) {
    return (
      <Sheet title={w.today.swap_of(of.name)} close={close}>
        <Finder onPick={(row) => !taken.includes(row.slug) && onPick({ slug: row.slug, name: row.name })} />
      </Sheet>
    );
  }
  return (
    <Sheet title={w.today.swap_of(of.name)} close={close}>
      {onBack && now && <button type="button" class="button" onClick={onBack}>{w.swap.back_to(of.name)}</button>}
      {reasons.length > 1 && (
        <Choices label={w.library.reason} kind="slide" value={reason} onPick={because}
          choices={[{ value: "", label: w.swap.all }, ...reasons.map((value) => ({ value, label: w.swap.serves[value] ?? value }))]} />
      )}
      <div>
        {shown.map((one) => (
          <button key={one.slug} type="button" class="item" onClick={() => onPick({ slug: one.slug, name: one.name }, one)}>
            <span class="grow stack tight">
              <span class="row spread"><span class="strong">{one.name}</span><span class="tag">{termOf(w, one.implement)}</span></span>
              <span>{doseText(one.planned, unit, w)}</span>
              <span class="small soft">{one.why.map((why) => why.text).join(" ")}</span>
            </span>
          </button>
        ))}
      </div>
      {!mine && asking && <p class="soft" role="status">{w.swap.asking}</p>}
      {!mine && !asking && <p class="soft">{w.swap.without_signal}</p>}
      {mine && !shown.length && <p class="soft">{w.swap.none}</p>}
      <button type="button" class="button" onClick={() => look(true)}>{w.swap.another}</button>
    </Sheet>
  );
}
