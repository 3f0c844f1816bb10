/** What can be done with an exercise under way: more sets, a superset, each side, help, another one, a note, away with it. */
import { useState } from "preact/hooks";
import { say, unsay } from "../keep/facts";
import { Switch } from "../parts/controls";
import { Sheet } from "../parts/sheet";
import { toast } from "../parts/toast";
import { Link } from "../router";
import { useWords } from "../words";
import { keptBody } from "../api/kept";
import type { Alternative, Alternatives } from "../api/types";
import { SwapSheet } from "../today/swap_sheet";
import { swapTo, unswap, useSwaps } from "../today/swaps";
import { lastTime } from "./records";
import { fromPlanned, plainExercise, plainSet, type RunningExercise, type RunningSet, type RunningWorkout } from "./running";
import { change, changeExercise, putInstead, restore } from "./session";

export function ExerciseSheet({ workout, one, place, close }: { workout: RunningWorkout; one: RunningExercise; place: number; close: () => void }) {
  const w = useWords();
  const [swapping, swap] = useState(false);
  const [note, write] = useState("");
  const swaps = useSwaps();
  const next = workout.exercises[place + 1];
  const logged = one.sets.some((set) => set.fact);
  const addSet = () => {
    const last = one.sets.at(-1);
    const set = { ...plainSet("working", last?.load_kg ?? null, last?.reps ?? null), rir: last?.rir ?? null, rest_s: last?.rest_s ?? null,
      duration_s: last?.duration_s ?? null, distance_m: last?.distance_m ?? null, side: one.each_side ? ("left" as const) : undefined };
    void changeExercise(one.key, (each) => ({ ...each, ended: false, sets: [...each.sets, set] }));
    close();
  };
  const link = () => {
    const used = new Set(workout.exercises.map((each) => each.superset));
    const letter = one.superset ?? next?.superset ?? ["A", "B", "C", "D", "E"].find((each) => !used.has(each)) ?? "F";
    void change((old) => ({ ...old, exercises: old.exercises.map((each, at) => (at === place || at === place + 1 ? { ...each, superset: letter } : each)) }));
    close();
  };
  const unlink = () => void change((old) => {
    const left = old.exercises.filter((each) => each.superset === one.superset && each.key !== one.key);
    return { ...old, exercises: old.exercises.map((each) => (each.key === one.key || (left.length === 1 && each.key === left[0]!.key) ? { ...each, superset: undefined } : each)) };
  }).then(close);
  const move = (by: number) =>
    void change((old) => {
      const exercises = [...old.exercises];
      exercises.splice(place + by, 0, ...exercises.splice(place, 1));
      return { ...old, exercises };
    }).then(close);
  const sides = (each_side: boolean) =>
    void changeExercise(one.key, (each) => ({ ...each, each_side, sets: each.sets.map((set) => (set.fact ? set : { ...set, side: each_side ? "left" : undefined })) }));
  const keepNote = () => void say([{ kind: "note", text: note.trim(), workout: workout.id, exercise: one.exercise ?? undefined }]).then(() => (toast(w.kept), close()));
  if (swapping && one.exercise) {
    const of = one.planned_as ?? { slug: one.exercise, name: one.name };
    const before = one.planned_as && swaps.find((each) => each.of === one.planned_as!.slug);
    const put = async (made: RunningExercise, to: { slug: string; name: string } | null) => {
      const stood = workout.exercises;
      close();
      await putInstead(one.key, made);
      const fact = !one.planned_as ? null : to ? await swapTo(of, to, before) : before ? (await unswap(before), null) : null;
      toast(w.swap.swapped(made.name), { label: w.swap.undo, run: () => void restore(stood).then(() => {
        if (before) void swapTo(of, { slug: before.instead, name: before.name }, before);
        else if (fact) void unsay(fact);
      }) });
    };
    const pick = async (to: { slug: string; name: string }, alternative?: Alternative) => {
      const made = alternative ? fromPlanned(alternative.planned, []) : plainExercise(to.slug, to.name, await setsAsLast(to, one));
      await put({ ...made, planned_as: one.planned_as }, to);
    };
    const goBack = async () => {
      const kept = await keptBody<Alternatives>("today/alternatives");
      const planned = kept?.exercises.find((each) => each.exercise === of.slug)?.planned;
      const made = planned ? fromPlanned(planned, []) : plainExercise(of.slug, of.name, await setsAsLast(of, one));
      await put({ ...made, planned_as: one.planned_as }, null);
    };
    return (
      <SwapSheet of={of} now={one.exercise === of.slug ? undefined : one.exercise} taken={workout.exercises.map((each) => each.exercise)} close={close}
        onPick={(to, alternative) => void pick(to, alternative)} onBack={() => void goBack()} />
    );
  }
  return (
    <Sheet title={one.name} close={close}>
      <div>
        <button type="button" class="item" onClick={addSet}>{w.log.add_set}</button>
        {next && !(one.superset && next.superset === one.superset) && <button type="button" class="item" onClick={link}>{w.log.superset_with(next.name)}</button>}
        {one.superset && <button type="button" class="item" onClick={unlink}>{w.log.leave_superset}</button>}
        {one.exercise && <button type="button" class="item" onClick={() => swap(true)}>{w.today.swap}</button>}
        {place > 0 && <button type="button" class="item" onClick={() => move(-1)}>{w.log.earlier}</button>}
        {next && <button type="button" class="item" onClick={() => move(1)}>{w.log.later}</button>}
        {one.exercise && <Link to={`/library/${one.exercise}`} class="item">{w.log.page}</Link>}
      </div>
      <Switch label={w.log.each_side} on={one.each_side} onChange={sides} />
      <Switch label={w.log.assisted} on={one.assisted} onChange={(assisted) => void changeExercise(one.key, (each) => ({ ...each, assisted }))} />
      <label class="field">
        <span class="soft small">{w.log.note}</span>
        <textarea value={note} onInput={(event) => write(event.currentTarget.value)} />
      </label>
      {note.trim() && <button type="button" class="button" onClick={keepNote}>{w.keep}</button>}
      {!logged && (
        <button type="button" class="button danger" onClick={() => void change((old) => {
          const exercises = old.exercises.filter((each) => each.key !== one.key);
          const left = exercises.find((each) => each.sets.some((set) => !set.fact));
          const set = left?.sets.find((each) => !each.fact);
          return { ...old, exercises, now: old.now?.exercise === one.key ? (left && set ? { exercise: left.key, set: set.key } : null) : old.now };
        }).then(close)}>{w.log.remove_exercise}</button>
      )}
    </Sheet>
  );
}

/** As many sets as are left, with the loads of the last time this was done; without one the load is the lifter's to choose. */
async function setsAsLast(to: { slug: string; name: string }, one: RunningExercise): Promise<RunningSet[]> {
  const before = await lastTime(to.slug, to.name, "");
  return one.sets.filter((set) => set.set_type !== "warm_up").map((set, at) => {
    const last = before[Math.min(at, before.length - 1)];
    return { ...plainSet("working", last?.load_kg ?? null, last?.reps ?? set.reps), rir: set.rir, rest_s: set.rest_s, duration_s: last?.duration_s ?? null };
  });
}
