/** What is done to the workout under way. A deed is shown at once and kept in its turn, a set and its place in the outbox in one go;
 *  what could not be kept is taken back from the screen, and that is said. */
import type { PlannedDay } from "../api/types";
import { localDay, localInstant, newId } from "../keep/clock";
import { keep, writeState, type SetFact } from "../keep/database";
import { say, type Said } from "../keep/facts";
import { Observed } from "../keep/observed";
import { painted } from "../parts/painted";
import { toast } from "../parts/toast";
import { told } from "../units";
import { preferences } from "../keep/settings";
import { words } from "../words";
import { isRecord, isRecordNow } from "./records";
import { answered, fromPlan, goesOn, isOpen, isSaid, nextPlace, plainSet, type RunningExercise, type RunningSet, type RunningWorkout } from "./running";

export const running = new Observed<RunningWorkout | null>(null);
/** What the last set's answer said, until the next is logged. */
export const lastAnswer = new Observed<{ exercise: string; code: string } | null>(null);

/** The facts of sets that are shown and not yet kept: their ticks are hollow until they are. */
export const unkept = new Observed<ReadonlySet<string>>(new Set());
/** True from when something could not be kept until the next thing is. */
export const notKept = new Observed(false);

/** The workout as it is kept. */
let kept: RunningWorkout | null = null;
/** Moves on when something could not be kept: what was to be kept after it rested on it, and isn't either. */
let failures = 0;
let queue: Promise<unknown> = Promise.resolve();

function inTurn(deed: () => Promise<boolean>): Promise<boolean> {
  const next = queue.then(deed);
  queue = next;
  return next;
}

/** Keep a workout and what is said with it. False where the phone could not; then what is kept is on the screen again. */
async function keepAs(next: RunningWorkout | null, said: () => Said[] | Promise<Said[]>): Promise<boolean> {
  try {
    const facts = await said();
    if (facts.length) await say(facts, next);
    else await writeState("running", next ?? undefined);
    kept = next;
    notKept.value = false;
    return true;
  } catch (error) {
    console.error(error);
    failures += 1;
    running.value = kept;
    lastAnswer.value = null;
    notKept.value = true;
    return false;
  }
}

/** Show the workout as it is after a deed; once that is painted, keep it. */
function put(next: RunningWorkout, said: () => Said[] | Promise<Said[]> = () => []): Promise<boolean> {
  const then = failures;
  running.value = next;
  return inTurn(async () => {
    await painted();
    if (then !== failures) return false;
    if (kept?.id === next.id) return keepAs(next, said);
    running.value = kept; // it has been finished meanwhile
    return false;
  });
}

function tellNotKept(): false {
  toast(words.value.log.not_kept);
  return false;
}

export function restoreRunning(was: RunningWorkout | undefined): void {
  running.value = kept = was ?? null;
}

export const start = (day: PlannedDay | null) =>
  inTurn(async () => {
    if (running.value) return true;
    void navigator.storage?.persist?.();
    const id = newId();
    const at = localInstant();
    const plan = day ?? { date: localDay(), workout: null, minutes: null, warm_up: [], work: [], release: [], why: [], provisional: false };
    const workout = fromPlan(plan, id, at, Date.now());
    if (!(await keepAs(workout, () => [{ kind: "workout", id, at, name: workout.name || undefined }]))) return tellNotKept();
    running.value = workout;
    return true;
  });

/** Change how the workout stands, without any fact. */
export const change = async (how: (workout: RunningWorkout) => RunningWorkout): Promise<boolean> => (running.value ? put(how(running.value)) : false);

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
export async function logSet(key: string, setKey: string): Promise<boolean> {
  const workout = running.value;
  const one = workout?.exercises.find((each) => each.key === key);
  const set = one?.sets.find((each) => each.key === setKey);
  if (!workout || !one || !set || !isOpen(set) || !isSaid(set)) return false;
  const fact = newId();
  const record = isRecordNow(workout.id, one, set);
  const done: RunningSet = { ...set, fact, record };
  const { exercise, answer } = answered({ ...one, sets: one.sets.map((each) => (each.key === setKey ? done : each)) }, done);
  const sided = exercise.each_side && set.side !== "both" ? otherSide(exercise, done) : exercise;
  const exercises = workout.exercises.map((each) => (each.key === key ? sided : each));
  const after: RunningWorkout = { ...workout, exercises, timing_ms: undefined };
  const rest_s = goesOn(after, key) ? 0 : answer?.rest_s ?? set.rest_s ?? (set.set_type === "warm_up" ? 60 : 120);
  const now = nextPlace(after, key);
  const rest = rest_s > 0 && now ? { from_ms: Date.now(), until_ms: Date.now() + rest_s * 1000 } : null;
  const said = [{ ...factOf(workout, one, done), at: localInstant() }];
  unkept.value = new Set([...unkept.value, fact]);
  lastAnswer.value = answer && answer.code !== "stay" ? { exercise: key, code: answer.code } : null;
  const written = await put({ ...after, now, rest }, () => said);
  unkept.value = new Set([...unkept.value].filter((one) => one !== fact));
  if (written && record === undefined && (await isRecord(workout.id, one, set))) await markRecord(key, fact);
  return written;
}

