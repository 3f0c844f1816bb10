/** What can be done with an exercise under way: more sets, a superset, each side, help, another one, a note, away with it. */
import { useState } from "preact/hooks";
import { say } from "../keep/facts";
import { Switch } from "../parts/controls";
import { Sheet } from "../parts/sheet";
import { toast } from "../parts/toast";
import { Link } from "../router";
import { useWords } from "../words";
import { Substitutes } from "../library/substitutes";
import { plainSet, type RunningExercise, type RunningWorkout } from "./running";
import { change, changeExercise } from "./session";

export function ExerciseSheet({ workout, one, place, close }: { workout: RunningWorkout; one: RunningExercise; place: number; close: () => void }) {
  const w = useWords();
  const [swapping, swap] = useState(false);
  const [note, write] = useState("");
  const next = workout.exercises[place + 1];
  const logged = one.sets.some((set) => set.fact);
  const addSet = () => {
    const last = one.sets.at(-1);
    const set = { ...plainSet("working", last?.load_kg ?? null, last?.reps ?? null), rir: last?.rir ?? null, rest_s: last?.rest_s ?? null, duration_s: last?.duration_s ?? null };
    void changeExercise(one.key, (each) => ({ ...each, ended: false, sets: [...each.sets, set] }));
    close();
  };
  const link = () => {
    const used = new Set(workout.exercises.map((each) => each.superset));
    const letter = one.superset ?? next?.superset ?? ["A", "B", "C", "D", "E"].find((each) => !used.has(each)) ?? "F";
    void change((old) => ({ ...old, exercises: old.exercises.map((each, at) => (at === place || at === place + 1 ? { ...each, superset: letter } : each)) }));
    close();
  };
  const unlink = () => void changeExercise(one.key, (each) => ({ ...each, superset: undefined })).then(close);
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
    const put = (slug: string, name: string) => {
      const sets = one.sets.filter((set) => set.set_type !== "warm_up").map((set) => ({ ...plainSet("working", null, set.reps), rir: set.rir, rest_s: set.rest_s }));
      void changeExercise(one.key, (each) => ({ ...each, exercise: slug, name, sets, why: [], e1rm: undefined }));
      close();
    };
    return <Sheet title={w.today.swap_of(one.name)} close={close}><Substitutes slug={one.exercise} onPick={put} /></Sheet>;
  }
  return (
    <Sheet title={one.name} close={close}>
      <div>
        <button type="button" class="item" onClick={addSet}>{w.log.add_set}</button>
        {next && !(one.superset && next.superset === one.superset) && <button type="button" class="item" onClick={link}>{w.log.superset_with(next.name)}</button>}
        {one.superset && <button type="button" class="item" onClick={unlink}>{w.log.leave_superset}</button>}
        {!logged && one.exercise && <button type="button" class="item" onClick={() => swap(true)}>{w.today.swap}</button>}
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
