/** One set: its kind, its side, its numbers; logged or not. */
import { Choices, Stepper } from "../parts/controls";
import { Sheet } from "../parts/sheet";
import { toast } from "../parts/toast";
import type { SetType, Side } from "../keep/database";
import { inKg, inUnit, useUnit } from "../units";
import { useWords } from "../words";
import { RirPicker } from "./rir_picker";
import { isOpen, stepOf, type RunningExercise, type RunningSet } from "./running";
import { changeExercise, changeSet, correctSet, undoSet } from "./session";

export const KINDS: SetType[] = ["working", "warm_up", "drop", "failure", "amrap"];

export function SetSheet({ one, setKey, close }: { one: RunningExercise; setKey: string; close: () => void }) {
  const w = useWords();
  const unit = useUnit();
  const set = one.sets.find((each) => each.key === setKey);
  if (!set) return null;
  const edit = (part: Partial<RunningSet>) => void (isOpen(set) ? changeSet : correctSet)(one.key, set.key, part);
  const by = set.reps !== null ? "reps" : set.distance_m != null ? "distance" : set.duration_s !== null ? "time" : "reps";
  const measure = (next: "reps" | "time" | "distance") =>
    edit(next === "reps" ? { reps: set.reps ?? 8, duration_s: null, distance_m: null }
      : next === "time" ? { reps: null, duration_s: set.duration_s ?? 30, distance_m: null }
        : { reps: null, distance_m: set.distance_m ?? 100 });
  const remove = () => {
    close();
    if (isOpen(set)) void changeExercise(one.key, (each) => ({ ...each, sets: each.sets.filter((other) => other.key !== set.key) }));
    else void undoSet(one.key, set.key).then(() => toast(w.log.taken_back));
  };
  return (
    <Sheet title={`${one.name}, ${w.log.set}`} close={close}>
      <Choices label={w.log.kind} value={set.set_type} onPick={(set_type) => edit({ set_type })} choices={KINDS.map((value) => ({ value, label: w.log.kinds[value] }))} />
      <Stepper label={w.log.load} unit={unit} value={set.load_kg === null ? null : inUnit(set.load_kg, unit)} step={inUnit(stepOf(one, unit), unit)}
        onChange={(value) => edit({ load_kg: value === null ? null : inKg(value, unit), plates_kg: null })} />
      {by === "reps" && <Stepper label={w.log.reps} value={set.reps} step={1} digits={0} most={200} onChange={(reps) => edit({ reps })} />}
      {by === "distance" && <Stepper label={w.lift.distance} unit={w.lift.metres} value={set.distance_m ?? null} step={10} digits={0} most={100000} onChange={(distance_m) => edit({ distance_m })} />}
      {by !== "reps" && <Stepper label={by === "time" ? w.log.hold : w.log.time} unit={w.unit_s} value={set.duration_s} step={5} digits={0} most={36000} onChange={(duration_s) => edit({ duration_s })} />}
      {set.set_type !== "warm_up" && <RirPicker value={set.rir} aim={set.aim_rir} onPick={(rir) => edit({ rir })} />}
      <Choices label={w.log.side} value={set.side ?? "both"} onPick={(side: Side) => edit({ side: side === "both" ? undefined : side })}
        choices={(["left", "both", "right"] as const).map((value) => ({ value, label: w.sides[value] }))} kind="even" />
      <Choices label={w.log.measured} value={by} kind="even" onPick={measure} choices={(["reps", "time", "distance"] as const).map((value) => ({ value, label: w.lift.by[value] }))} />
      <button type="button" class="button danger" onClick={remove}>{isOpen(set) ? w.log.remove_set : w.log.take_back}</button>
    </Sheet>
  );
}
