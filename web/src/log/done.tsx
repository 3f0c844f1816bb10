/** A workout that is done: its sets as they are kept, to read, to correct, to delete. */
import { useEffect, useState } from "preact/hooks";
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import { keep, type Fact, type SetFact } from "../keep/database";
import { factsChanged, setsOfWorkout } from "../keep/facts";
import { useObserved } from "../keep/observed";
import { IconButton } from "../parts/icons";
import { SyncLine } from "../parts/sync_line";
import { ReleaseCard } from "../release/release_card";
import { back } from "../router";
import { useUnit, wholeText } from "../units";
import { dayText, useWords } from "../words";
import { CorrectSet } from "./correct_set";
import { setText } from "./exercise_card";
import { recordsOf } from "./records";
import type { ReleaseItem } from "../api/types";

export function DoneScreen({ id }: { id: string }) {
  const w = useWords();
  const unit = useUnit();
  const turn = useObserved(factsChanged);
  const [workout, setWorkout] = useState<Fact>();
  const [sets, setSets] = useState<SetFact[]>([]);
  const [records, setRecords] = useState(new Set<string>());
  const [picked, pick] = useState<SetFact | null>(null);
  useEffect(() => {
    void keep().then(async (db) => {
      setWorkout(await db.get("facts", id));
      const done = await setsOfWorkout(id);
      setSets(done);
      setRecords(await recordsOf(done));
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
      <p class="soft">{w.log.done_line(sets.filter((set) => set.set_type !== "warm_up").length, wholeText(moved, unit))}{workout?.session_rpe != null && ` ${w.log.felt(Number(workout.session_rpe))}`}</p>
      {names.map((name) => (
        <section key={name} class="card exercise">
          <h2>{name}</h2>
          <div>
            {sets.filter((set) => (set.exercise_name ?? set.exercise ?? "") === name).map((set) => (
              <button key={set.id} type="button" class="item" onClick={() => pick(set)}>
                <span class="grow">{setText(set, unit, w)}</span>
                {records.has(set.id) && <span class="tag good">{w.log.record}</span>}
                {set.set_type && set.set_type !== "working" && <span class="tag">{w.log.kinds[set.set_type]}</span>}
                {set.side && set.side !== "both" && <span class="tag">{w.sides[set.side]}</span>}
              </button>
            ))}
          </div>
        </section>
      ))}
      {tonight.body?.release?.map((item, place) => <ReleaseCard key={place} item={item} />)}
      {picked && <CorrectSet key={picked.id} set={picked} close={() => pick(null)} />}
    </main>
  );
}
