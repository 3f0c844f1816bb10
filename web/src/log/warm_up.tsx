/** The warm-up before the first lift: tick what is done; holds open the player. */
import { useState } from "preact/hooks";
import { useWords } from "../words";
import { Player } from "../release/player";
import { warmUpText } from "../today/warm_up_text";
import type { RunningWorkout } from "./running";
import { change } from "./session";

export function WarmUp({ workout }: { workout: RunningWorkout }) {
  const w = useWords();
  const [playing, play] = useState<number | null>(null);
  const left = workout.warm_up.filter((item) => !item.done).length;
  const begun = workout.exercises.some((one) => one.sets.some((set) => set.fact));
  const [turned, turn] = useState(false);
  const folded = (begun || left === 0) !== turned;
  const tick = (at: number, done: boolean) =>
    void change((old) => ({ ...old, warm_up: old.warm_up.map((item, place) => (place === at ? { ...item, done } : item)) }));
  const item = playing === null ? null : workout.warm_up[playing];
  return (
    <section class="card exercise" aria-label={w.today.warm_up}>
      <button type="button" class="item" style={{ border: 0 }} aria-expanded={!folded} onClick={() => turn(!turned)}>
        <span class="grow strong">{w.today.warm_up}</span>
        <span class="soft">{left ? `${workout.warm_up.length - left}/${workout.warm_up.length}` : "✓"}</span>
      </button>
      {!folded && workout.warm_up.map((one, at) => (
        <div key={at} class="row">
          <button type="button" class="item grow" style={{ border: 0 }} onClick={() => (one.duration_s ? play(at) : tick(at, !one.done))}>
            <span class="grow">{one.name}</span>
            <span class="soft">{warmUpText(one, w)}</span>
          </button>
          <button type="button" class="chip" aria-pressed={one.done} aria-label={w.log.tick(one.name)} onClick={() => tick(at, !one.done)}>✓</button>
        </div>
      ))}
      {item && <Player title={item.name} holds={Array.from({ length: item.sets }, () => ({ seconds: item.duration_s ?? 30 }))} exercise={item.exercise}
        close={(done) => {
          if (done && playing !== null) tick(playing, true);
          play(null);
        }} />}
    </section>
  );
}