/** A record that was found out only after the set was logged: what was done before had first to be read. */
const markRecord = (key: string, fact: string) =>
  changeExercise(key, (one) => ({ ...one, sets: one.sets.map((set) => (set.fact === fact ? { ...set, record: true } : set)) }));

/** After the left side the same set stands for the right. */
function otherSide(one: RunningExercise, done: RunningSet): RunningExercise {
  if (done.side !== "left") return one;
  const at = one.sets.findIndex((set) => set.key === done.key);
  const twin: RunningSet = { ...done, ...plainSet(done.set_type, done.load_kg, done.reps), rir: done.rir, duration_s: done.duration_s, distance_m: done.distance_m, rest_s: done.rest_s, side: "right" };
  return { ...one, sets: [...one.sets.slice(0, at + 1), { ...twin, fact: undefined, record: undefined, planned: undefined, planned_reps: undefined }, ...one.sets.slice(at + 1)] };
}

/** A set that is logged, said anew: a newer version of the same fact. */
export async function correctSet(key: string, setKey: string, part: Partial<RunningSet>): Promise<boolean> {
  const workout = running.value;
  const one = workout?.exercises.find((each) => each.key === key);
  const set = one?.sets.find((each) => each.key === setKey);
  if (!workout || !one || !set?.fact) return false;
  const id = set.fact;
  const changed = { ...set, ...part };
  const sets = one.sets.map((each) => (each.key === setKey ? changed : each));
  return put({ ...workout, exercises: workout.exercises.map((each) => (each.key === key ? { ...one, sets } : each)) }, async () => {
    const old = (await (await keep()).get("facts", id)) as SetFact | undefined;
    return [{ ...factOf(workout, one, changed), at: old?.at }];
  });
}

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
export async function undoSet(key: string, setKey: string): Promise<boolean> {
  const workout = running.value;
  const set = workout?.exercises.find((each) => each.key === key)?.sets.find((each) => each.key === setKey);
  if (!workout || !set?.fact) return false;
  const target = set.fact;
  const open = (each: RunningSet) => (each.key === setKey ? { ...each, fact: undefined, record: undefined } : each);
  const exercises = workout.exercises.map((each) => (each.key === key ? { ...each, ended: false, sets: each.sets.map(open) } : each));
  return put({ ...workout, exercises, now: { exercise: key, set: setKey }, rest: null }, () => [{ kind: "tombstone", target }]);
}

export const rest = (seconds: number) =>
  change((workout) => (workout.rest ? { ...workout, rest: { ...workout.rest, until_ms: workout.rest.until_ms + seconds * 1000 } } : workout));

export const endRest = () => change((workout) => ({ ...workout, rest: null }));

/** The workout is done: its fact gets its end and how hard it was; nothing is left under way. */
export const finish = (session_rpe: number | null, note: string) =>
  inTurn(async () => {
    const workout = running.value;
    if (!workout) return false;
    const { id, at, name } = workout;
    const said: Said[] = [{ kind: "workout", id, at, name: name || undefined, ended_at: localInstant(), session_rpe: session_rpe ?? undefined }];
    if (note.trim()) said.push({ kind: "note", text: note.trim(), workout: id });
    return over(said);
  });

/** Leave without a trace: the workout and its sets are deleted. */
export const discard = () =>
  inTurn(async () => {
    const workout = running.value;
    if (!workout) return false;
    const facts = workout.exercises.flatMap((one) => one.sets.flatMap((set) => (set.fact ? [set.fact] : [])));
    return over([...facts, workout.id].map((target) => ({ kind: "tombstone", target })));
  });

async function over(said: Said[]): Promise<boolean> {
  if (!(await keepAs(null, () => said))) return tellNotKept();
  running.value = null;
  lastAnswer.value = null;
  return true;
}
