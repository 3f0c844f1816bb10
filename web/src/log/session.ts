/** What is done to the workout under way. Each deed is kept before the next begins; a set and its place in the outbox in one go. */
import type { PlannedDay } from "../api/types";
import { localDay, localInstant, newId } from "../keep/clock";
import { keep, readState, writeState, type SetFact } from "../keep/database";
import { say, unsay, type Said } from "../keep/facts";
import { Observed } from "../keep/observed";
import { told } from "../units";
import { preferences } from "../keep/settings";
import { isRecord } from "./records";
import { answered, fromPlan, goesOn, isOpen, isSaid, nextPlace, plainSet, type RunningExercise, type RunningSet, type RunningWorkout } from "./running";

export const running = new Observed<RunningWorkout | null>(null);
/** What the last set's answer said, until the next is logged. */
export const lastAnswer = new Observed<{ exercise: string; code: string } | null>(null);

let queue: Promise<unknown> = Promise.resolve();

/** One deed after another: `deed` gets the workout as it stands then. */
function inTurn<T>(deed: () => Promise<T>): Promise<T> {
  const next = queue.then(deed, deed);
  queue = next.catch(() => undefined);
  return next;
}

export async function restoreRunning(): Promise<void> {
  running.value = (await readState<RunningWorkout>("running")) ?? null;
}

export const start = (day: PlannedDay | null) =>
  inTurn(async () => {
    if (running.value) return;
    void navigator.storage?.persist?.();
    const id = newId();
    const at = localInstant();
    const plan = day ?? { date: localDay(), workout: null, minutes: null, warm_up: [], work: [], release: [], why: [], provisional: false };
    const workout = fromPlan(plan, id, at, Date.now());
    await say([{ kind: "workout", id, at, name: workout.name || undefined }], workout);
    running.value = workout;
  });

/** Change how the workout stands, without any fact. */
export const change = (how: (workout: RunningWorkout) => RunningWorkout) =>
  inTurn(async () => {
    if (!running.value) return;
    const next = how(running.value);
    running.value = next;
    await writeState("running", next);
  });

export const changeExercise = (key: string, how: (one: RunningExercise) => RunningExercise) =>
  change((workout) => placed({ ...workout, exercises: workout.exercises.map((one) => (one.key === key ? how(one) : one)) }));

export const changeSet = (key: string, set: string, part: Partial<RunningSet>) =>
  changeExercise(key, (one) => ({ ...one, sets: one.sets.map((each) => (each.key === set ? { ...each, ...part } : each)) }));

/** Where `now` points to a set that is gone or done, move it on. */
function placed(workout: RunningWorkout, at: string | null = workout.now?.exercise ?? null): RunningWorkout {
  const one = workout.exercises.find((each) => each.key === workout.now?.exercise);
  const set = one?.sets.find((each) => each.key === workout.now?.set);
  return set && isOpen(set) ? workout : { ...workout, now: nextPlace(workout, at) };
}

const unit = () => (preferences.value.units === "auto" ? told.value : preferences.value.units);

/** Whether the set was done at the load that was asked for: only then do its reps say whether it fell short. */
const asMeant = (set: RunningSet) => set.planned !== undefined && (set.meant_kg ?? null) === set.load_kg;

function factOf(workout: RunningWorkout, one: RunningExercise, set: RunningSet): Said {
  return {
    kind: "set", id: set.fact, workout: workout.id, exercise: one.exercise ?? undefined, exercise_name: one.name,
    load_kg: set.load_kg ?? undefined, reps: set.reps ?? undefined, rir: set.set_type === "warm_up" ? undefined : set.rir ?? undefined,
    set_type: set.set_type, duration_s: set.duration_s ?? undefined, distance_m: set.distance_m ?? undefined, side: set.side, assisted: one.assisted || undefined,
    superset: one.superset, planned: set.planned, planned_reps: asMeant(set) ? set.planned_reps ?? undefined : undefined, planned_kg: set.planned ? set.answers_kg ?? undefined : undefined, entered_unit: unit(),
  };
}

/** Log a set as it stands on the screen. Rest begins, the next set takes its answer, and all of it is kept at once. */
export const logSet = (key: string, setKey: string) =>
  inTurn(async () => {
    const workout = running.value;
    const one = workout?.exercises.find((each) => each.key === key);
    const set = one?.sets.find((each) => each.key === setKey);
    if (!workout || !one || !set || !isOpen(set) || !isSaid(set)) return;
    const record = await isRecord(workout.id, one, set);
    const done: RunningSet = { ...set, fact: newId(), record };
    const { exercise, answer } = answered({ ...one, sets: one.sets.map((each) => (each.key === setKey ? done : each)) }, done);
    const sided = exercise.each_side && set.side !== "both" ? otherSide(exercise, done) : exercise;
    const exercises = workout.exercises.map((each) => (each.key === key ? sided : each));
    const after: RunningWorkout = { ...workout, exercises, timing_ms: undefined };
    const rest_s = goesOn(after, key) ? 0 : answer?.rest_s ?? set.rest_s ?? (set.set_type === "warm_up" ? 60 : 120);
    const now = nextPlace(after, key);
    const rest = rest_s > 0 && now ? { from_ms: Date.now(), until_ms: Date.now() + rest_s * 1000 } : null;
    const next = { ...after, now, rest };
    await say([{ ...factOf(workout, one, done), at: localInstant() }], next);
    running.value = next;
    lastAnswer.value = answer && answer.code !== "stay" ? { exercise: key, code: answer.code } : null;
  });

