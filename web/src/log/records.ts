/** What was done before, read from the kept facts: the last time's sets, and whether a set is the heaviest for its repetitions. */
import { setsOfExercise } from "../keep/facts";
import type { SetFact } from "../keep/database";
import type { RunningExercise, RunningSet } from "./running";

const counts = (set: SetFact) => set.set_type !== "warm_up" && set.set_type !== "drop";

/** What was read for the workout under way, so that logging a set waits for no reading. */
let read = { workout: "", of: new Map<string, Promise<SetFact[]>>(), known: new Map<string, SetFact[]>() };

/** The sets of an exercise before a workout, newest first, warm-ups left out. */
function pastOf(exercise: string | null, name: string, workout: string): Promise<SetFact[]> {
  if (read.workout !== workout) read = { workout, of: new Map(), known: new Map() };
  const { of, known } = read;
  const key = `${exercise}/${name}`;
  const found = of.get(key) ?? setsOfExercise(exercise, name, 2000).then((sets) => {
    const before = sets.filter((set) => counts(set) && set.workout !== workout);
    if (before.length < 3) of.delete(key); // the log may be on its way to this phone
    else known.set(key, before);
    return before;
  });
  of.set(key, found);
  return found;
}

/** The sets of the last workout with this exercise, in order, warm-ups left out. */
export async function lastTime(exercise: string | null, name: string, thisWorkout: string): Promise<SetFact[]> {
  const sets = thisWorkout ? await pastOf(exercise, name, thisWorkout) : (await setsOfExercise(exercise, name, 40)).filter(counts);
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
export async function isRecord(workout: string, one: RunningExercise, set: RunningSet): Promise<boolean> {
  return mayBe(one, set) && isMore(await pastOf(one.exercise, one.name, workout), one, set);
}

/** The same at once; undefined where what was done before has not been read yet. */
export function isRecordNow(workout: string, one: RunningExercise, set: RunningSet): boolean | undefined {
  if (!mayBe(one, set)) return false;
  const past = read.workout === workout ? read.known.get(`${one.exercise}/${one.name}`) : undefined;
  return past && isMore(past, one, set);
}

const mayBe = (one: RunningExercise, set: RunningSet) => Boolean(set.load_kg && set.reps && !one.assisted && set.set_type !== "warm_up" && set.set_type !== "drop");

function isMore(past: SetFact[], one: RunningExercise, set: RunningSet): boolean {
  const mine = one.sets.filter((old) => old.fact && old.key !== set.key && old.set_type !== "warm_up" && old.set_type !== "drop");
  const before = [...past.filter((old) => !old.assisted), ...mine].filter((old) => old.load_kg && old.reps);
  return before.length >= 3 && before.every((old) => old.reps! < set.reps! || old.load_kg! < set.load_kg! - 0.01);
}
