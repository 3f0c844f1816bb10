/** Under the thumb: the set that is next, prefilled; one tap logs it as planned. */
import { useEffect, useState } from "preact/hooks";
import { useObserved } from "../keep/observed";
import { preferences } from "../keep/settings";
import { Stepper } from "../parts/controls";
import { useSteady } from "../parts/memo";
import { readySound, signal, useAwake, useNow } from "../parts/signal";
import { clockText, inKg, inUnit, useUnit } from "../units";
import { useWords } from "../words";
import { RestBar } from "./rest_bar";
import { RirPicker } from "./rir_picker";
import { NotKept } from "./not_kept";
import { Plates } from "./plates";
import { goesOn, isSaid, lastOf, letters, partner, stepOf, type RunningWorkout } from "./running";
import { change, changeSet, logSet, undoSet } from "./session";
import { Icon } from "../parts/icons";

export function Dock({ workout, now }: { workout: RunningWorkout; now: NonNullable<RunningWorkout["now"]> }) {
  const w = useWords();
  const unit = useUnit();
  useAwake(useObserved(preferences).awake);
  const one = workout.exercises.find((each) => each.key === now.exercise);
  const set = one?.sets.find((each) => each.key === now.set);
  const edit = useSteady((part: Parameters<typeof changeSet>[2]) => void (one && set && changeSet(one.key, set.key, part)));
  const onLoad = useSteady((value: number | null) => edit({ load_kg: value === null ? null : inKg(value, unit), plates_kg: null }));
  const onReps = useSteady((reps: number | null) => edit({ reps }));
  const onRir = useSteady((rir: number | null) => edit({ rir }));
  if (!one || !set) return null;
  const far = set.distance_m != null && set.reps === null;
  const timed = !far && set.duration_s !== null && set.reps === null;
  const last = lastOf(workout);
  const letter = letters(workout).get(one.key);
  const then = goesOn(workout, one.key) ? partner(workout, one.key) : undefined;
  const step = inUnit(stepOf(one, unit), unit);
  const number = one.sets.filter((each) => each.set_type === set.set_type).indexOf(set) + 1;
  const log = () => {
    readySound();
    void logSet(one.key, set.key);
  };
  return (
    <section class="dock" aria-label={w.log.next_set}>
      <div>
        <NotKept />
        {workout.rest && <RestBar rest={workout.rest} />}
        <div class="head-line small">
          <span class="strong cut grow">{letter ? `${letter} · ` : ""}{one.name}</span>
          <span class="soft">{set.set_type === "working" ? w.log.set_n(number) : w.log.kinds[set.set_type]}{set.side ? `, ${set.side === "both" ? w.release.each_side : w.sides[set.side]}` : ""}</span>
          {last && (
            <button type="button" class="undo" onClick={() => void undoSet(last.exercise, last.set)}><Icon name="undo" />{w.lift.undo}</button>
          )}
        </div>
        <div class="grid2">
          <Stepper label={one.assisted ? w.log.help : w.log.load} unit={unit} value={set.load_kg === null ? null : inUnit(set.load_kg, unit)} step={step}
            hint={one.assisted ? `${w.log.help} ${unit}` : unit} onChange={onLoad} />
          {far
            ? <Stepper label={w.lift.distance} unit={w.lift.metres} value={set.distance_m ?? null} step={(set.distance_m ?? 0) >= 1000 ? 100 : 10} digits={0} most={100000} onChange={(distance_m) => edit({ distance_m })} />
            : timed
              ? <Timed seconds={set.duration_s ?? 0} since={workout.timing_ms} onChange={(duration_s) => edit({ duration_s })} />
              : <Stepper label={w.log.reps} value={set.reps} step={1} digits={0} most={200} onChange={onReps} />}
        </div>
        {!far && <Plates exercise={one.exercise} load={set.load_kg} planned={set.plates_kg} bar={set.bar_kg} />}
        {set.set_type !== "warm_up" && !timed && !far && <RirPicker value={set.rir} aim={set.aim_rir} onPick={onRir} />}
        {far && <Timed seconds={set.duration_s ?? 0} since={workout.timing_ms} label={w.log.time} onChange={(duration_s) => edit({ duration_s: duration_s || null })} />}
        {then && <p class="small soft centre">{w.lift.next_in(then.name)}</p>}
        <button type="button" class="button main" disabled={!isSaid(set)} onClick={log}>{w.log.log_set}</button>
      </div>
    </section>
  );
}

/** A hold: it runs from a moment that is kept, so that a locked phone loses nothing. */
function Timed({ seconds, since, label, onChange }: { seconds: number; since?: number; label?: string; onChange: (seconds: number) => void }) {
  const w = useWords();
  const now = useNow(250, since !== undefined);
  const [rung, ring] = useState(false);
  const gone = since === undefined ? 0 : Math.max(Math.round((now - since) / 1000), 0);
  useEffect(() => {
    if (since !== undefined && seconds > 0 && gone >= seconds && !rung) {
      ring(true);
      signal("done");
    }
    if (since === undefined) ring(false);
  }, [gone, seconds, since, rung]);
  const stop = () => {
    onChange(gone);
    void change((old) => ({ ...old, timing_ms: undefined }));
  };
  const begin = () => {
    readySound();
    void change((old) => ({ ...old, timing_ms: Date.now() }));
  };
  if (since !== undefined) {
    return <button type="button" class="button" onClick={stop}><span class="big">{clockText(gone)}</span> {w.stop}</button>;
  }
  return (
    <div class="row">
      <div class="grow"><Stepper label={label ?? w.log.hold} unit={w.unit_s} value={seconds} step={5} digits={0} most={3600} onChange={(value) => onChange(value ?? 0)} /></div>
      <button type="button" class="icon" aria-label={w.log.start_clock} onClick={begin}>▶</button>
    </div>
  );
}
