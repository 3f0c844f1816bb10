/** The log: the workout under way, or where to begin one. */
import { useState } from "preact/hooks";
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { Alternatives, PlannedDay, Today } from "../api/types";
import { localDay } from "../keep/clock";
import type { Fact } from "../keep/database";
import { useObserved } from "../keep/observed";
import { Icon } from "../parts/icons";
import { SyncLine } from "../parts/sync_line";
import { go, Link } from "../router";
import { clockText } from "../units";
import { dayText, useWords } from "../words";
import { AddExercise } from "./add_exercise";
import { Dock } from "./dock";
import { ExerciseCard } from "./exercise_card";
import { Finish } from "./finish";
import { useFacts } from "./history";
import { RestBar } from "./rest_bar";
import type { RunningWorkout } from "./running";
import { change, running, start } from "./session";
import { useNow } from "../parts/signal";
import { useSwaps, withSwaps } from "../today/swaps";
import { WarmUp } from "./warm_up";

export function LogScreen() {
  const workout = useObserved(running);
  return workout ? <UnderWay workout={workout} /> : <Begin />;
}

function UnderWay({ workout }: { workout: RunningWorkout }) {
  const w = useWords();
  const [sheet, open] = useState<"" | "add" | "finish">("");
  const now = useNow(1000);
  const sets = workout.exercises.flatMap((one) => one.sets).filter((set) => set.set_type !== "warm_up");
  const done = sets.filter((set) => set.fact).length;
  return (
    <>
      <main class="screen docked" tabIndex={-1}>
        <div class="head">
          <div class="grow">
            <h1 class="cut">{workout.name || w.log.workout}</h1>
            <span class="soft small">{w.log.so_far(clockText((now - workout.started_ms) / 1000), done, sets.length)}</span>
          </div>
          <button type="button" class="button" onClick={() => open("finish")}>{w.log.finish}</button>
        </div>
        <SyncLine />
        {workout.warm_up.length > 0 && <WarmUp workout={workout} />}
        <div class="stack">
          {workout.exercises.map((one, place) => (
            <ExerciseCard key={one.key} workout={workout} one={one} place={place} />
          ))}
        </div>
        <button type="button" class="button" onClick={() => open("add")}>
          {w.log.add_exercise}
        </button>
      </main>
      {workout.now ? <Dock workout={workout} now={workout.now} /> : (
        <div class="dock"><div>
          {workout.rest && <RestBar rest={workout.rest} />}
          <button type="button" class="button main" onClick={() => open(workout.exercises.length ? "finish" : "add")}>
            {workout.exercises.length ? w.log.finish : w.log.add_exercise}
          </button>
        </div></div>
      )}
      {sheet === "add" && (
        <AddExercise close={() => open("")} onPick={(one) => {
          open("");
          void change((old) => ({ ...old, exercises: [...old.exercises, one], now: old.now ?? { exercise: one.key, set: one.sets[0]!.key } }));
        }} />
      )}
      {sheet === "finish" && <Finish workout={workout} close={() => open("")} />}
    </>
  );
}

function Begin() {
  const w = useWords();
  const today = useKept<Today>("today", useObserved(serverMoved));
  const days = useKept<PlannedDay[]>("plan/days");
  const swaps = useSwaps();
  const alternatives = useKept<Alternatives>("today/alternatives").body;
  const planned = today.body?.date === localDay() ? (today.body as unknown as PlannedDay) : days.body?.find((one) => one.date === localDay());
  const day = planned && withSwaps(planned, swaps, alternatives);
  const past = useFacts("workout", 12);
  return (
    <main class="screen" tabIndex={-1}>
      <div class="head"><h1>{w.log.title}</h1></div>
      <SyncLine />
      {day && day.work.length > 0 && (
        <section class="card">
          <h2>{day.workout ?? w.log.workout}</h2>
          <p class="soft">{day.work.map((one) => one.name).join(", ")}</p>
          <button type="button" class="button main" onClick={() => void start(day)}>{w.today.start}</button>
        </section>
      )}
      <button type="button" class="button" onClick={() => void start(null)}>
        <Icon name="plus" /> {w.log.empty}
      </button>
      {past.length > 0 && (
        <section class="stack">
          <h2>{w.log.past}</h2>
          <div>
            {past.map((one: Fact) => (
              <Link key={one.id} to={`/log/${encodeURIComponent(one.id)}`} class="item">
                <span class="grow">{String(one.name ?? w.log.workout)}</span>
                <span class="soft">{dayText(one.at.slice(0, 10))}</span>
              </Link>
            ))}
          </div>
        </section>
      )}
      {!day && !past.length && <p class="soft">{w.log.nothing_yet} <button type="button" class="button plain" onClick={() => go("/import")}>{w.imports.title}</button></p>}
    </main>
  );
}
