/** A workout under way, as a value. Loads and repetitions come from the plan and its answer tables; nothing is computed here. */
import type { Answer, PlannedDay, PlannedExercise, WarmUpItem, Why } from "../api/types";
import { plannedSlug } from "../today/swaps";
import type { SetType, Side } from "../keep/database";

export interface RunningSet {
  key: string;
  /** The id of the planned set, where it was planned. */
  planned?: string;
  set_type: SetType;
  reps: number | null;
  load_kg: number | null;
  rir: number | null;
  /** What the plan asks of the set: its reps (after the answer to the set before) and its reserve. Only a reserve that the athlete
   *  tapped is reported: one that was planned is no fact. */
  planned_reps?: number | null;
  /** The load that the plan or an answer gave it. */
  meant_kg?: number | null;
  aim_rir?: number | null;
  rest_s: number | null;
  duration_s: number | null;
  distance_m?: number | null;
  side?: Side;
  answers: Answer[];
  /** The load for which `answers` were made. */
  answers_kg: number | null;
  plates_kg?: number[] | null;
  bar_kg?: number | null;
  /** Why this set is not as planned: the code of the answer. */
  code?: string;
  /** The id of its fact once it is logged. */
  fact?: string;
  record?: boolean;
}

export interface RunningExercise {
  key: string;
  exercise: string | null;
  name: string;
  sets: RunningSet[];
  why: Why[];
  e1rm?: PlannedExercise["e1rm"];
  assisted: boolean;
  each_side: boolean;
  superset?: string;
  /** What was planned, by its slug and name before any swap; undefined where the lifter added it. */
  planned_as?: { slug: string; name: string };
  /** True where an answer said that the exercise ends here. */
  ended?: boolean;
}

export interface RunningWorkout {
  id: string;
  day: string;
  name: string;
  at: string;
  started_ms: number;
  exercises: RunningExercise[];
  warm_up: (WarmUpItem & { done: boolean })[];
  now: { exercise: string; set: string } | null;
  rest: { from_ms: number; until_ms: number } | null;
  /** When a timed set began. */
  timing_ms?: number;
}

let made = 0;
export const newKey = () => `${Date.now().toString(36)}${(made += 1).toString(36)}`;

export function fromPlan(day: PlannedDay, id: string, at: string, nowMs: number): RunningWorkout {
  const ramps = day.warm_up.filter((item) => item.kind === "ramp");
  const exercises = day.work.map((one) => fromPlanned(one, ramps.filter((item) => item.exercise !== null && item.exercise === one.exercise)));
  const warm_up = day.warm_up.filter((item) => item.kind !== "ramp").map((item) => ({ ...item, done: false }));
  const workout = { id, day: day.date, name: day.workout ?? "", at, started_ms: nowMs, exercises, warm_up, now: null, rest: null };
  return { ...workout, now: nextPlace(workout, null) };
}

/** A planned exercise as it begins; `ramps` are its sets on the way up. */
export function fromPlanned(one: PlannedExercise, ramps: WarmUpItem[]): RunningExercise {
  const warm = ramps.flatMap((item) => Array.from({ length: item.sets }, () => plainSet("warm_up", item.load_kg, item.reps)));
  const work = one.sets.map((set): RunningSet => ({
    ...plainSet(set.set_type === "back_off" ? "working" : set.set_type, set.load_kg, set.reps),
    planned: set.id, planned_reps: set.reps, meant_kg: set.load_kg, aim_rir: set.rir, rest_s: set.rest_s, duration_s: set.duration_s, side: (set.side as Side | null) ?? undefined,
    answers: set.answers, answers_kg: set.load_kg, plates_kg: set.plates_kg, bar_kg: set.bar_kg,
  }));
  const slug = plannedSlug(one);
  const planned_as = slug ? { slug, name: slug === one.exercise ? one.name : String(one.why.find((why) => why.code === "swapped")?.values.exercise ?? slug) } : undefined;
  const assisted = one.e1rm.why?.some((why) => why.code === "e1rm_assisted") ?? false;
  return { key: newKey(), exercise: one.exercise, name: one.name, superset: one.group ?? undefined, sets: [...warm, ...work], why: one.why, e1rm: one.e1rm, assisted, each_side: false, planned_as };
}

