/** The end of a workout: what was done, what was planned, how hard it was. */
import { useState } from "preact/hooks";
import { waiting } from "../keep/facts";
import { useObserved } from "../keep/observed";
import { Choices } from "../parts/controls";
import { Sheet } from "../parts/sheet";
import { toast } from "../parts/toast";
import { go } from "../router";
import { clockText, useUnit } from "../units";
import { useWords } from "../words";
import { setText } from "./exercise_card";
import type { RunningWorkout } from "./running";
import { discard, finish } from "./session";

export function Finish({ workout, close }: { workout: RunningWorkout; close: () => void }) {
  const w = useWords();
  const unit = useUnit();
  const [hard, rate] = useState<number | null>(null);
  const [note, write] = useState("");
  const [sure, ask] = useState(false);
  const unsent = useObserved(waiting);
  const sets = workout.exercises.flatMap((one) => one.sets.filter((set) => set.set_type !== "warm_up"));
  const done = sets.filter((set) => set.fact);
  const records = workout.exercises.flatMap((one) => one.sets.filter((set) => set.record).map((set) => `${one.name} ${setText(set, unit, w)}`));
  const end = () =>
    void finish(hard, note).then((kept) => {
      if (!kept) return;
      go(`/log/${encodeURIComponent(workout.id)}`);
      toast(unsent.count ? w.sync.kept_here : w.kept);
    });
  return (
    <Sheet title={w.log.finish_title} close={close}>
      <p>{w.log.summary(clockText((Date.now() - workout.started_ms) / 1000), done.length, sets.length)}</p>
      {records.map((one) => <p key={one} class="good strong">{w.log.record_of(one)}</p>)}
      {done.length < sets.length && <p class="soft">{w.log.open_sets(sets.length - done.length)}</p>}
      <span class="strong">{w.log.how_hard}</span>
      <Choices label={w.log.how_hard} kind="even eight" value={hard} onPick={rate} choices={[3, 4, 5, 6, 7, 8, 9, 10].map((value) => ({ value, label: String(value) }))} />
      <p class="small soft">{w.log.how_hard_meant}</p>
      <label class="field">
        <span class="soft small">{w.log.note}</span>
        <textarea value={note} onInput={(event) => write(event.currentTarget.value)} />
      </label>
      <button type="button" class="button main" onClick={end}>{w.log.finish}</button>
      {sure
        ? <button type="button" class="button danger" onClick={() => void discard().then((kept) => kept && go("/"))}>{w.log.discard_sure}</button>
        : <button type="button" class="button plain" onClick={() => ask(true)}>{w.log.discard}</button>}
    </Sheet>
  );
}
