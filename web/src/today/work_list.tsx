/** The planned exercises, each number with its reason; any of them can be swapped. */
import { useState } from "preact/hooks";
import type { PlannedDay, PlannedExercise } from "../api/types";
import { IconButton } from "../parts/icons";
import { Because } from "../parts/why";
import { Link } from "../router";
import { aboutText, inUnit, useUnit, type Unit } from "../units";
import { useWords, type Words } from "../words";
import { doseText } from "./dose_text";
import { SwapSheet } from "./swap_sheet";
import { plannedSlug, type Swap } from "./swaps";
import { warmUpText } from "./warm_up_text";

interface Props {
  /** With the lifter's swaps in it. */
  day: PlannedDay;
  swaps?: Swap[];
  onSwap?: (of: { slug: string; name: string }, to: { slug: string; name: string }) => void;
  onBack?: (swap: Swap) => void;
}

export function WorkList({ day, swaps = [], onSwap, onBack }: Props) {
  const w = useWords();
  const unit = useUnit();
  const [swapping, swap] = useState<number | null>(null);
  const warm = day.warm_up.filter((item) => item.kind !== "ramp");
  const picked = swapping === null ? null : day.work[swapping];
  const standing = (one: PlannedExercise) => swaps.find((each) => each.instead === one.exercise);
  const of = picked && (standing(picked) ? { slug: standing(picked)!.of, name: standing(picked)!.of_name } : { slug: plannedSlug(picked) ?? "", name: picked.name });
  return (
    <div class="card">
      {warm.length > 0 && (
        <div class="stack tight">
          <span class="small soft strong">{w.today.warm_up}</span>
          {warm.map((item, place) => (
            <div key={place} class="row spread small">
              <span>{item.name}</span>
              <span class="soft">{warmUpText(item, w, unit)}</span>
            </div>
          ))}
        </div>
      )}
      <div>
        {day.work.map((one, at) => {
          const swapped = standing(one);
          return (
            <div key={at} class="item" data-exercise={one.exercise}>
              <div class="grow stack tight">
                {one.exercise
                  ? <Link to={`/library/${one.exercise}`}><span class="strong">{one.name}</span></Link>
                  : <span class="strong">{one.name}</span>}
                <Because inline title={one.name} why={one.why} more={<Numbers one={one} unit={unit} w={w} />}>{doseText(one, unit, w)}</Because>
                {swapped && <span class="small soft">{w.swap.in_place_of(swapped.of_name)}</span>}
              </div>
              {swapped && onBack && <IconButton name="undo" label={w.swap.back_to(swapped.of_name)} onClick={() => onBack(swapped)} />}
              {onSwap && one.exercise && <IconButton name="swap" label={w.today.swap_of(one.name)} onClick={() => swap(at)} />}
            </div>
          );
        })}
      </div>
      {picked?.exercise && of && onSwap && (
        <SwapSheet of={of} now={standing(picked)?.instead} taken={day.work.map((one) => one.exercise)} close={() => swap(null)}
          onPick={(to) => (onSwap(of, to), swap(null))}
          onBack={onBack && standing(picked) ? () => (onBack(standing(picked)!), swap(null)) : undefined} />
      )}
    </div>
  );
}

function Numbers({ one, unit, w }: { one: PlannedExercise; unit: Unit; w: Words }) {
  const { value, low, high, n, why } = one.e1rm;
  const known = value != null && low != null && high != null;
  return (
    <div class="stack tight soft small">
      {known && <p>{w.e1rm_meant(aboutText(value, unit), aboutText(low, unit), aboutText(high, unit), n ?? 0)}</p>}
      {!known && why?.map((reason) => <p key={reason.code}>{reason.text}</p>)}
      {one.unrounded_load_kg != null && one.sets[0]?.load_kg != null && Math.abs(one.unrounded_load_kg - one.sets[0].load_kg) > 0.02 && (
        <p>{w.today.unrounded(String(inUnit(one.unrounded_load_kg, unit)), unit)}</p>
      )}
      {one.sets[0]?.rest_s ? <p>{w.today.rest_between(one.sets[0].rest_s)}</p> : null}
    </div>
  );
}
