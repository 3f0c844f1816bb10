/** A set that is logged, said anew: its numbers, its kind, its side; or taken away. */
import { useState } from "preact/hooks";
import type { SetFact, SetType, Side } from "../keep/database";
import { say, unsay } from "../keep/facts";
import { Choices, Stepper } from "../parts/controls";
import { Sheet } from "../parts/sheet";
import { toast } from "../parts/toast";
import { inKg, inUnit, useUnit } from "../units";
import { useWords } from "../words";
import { RirPicker } from "./rir_picker";
import { KINDS } from "./set_sheet";

export function CorrectSet({ set: first, close }: { set: SetFact; close: () => void }) {
  const w = useWords();
  const unit = useUnit();
  const [set, put] = useState<SetFact>(first);
  const keep = (facts: SetFact) => void say([facts]).then(close);
  const remove = () => void unsay(set.id).then(() => {
    close();
    toast(w.lift.deleted, { label: w.swap.undo, run: () => void say([first]) });
  });
  return (
    <Sheet title={w.log.correct} close={close}>
      <Choices label={w.log.kind} kind="slide" value={set.set_type ?? "working"} onPick={(set_type: SetType) => put({ ...set, set_type })} choices={KINDS.map((value) => ({ value, label: w.log.kinds[value] }))} />
      <Stepper label={set.assisted ? w.log.help : w.log.load} unit={unit} value={set.load_kg === undefined ? null : inUnit(set.load_kg, unit)} step={unit === "lb" ? 5 : 2.5}
        onChange={(value) => put({ ...set, load_kg: value === null ? undefined : inKg(value, unit) })} />
      {set.reps !== undefined || (set.duration_s === undefined && set.distance_m === undefined)
        ? <Stepper label={w.log.reps} value={set.reps ?? null} step={1} digits={0} most={200} onChange={(reps) => put({ ...set, reps: reps ?? undefined })} /> : null}
      {set.duration_s !== undefined && <Stepper label={w.log.time} unit={w.unit_s} value={set.duration_s} step={5} digits={0} most={36000} onChange={(value) => put({ ...set, duration_s: value ?? undefined })} />}
      {set.distance_m !== undefined && <Stepper label={w.lift.distance} unit={w.lift.metres} value={set.distance_m} step={100} digits={0} most={200000} onChange={(value) => put({ ...set, distance_m: value ?? undefined })} />}
      <RirPicker value={set.rir ?? null} onPick={(rir) => put({ ...set, rir: rir ?? undefined })} />
      {set.side && <Choices label={w.log.side} kind="even" value={set.side} onPick={(side: Side) => put({ ...set, side })}
        choices={(["left", "both", "right"] as const).map((value) => ({ value, label: w.sides[value] }))} />}
      <button type="button" class="button main" onClick={() => keep(set)}>{w.keep}</button>
      <button type="button" class="button danger" onClick={remove}>{w.log.delete_set}</button>
    </Sheet>
  );
}
