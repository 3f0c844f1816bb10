/** Under the thumb: the set that is next, prefilled; one tap logs it as planned. */
import { useEffect, useState } from "preact/hooks";
import { useObserved } from "../keep/observed";
import { preferences } from "../keep/settings";
import { Stepper } from "../parts/controls";
import { readySound, signal, useAwake, useNow } from "../parts/signal";
import { clockText, inKg, inUnit, useUnit } from "../units";
import { useWords } from "../words";
import { RestBar } from "./rest_bar";
import { RirPicker } from "./rir_picker";
import { isSaid, stepOf, type RunningWorkout } from "./running";
import { change, changeSet, logSet } from "./session";

export function Dock({ workout, now }: { workout: RunningWorkout; now: NonNullable<RunningWorkout["now"]> }) {
  const w = useWords();
  const unit = useUnit();
  useAwake(useObserved(preferences).awake);
  const one = workout.exercises.find((each) => each.key === now.exercise);
  const set = one?.sets.find((each) => each.key === now.set);
  if (!one || !set) return null;
  const timed = set.duration_s !== null && set.reps === null;
  const edit = (part: Parameters<typeof changeSet>[2]) => void changeSet(one.key, set.key, part);
  const step = inUnit(stepOf(one, unit), unit);
  const number = one.sets.filter((each) => each.set_type === set.set_type).indexOf(set) + 1;
  const log = () => {
    readySound();
    void logSet(one.key, set.key);
  };
  return (
    <section class="dock" aria-label={w.log.next_set}>
      <div>
        {workout.rest && <RestBar rest={workout.rest} />}
        <div class="row spread small">
          <span class="strong cut">{one.name}</span>
          <span class="soft">{set.set_type === "working" ? w.log.set_n(number) : w.log.kinds[set.set_type]}{set.side && set.side !== "both" ? `, ${w.sides[set.side]}` : ""}</span>
        </div>
        <div class="grid2">
          <Stepper label={one.assisted ? w.log.help : w.log.load} unit={unit} value={set.load_kg === null ? null : inUnit(set.load_kg, unit)} step={step}
            hint={one.assisted ? `${w.log.help} ${unit}` : unit} onChange={(value) => edit({ load_kg: value === null ? null : inKg(value, unit), plates_kg: null })} />
          {timed
            ? <Timed seconds={set.duration_s ?? 0} since={workout.timing_ms} onChange={(duration_s) => edit({ duration_s })} />
            : <Stepper label={w.log.reps} value={set.reps} step={1} digits={0} most={200} onChange={(reps) => edit({ reps })} />}
        </div>
        <Plates plates={set.plates_kg} bar={set.bar_kg} />
        {set.set_type !== "warm_up" && !timed && <RirPicker value={set.rir} onPick={(rir) => edit({ rir })} />}
        <button type="button" class="button main" disabled={!isSaid(set)} onClick={log}>{w.log.log_set}</button>
      </div>
    </section>
  );
}

function Plates({ plates, bar }: { plates?: number[] | null; bar?: number | null }) {
  const w = useWords();
  const unit = useUnit();
  if (!plates || bar == null) return null;
  return <p class="small soft centre">{w.log.plates(plates.map((plate) => String(inUnit(plate, unit))).join(" + ") || "0", String(inUnit(bar, unit)))}</p>;
}

/** A hold: it runs from a moment that is kept, so that a locked phone loses nothing. */
function Timed({ seconds, since, onChange }: { seconds: number; since?: number; onChange: (seconds: number) => void }) {
  const w = useWords();
  const now = useNow(250, since !== undefined);
  const [rung, ring] = useState(false);
  const gone = since === undefined ? 0 : Math.max(Math.round((now - since) / 1000), 0);
  useEffect(() => {
    if (since !== undefined && gone >= seconds && !rung) {
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
      <div class="grow"><Stepper label={w.log.hold} unit={w.unit_s} value={seconds} step={5} digits={0} most={3600} onChange={(value) => onChange(value ?? 0)} /></div>
      <button type="button" class="icon" aria-label={w.log.start_clock} onClick={begin}>▶</button>
    </div>
  );
}
