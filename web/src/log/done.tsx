/** A workout that is done: its sets as they are kept, to read, to correct, to delete. */
import { useEffect, useState } from "preact/hooks";
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import { keep, type Fact, type SetFact } from "../keep/database";
import { factsChanged, say, setsOfWorkout, unsay } from "../keep/facts";
import { useObserved } from "../keep/observed";
import { Stepper } from "../parts/controls";
import { IconButton } from "../parts/icons";
import { Sheet } from "../parts/sheet";
import { SyncLine } from "../parts/sync_line";
import { ReleaseCard } from "../release/release_card";
import { back } from "../router";
import { inKg, inUnit, loadText, useUnit } from "../units";
import { dayText, useWords } from "../words";
import { setText } from "./exercise_card";
import { RirPicker } from "./rir_picker";
import type { ReleaseItem } from "../api/types";

export function DoneScreen({ id }: { id: string }) {
  const w = useWords();
  const unit = useUnit();
  const turn = useObserved(factsChanged);
  const [workout, setWorkout] = useState<Fact>();
  const [sets, setSets] = useState<SetFact[]>([]);
  const [picked, pick] = useState<SetFact | null>(null);
  useEffect(() => {
    void keep().then(async (db) => {
      setWorkout(await db.get("facts", id));
      setSets(await setsOfWorkout(id));
    });
  }, [id, turn]);
  const day = workout?.at.slice(0, 10);
  const tonight = useKept<{ release: ReleaseItem[] }>(day ? `tonight?date=${day}` : null, useObserved(serverMoved));
  const names = [...new Set(sets.map((set) => set.exercise_name ?? set.exercise ?? ""))];
  const moved = sets.reduce((sum, set) => sum + (set.set_type === "warm_up" || set.assisted ? 0 : (set.load_kg ?? 0) * (set.reps ?? 0)), 0);
  return (
    <main class="screen" tabIndex={-1}>
      <div class="head">
        <IconButton name="back" label={w.back} onClick={() => back("/log")} />
        <div class="grow">
          <h1>{String(workout?.name ?? w.log.workout)}</h1>
          {day && <span class="soft">{dayText(day, "long")}</span>}
        </div>
      </div>
      <SyncLine />
      <p class="soft">{w.log.done_line(sets.filter((set) => set.set_type !== "warm_up").length, loadText(Math.round(moved), unit))}{workout?.session_rpe != null && ` ${w.log.felt(Number(workout.session_rpe))}`}</p>
      {names.map((name) => (
        <section key={name} class="card exercise">
          <h2>{name}</h2>
          <div>
            {sets.filter((set) => (set.exercise_name ?? set.exercise ?? "") === name).map((set) => (
              <button key={set.id} type="button" class="item" onClick={() => pick(set)}>
                <span class="grow">{setText(set, unit, w)}</span>
                {set.set_type && set.set_type !== "working" && <span class="tag">{w.log.kinds[set.set_type]}</span>}
                {set.side && set.side !== "both" && <span class="tag">{w.sides[set.side]}</span>}
              </button>
            ))}
          </div>
        </section>
      ))}
      {tonight.body?.release?.map((item, place) => <ReleaseCard key={place} item={item} />)}
      {picked && (
        <Sheet title={w.log.correct} close={() => pick(null)}>
          <Stepper label={w.log.load} unit={unit} value={picked.load_kg === undefined ? null : inUnit(picked.load_kg, unit)} step={unit === "lb" ? 5 : 2.5}
            onChange={(value) => pick({ ...picked, load_kg: value === null ? undefined : inKg(value, unit) })} />
          <Stepper label={w.log.reps} value={picked.reps ?? null} step={1} digits={0} most={200} onChange={(reps) => pick({ ...picked, reps: reps ?? undefined })} />
          <RirPicker value={picked.rir ?? null} onPick={(rir) => pick({ ...picked, rir: rir ?? undefined })} />
          <button type="button" class="button main" onClick={() => void say([picked]).then(() => pick(null))}>{w.keep}</button>
          <button type="button" class="button danger" onClick={() => void unsay(picked.id).then(() => pick(null))}>{w.log.delete_set}</button>
        </Sheet>
      )}
    </main>
  );
}
