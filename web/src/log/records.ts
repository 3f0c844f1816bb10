/** What was done before, read from the kept facts: the last time's sets, and whether a set is the heaviest for its repetitions. */
import { setsOfExercise } from "../keep/facts";
import type { SetFact } from "../keep/database";
import type { RunningExercise, RunningSet } from "./running";

const counts = (set: SetFact) => set.set_type !== "warm_up" && set.set_type !== "drop";

/** The sets of the last workout with this exercise, in order, warm-ups left out. */
export async function lastTime(exercise: string | null, name: string, thisWorkout: string): Promise<SetFact[]> {
  const sets = (await setsOfExercise(exercise, name, 40)).filter((set) => counts(set) && set.workout !== thisWorkout);
  const last = sets[0];
  if (!last) return [];
  return sets.filter((set) => (last.workout ? set.workout === last.workout : set.at.slice(0, 10) === last.at.slice(0, 10))).reverse();
}

/** Which sets of a workout were records when they were done, by the log on this phone. */
export async function recordsOf(sets: SetFact[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const set of sets) {
    if (!set.load_kg || !set.reps || set.assisted || !counts(set)) continue;
    const before = (await setsOfExercise(set.exercise ?? null, set.exercise_name ?? "", 2000))
      .filter((old) => counts(old) && old.load_kg && old.reps && !old.assisted && (old.at < set.at || (old.at === set.at && old.id < set.id)));
    if (before.length >= 3 && before.every((old) => old.reps! < set.reps! || old.load_kg! < set.load_kg! - 0.01)) found.add(set.id);
  }
  return found;
}

/** More load than any earlier set of at least as many repetitions. Needs a past of three sets to mean anything. */
export async function isRecord(one: RunningExercise, set: RunningSet): Promise<boolean> {
  if (!set.load_kg || !set.reps || one.assisted || set.set_type === "warm_up" || set.set_type === "drop") return false;
  const before = (await setsOfExercise(one.exercise, one.name, 2000)).filter((old) => counts(old) && old.load_kg && old.reps && !old.assisted);
  return before.length >= 3 && before.every((old) => old.reps! < set.reps! || old.load_kg! < set.load_kg! - 0.01);
}
