/** The log: the workout under way, or where to begin one. */
import { useEffect, useState } from "preact/hooks";
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
import { ExerciseCard, NONE } from "./exercise_card";
import { Finish } from "./finish";
import { useFacts } from "./history";
import { RestBar } from "./rest_bar";
import { letters, type RunningWorkout } from "./running";
import { change, lastAnswer, running, start, unkept } from "./session";
import { NotKept } from "./not_kept";
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
  const answer = useObserved(lastAnswer);
  const keeping = useObserved(unkept);
  const lettered = letters(workout);
  const at = workout.now?.exercise;
  const [unfolded, unfold] = useState(at);
  useEffect(() => unfold(at), [at]); // a frame later: first what is under the thumb
  const sets = workout.exercises.flatMap((one) => one.sets).filter((set) => set.set_type !== "warm_up");
  const done = sets.filter((set) => set.fact).length;
  return (
    <>
      <main class="screen docked" tabIndex={-1} data-keeping={keeping.size > 0}>
        <div class="head">
          <div class="grow">
            <h1 class="cut">{workout.name || w.log.workout}</h1>
            <SoFar since={workout.started_ms} done={done} of={sets.length} />
          </div>
          <button type="button" class="button" onClick={() => open("finish")}>{w.log.finish}</button>
        </div>
        <SyncLine />
        {workout.warm_up.length > 0 && <WarmUp workout={workout} />}
        <div class="stack">
          {workout.exercises.map((one, place) => (
            <ExerciseCard key={one.key} one={one} place={place} workout={workout.id} now={workout.now?.exercise === one.key ? workout.now.set : null} unfolded={one.key === unfolded} letter={lettered.get(one.key)}
              answer={answer?.exercise === one.key ? answer.code : undefined} keeping={one.sets.some((set) => set.fact && keeping.has(set.fact)) ? keeping : NONE} />
          ))}
        </div>
        <button type="button" class="button" onClick={() => open("add")}>
          {w.log.add_exercise}
        </button>
      </main>
      {workout.now ? <Dock workout={workout} now={workout.now} /> : (
        <div class="dock"><div>
          <NotKept />
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

function SoFar({ since, done, of }: { since: number; done: number; of: number }) {
  const w = useWords();
  const now = useNow(1000);
  return <span class="soft small">{w.log.so_far(clockText((now - since) / 1000), done, of)}</span>;
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
      {!day?.work.length && !past.length && <p class="soft">{w.log.nothing_yet} <button type="button" class="button plain" onClick={() => go("/import")}>{w.imports.title}</button></p>}
    </main>
  );
}