/** After the left side the same set stands for the right. */
function otherSide(one: RunningExercise, done: RunningSet): RunningExercise {
  if (done.side !== "left") return one;
  const at = one.sets.findIndex((set) => set.key === done.key);
  const twin: RunningSet = { ...done, ...plainSet(done.set_type, done.load_kg, done.reps), rir: done.rir, duration_s: done.duration_s, distance_m: done.distance_m, rest_s: done.rest_s, side: "right" };
  return { ...one, sets: [...one.sets.slice(0, at + 1), { ...twin, fact: undefined, record: undefined, planned: undefined, planned_reps: undefined }, ...one.sets.slice(at + 1)] };
}

/** A set that is logged, said anew: a newer version of the same fact. */
export const correctSet = (key: string, setKey: string, part: Partial<RunningSet>) =>
  inTurn(async () => {
    const workout = running.value;
    const one = workout?.exercises.find((each) => each.key === key);
    const set = one?.sets.find((each) => each.key === setKey);
    if (!workout || !one || !set?.fact) return;
    const changed = { ...set, ...part };
    const sets = one.sets.map((each) => (each.key === setKey ? changed : each));
    const next = { ...workout, exercises: workout.exercises.map((each) => (each.key === key ? { ...one, sets } : each)) };
    const old = (await (await keep()).get("facts", set.fact)) as SetFact | undefined;
    await say([{ ...factOf(workout, one, changed), at: old?.at }], next);
    running.value = next;
  });

/** Another exercise in the place of one; where sets of that are logged they stay, and the other takes those that are left. */
export const putInstead = (key: string, made: RunningExercise) =>
  change((workout) => {
    const at = workout.exercises.findIndex((one) => one.key === key);
    const old = workout.exercises[at];
    if (!old) return workout;
    const done = old.sets.filter((set) => set.fact);
    const left = old.sets.filter((set) => !set.fact && set.set_type !== "warm_up").length;
    const taken = { ...made, superset: old.superset, sets: done.length ? made.sets.slice(0, Math.max(left, 1)) : made.sets };
    const exercises = [...workout.exercises];
    exercises.splice(at, 1, ...(done.length ? [{ ...old, sets: done }, taken] : [taken]));
    return placed({ ...workout, exercises, now: workout.now?.exercise === key ? null : workout.now }, taken.key);
  });

/** The exercises as they stood, but for what was logged meanwhile: those sets keep their facts. */
export const restore = (exercises: RunningExercise[]) =>
  change((workout) => {
    const facts = new Map(workout.exercises.flatMap((one) => one.sets.flatMap((set) => (set.fact ? [[set.key, set] as const] : []))));
    const known = new Set(exercises.flatMap((one) => one.sets.map((set) => set.key)));
    const kept = workout.exercises.filter((one) => one.sets.some((set) => set.fact && !known.has(set.key)));
    const back = exercises.map((one) => ({ ...one, sets: one.sets.map((set) => facts.get(set.key) ?? { ...set, fact: undefined, record: undefined }) }));
    return placed({ ...workout, exercises: [...back, ...kept.filter((one) => !back.some((each) => each.key === one.key))], now: null });
  });

/** Take a logged set back: it stands open again. */
export const undoSet = (key: string, setKey: string) =>
  inTurn(async () => {
    const workout = running.value;
    const set = workout?.exercises.find((each) => each.key === key)?.sets.find((each) => each.key === setKey);
    if (!workout || !set?.fact) return;
    const open = (each: RunningSet) => (each.key === setKey ? { ...each, fact: undefined, record: undefined } : each);
    const exercises = workout.exercises.map((each) => (each.key === key ? { ...each, ended: false, sets: each.sets.map(open) } : each));
    const next = { ...workout, exercises, now: { exercise: key, set: setKey }, rest: null };
    await unsay(set.fact, next);
    running.value = next;
  });

export const rest = (seconds: number) =>
  change((workout) => (workout.rest ? { ...workout, rest: { ...workout.rest, until_ms: workout.rest.until_ms + seconds * 1000 } } : workout));

export const endRest = () => change((workout) => ({ ...workout, rest: null }));

/** The workout is done: its fact gets its end and how hard it was; nothing is left under way. */
export const finish = (session_rpe: number | null, note: string) =>
  inTurn(async () => {
    const workout = running.value;
    if (!workout) return;
    const { id, at, name } = workout;
    const said: Said[] = [{ kind: "workout", id, at, name: name || undefined, ended_at: localInstant(), session_rpe: session_rpe ?? undefined }];
    if (note.trim()) said.push({ kind: "note", text: note.trim(), workout: id });
    await say(said, null);
    running.value = null;
    lastAnswer.value = null;
  });

/** Leave without a trace: the workout and its sets are deleted. */
export const discard = () =>
  inTurn(async () => {
    const workout = running.value;
    if (!workout) return;
    const facts = workout.exercises.flatMap((one) => one.sets.flatMap((set) => (set.fact ? [set.fact] : [])));
    await say([...facts, workout.id].map((target) => ({ kind: "tombstone", target })), null);
    running.value = null;
  });