export const plainSet = (set_type: SetType, load_kg: number | null, reps: number | null): RunningSet => ({
  key: newKey(), set_type, load_kg, reps, rir: null, rest_s: set_type === "warm_up" ? 60 : null, duration_s: null, answers: [], answers_kg: null,
});

export const plainExercise = (exercise: string | null, name: string, sets: RunningSet[]): RunningExercise => ({
  key: newKey(), exercise, name, sets, why: [], assisted: false, each_side: false,
});

/** The supersets in order: each member's letter and place, A1, A2, B1 …; an exercise alone has none. */
export function letters(workout: RunningWorkout): Map<string, string> {
  const found = new Map<string, string>();
  const groups = [...new Set(workout.exercises.flatMap((one) => (one.superset ? [one.superset] : [])))];
  groups.forEach((group, at) => {
    const members = workout.exercises.filter((one) => one.superset === group);
    if (members.length > 1) members.forEach((one, place) => found.set(one.key, `${"ABCDEFGH"[at] ?? "Z"}${place + 1}`));
  });
  return found;
}

/** The set that was logged last, by its fact's id, which sorts by when it was made. */
export function lastOf(workout: RunningWorkout): { exercise: string; set: string } | null {
  let found: { exercise: string; set: string; fact: string } | null = null;
  for (const one of workout.exercises) {
    for (const set of one.sets) if (set.fact && (!found || set.fact > found.fact)) found = { exercise: one.key, set: set.key, fact: set.fact };
  }
  return found;
}

/** Who comes after an exercise in its superset; undefined where it is alone or nothing is left to do. */
export function partner(workout: RunningWorkout, key: string): RunningExercise | undefined {
  const mine = workout.exercises.find((one) => one.key === key);
  if (!mine?.superset) return undefined;
  const members = workout.exercises.filter((one) => one.superset === mine.superset);
  const from = members.indexOf(mine);
  for (let step = 1; step < members.length; step += 1) {
    const one = members[(from + step) % members.length]!;
    if (one.sets.some((set) => isLeft(one, set))) return one;
  }
  return undefined;
}

/** Whether there is anything to log: how many, or how long. */
export const isSaid = (set: RunningSet) => set.reps !== null || set.duration_s !== null || set.distance_m != null;
export const isOpen = (set: RunningSet) => set.fact === undefined;
const isLeft = (one: RunningExercise, set: RunningSet) => isOpen(set) && !(one.ended && set.set_type === "working");

/** Which set comes after `last`: the next one of its superset's next exercise, else of its own, else the first that is open. */
export function nextPlace(workout: RunningWorkout, last: string | null): RunningWorkout["now"] {
  const of = (one: RunningExercise) => one.sets.find((set) => isLeft(one, set));
  const placed = (one: RunningExercise | undefined) => {
    const set = one && of(one);
    return one && set ? { exercise: one.key, set: set.key } : null;
  };
  const at = workout.exercises.findIndex((one) => one.key === last);
  const mine = workout.exercises[at];
  if (mine?.superset) {
    const members = workout.exercises.filter((one) => one.superset === mine.superset);
    const from = members.indexOf(mine);
    for (let step = 1; step <= members.length; step += 1) {
      const found = placed(members[(from + step) % members.length]);
      if (found) return found;
    }
  }
  const order = at < 0 ? workout.exercises : [...workout.exercises.slice(at), ...workout.exercises.slice(0, at)];
  return order.map(placed).find(Boolean) ?? null;
}

