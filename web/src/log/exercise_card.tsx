/** One exercise of the workout under way: its sets, what was done last time, and what can be done with it. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { SetFact } from "../keep/database";
import { useObserved } from "../keep/observed";
import { Icon } from "../parts/icons";
import { memo } from "../parts/memo";
import { Because } from "../parts/why";
import { Link } from "../router";
import { about, aboutText, clockText, inUnit, useUnit, type Unit } from "../units";
import { useWords, type Words } from "../words";
import { ExerciseSheet } from "./exercise_sheet";
import { lastTime } from "./records";
import { isOpen, isSaid, type RunningExercise, type RunningSet, type RunningWorkout } from "./running";
import { change, logSet, running } from "./session";
import { SetSheet } from "./set_sheet";

const still = matchMedia("(prefers-reduced-motion: reduce)");

export function useLastTime(one: RunningExercise, workout: string): SetFact[] {
  const [found, set] = useState<SetFact[]>([]);
  useEffect(() => void lastTime(one.exercise, one.name, workout).then(set), [one.exercise, one.name, workout]);
  return found;
}

/** No set is being kept. */
export const NONE: ReadonlySet<string> = new Set();

interface CardProps {
  one: RunningExercise;
  place: number;
  /** The id of the workout. */
  workout: string;
  /** The key of the set that is next, where it is one of these. */
  now: string | null;
  unfolded: boolean;
  letter?: string;
  /** The code of what the last set's answer said, where it was one of these. */
  answer?: string;
  /** The facts of the sets that are not yet kept. */
  keeping: ReadonlySet<string>;
}

/** Drawn anew only when something of its own has changed: a tap on one set leaves the other cards as they are. */
export const ExerciseCard = memo(function ExerciseCard({ one, place, workout, now, unfolded, letter, answer, keeping }: CardProps) {
  const w = useWords();
  const unit = useUnit();
  const [sheet, open] = useState<"" | "exercise" | string>("");
  const before = useLastTime(one, workout);
  const mine = now !== null;
  const done = one.sets.filter((set) => set.fact).length;
  const [picked, pick] = useState(false);
  const folded = !unfolded && !picked;
  let worked = -1;
  return (
    <section class="card exercise" data-now={mine} data-superset={letter} aria-label={one.name}>
      <div class="row">
        <button type="button" class="grow item" style={{ border: 0 }} aria-expanded={!folded} onClick={() => pick(!picked)}>
          <span class="grow">
            <span class="strong">{letter && <span class="tag good">{letter}</span>} {one.name}</span>
            
          </span>
          <span class="soft">{done === one.sets.length && done > 0 ? "✓" : `${done}/${one.sets.length}`}</span>
        </button>
        <button type="button" class="icon" aria-label={w.log.options(one.name)} onClick={() => open("exercise")}>
          <Icon name="more" />
        </button>
      </div>
      {!folded && (
        <>
          <p class="soft small row wrap">
            {one.e1rm?.value != null && one.e1rm.low != null && one.e1rm.high != null && (
              <Because title={w.e1rm} why={[]} inline more={<p>{w.e1rm_meant(aboutText(one.e1rm.value, unit), aboutText(one.e1rm.low, unit), aboutText(one.e1rm.high, unit), one.e1rm.n ?? 0)}</p>}>
                {w.e1rm} {about(one.e1rm.value, unit)} ({about(one.e1rm.low, unit)}–{about(one.e1rm.high, unit)})
              </Because>
            )}
            {one.why.length > 0 && <Because title={one.name} why={one.why} inline>{w.why}</Because>}
            {one.exercise && <Link to={`/library/${one.exercise}`}><span class="number inline">{w.log.cues}</span></Link>}
          </p>
          <div class="sets">
            {one.sets.map((set) => {
              if (set.set_type !== "warm_up" && set.set_type !== "drop") worked += 1;
              return <SetRow key={set.key} {...{ w, unit, set, open }} exercise={one.key} now={now === set.key} kept={!set.fact || !keeping.has(set.fact)}
                number={worked + 1} last={set.set_type === "warm_up" ? undefined : before[worked]} />;
            })}
          </div>
          {answer && <p class="small good strong" role="status">{w.log.answers[answer as keyof Words["log"]["answers"]] ?? answer}</p>}
          {one.ended && <p class="warn small">{w.log.ended}</p>}
        </>
      )}
      {sheet === "exercise" && <WithWorkout drawn={(whole) => <ExerciseSheet workout={whole} {...{ one, place }} close={() => open("")} />} />}
      {sheet !== "" && sheet !== "exercise" && <SetSheet one={one} setKey={sheet} close={() => open("")} />}
    </section>
  );
});

function WithWorkout({ drawn }: { drawn: (workout: RunningWorkout) => ComponentChildren }) {
  const workout = useObserved(running);
  return <>{workout && drawn(workout)}</>;
}

interface RowProps {
  w: Words;
  unit: Unit;
  /** The exercise's key. */
  exercise: string;
  set: RunningSet;
  now: boolean;
  kept: boolean;
  number: number;
  last?: SetFact;
  open: (set: string) => void;
}

const SetRow = memo(function SetRow({ w, unit, exercise, set, now, kept, number, last, open }: RowProps) {
  const kind = set.set_type === "working" ? String(number) : w.log.kind_letters[set.set_type];
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => void (now && row.current?.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" })), [now]);
  const onEdit = () => open(set.key);
  const pick = () => (isOpen(set) ? void change((old) => ({ ...old, now: { exercise, set: set.key } })) : onEdit());
  return (
    <div class="set" ref={row} data-now={now} data-kind={set.set_type} data-done={!isOpen(set)} data-kept={kept}>
      <button type="button" class="kind" aria-label={w.log.edit_set(kind)} onClick={onEdit}>
        {kind}{set.side && set.side !== "both" ? w.log.side_letters[set.side] : ""}
      </button>
      <button type="button" class="soft small cut" onClick={pick}>{last ? setText({ ...last, rir: null }, unit, w) : "–"}</button>
      <button type="button" class="what" onClick={pick}>{setText(set.fact ? set : { ...set, rir: set.rir ?? set.aim_rir ?? null }, unit, w)}{set.record && <span class="tag good">{` ${w.log.record}`}</span>}</button>
      <button type="button" class="tick" aria-label={isOpen(set) ? w.log.log_set_n(kind) : w.log.logged(kind)} onClick={() => (!isOpen(set) ? onEdit() : isSaid(set) ? void logSet(exercise, set.key) : pick())}>
        <i>✓</i>
      </button>
    </div>
  );
});

interface Shown {
  load_kg?: number | null;
  reps?: number | null;
  rir?: number | null;
  duration_s?: number | null;
  distance_m?: number | null;
}

export function setText(set: Shown, unit: Unit, w: Words): string {
  const load = set.load_kg ? `${inUnit(set.load_kg, unit)} ` : "";
  if (set.reps == null && set.distance_m != null) return `${load}${set.distance_m} m${set.duration_s ? ` · ${clockText(set.duration_s)}` : ""}`;
  if (set.reps == null && set.duration_s != null) return `${load}${w.seconds(set.duration_s)}`;
  const reps = set.reps == null ? "–" : `× ${set.reps}`;
  return `${load}${reps}${set.rir == null ? "" : ` @${set.rir}`}`;
}
