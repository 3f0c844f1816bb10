/** Another exercise into the workout under way: found in the library, prefilled with what was done last time. */
import { Sheet } from "../parts/sheet";
import { useWords } from "../words";
import { Finder } from "../library/finder";
import type { Row } from "../library/index_of_phone";
import { lastTime } from "./records";
import { plainExercise, plainSet, type RunningExercise } from "./running";

export function AddExercise({ onPick, close }: { onPick: (one: RunningExercise) => void; close: () => void }) {
  const w = useWords();
  const pick = async (row: Row) => {
    const before = await lastTime(row.slug, row.name, "");
    const sets = before.length
      ? before.map((set) => ({ ...plainSet("working", set.load_kg ?? null, set.reps ?? null), rir: null, duration_s: set.duration_s ?? null, distance_m: set.distance_m ?? null }))
      : Array.from({ length: row.kind === "cardio" ? 1 : 3 }, () => ({ ...plainSet("working", null, null), duration_s: row.kind === "cardio" ? 600 : row.kind === "stretch" ? 30 : null }));
    onPick(plainExercise(row.slug, row.name, sets));
  };
  return (
    <Sheet title={w.log.add_exercise} close={close}>
      <Finder onPick={(row) => void pick(row)} />
    </Sheet>
  );
}