/** Whether the round of a superset goes on without a rest after this exercise. */
export function goesOn(workout: RunningWorkout, key: string): boolean {
  const mine = workout.exercises.find((one) => one.key === key);
  if (!mine?.superset) return false;
  const members = workout.exercises.filter((one) => one.superset === mine.superset);
  return members.slice(members.indexOf(mine) + 1).some((one) => one.sets.some((set) => isLeft(one, set)));
}

/** The row of the answer table that holds for an outcome: the one for this reserve before the one for any. */
export function answerFor(answers: Answer[], reps: number, rir: number | null): Answer | undefined {
  const rows = answers.filter((row) => row.reps_low <= reps && reps <= row.reps_high);
  const whole = rir === null ? null : Math.floor(rir);
  return rows.find((row) => whole !== null && row.rir_low !== null && row.rir_high !== null && row.rir_low <= whole && whole <= row.rir_high)
    ?? rows.find((row) => row.rir_low === null);
}

/** The exercise after one of its sets came out so: the answer's load and repetitions stand for the sets that are left. */
export function answered(one: RunningExercise, done: RunningSet): { exercise: RunningExercise; answer?: Answer } {
  if (done.set_type === "warm_up" || done.set_type === "drop") return { exercise: one };
  const at = one.sets.findIndex((set) => set.key === done.key);
  const left = (set: RunningSet, place: number) => place > at && isOpen(set) && set.set_type !== "warm_up" && set.set_type !== "drop";
  const asPlanned = done.answers_kg !== null && done.load_kg !== null && Math.abs(done.answers_kg - done.load_kg) < 0.02;
  const answer = asPlanned && done.reps !== null ? answerFor(done.answers, done.reps, done.rir) : undefined;
  if (!answer) {
    if (asPlanned) return { exercise: one };
    const carried = one.sets.map((set, place) => {
      if (!left(set, place)) return set;
      const reps = set.reps ?? (set.duration_s === null && set.distance_m == null ? done.reps : null);
      return done.load_kg === null ? { ...set, reps } : moved(set, done.load_kg, reps, "carried");
    });
    return { exercise: { ...one, sets: carried } };
  }
  if (answer.reps === null) return { exercise: { ...one, ended: true, sets: one.sets.map((set, place) => (left(set, place) ? { ...set, load_kg: answer.load_kg, code: answer.code } : set)) }, answer };
  if (answer.code === "stay") {
    const next = one.sets.findIndex((set, place) => left(set, place));
    const sets = one.sets.map((set, place) => (place === next && set.reps !== answer.reps ? { ...set, reps: answer.reps, planned_reps: answer.reps } : set));
    return { exercise: { ...one, sets }, answer };
  }
  const sets = one.sets.map((set, place) => (left(set, place) ? moved(set, answer.load_kg, answer.reps, answer.code) : set));
  return { exercise: { ...one, sets }, answer };
}

function moved(set: RunningSet, load_kg: number | null, reps: number | null, code: string): RunningSet {
  const same = load_kg !== null && set.load_kg !== null && Math.abs(load_kg - set.load_kg) < 0.02;
  return { ...set, load_kg, reps, ...(set.planned && code !== "carried" ? { planned_reps: reps, meant_kg: load_kg } : {}), code, ...(same ? {} : { plates_kg: null }) };
}

/** A step for the load that the gym has: the least difference between loads that the plan itself names; a usual one without a plan. */
export function stepOf(one: RunningExercise, unit: "kg" | "lb"): number {
  const usual = unit === "lb" ? 5 * 0.45359237 : 2.5;
  const loads = [...new Set(one.sets.flatMap((set) => [set.load_kg, ...set.answers.map((row) => row.load_kg)]))];
  const known = loads.filter((load): load is number => load !== null && load > 0).sort((a, b) => a - b);
  const steps = known.slice(1).map((load, place) => load - known[place]!).filter((step) => step > 0.2);
  return steps.length > 1 ? Math.min(...steps) : usual;
}
