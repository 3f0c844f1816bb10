/** The first screen: how ready, what to do, how long it takes, and why. */
import { useEffect, useState } from "preact/hooks";
import { askAndKeep, keptBody, useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { Alternatives, PlannedDay, Today } from "../api/types";
import { localDay } from "../keep/clock";
import { unsay } from "../keep/facts";
import { useObserved } from "../keep/observed";
import { useFacts } from "../log/history";
import { running, start } from "../log/session";
import { Choices } from "../parts/controls";
import { Icon } from "../parts/icons";
import { readySound } from "../parts/signal";
import { SyncLine } from "../parts/sync_line";
import { toast } from "../parts/toast";
import { Because, InEnglish, Reasons } from "../parts/why";
import { ReleaseCard } from "../release/release_card";
import { go, Link } from "../router";
import { told } from "../units";
import { dayText, useWords } from "../words";
import { CheckIn } from "./check_in";
import { Hurts } from "./hurts";
import { ReadinessCard } from "./readiness_card";
import { swapTo, unswap, useSwaps, withSwaps } from "./swaps";
import { WorkList } from "./work_list";

export function TodayScreen() {
  const w = useWords();
  const moved = useObserved(serverMoved);
  const [minutes, limit] = useState<number | null>(null);
  const [hurts, ask] = useState(false);
  const workout = useObserved(running);
  const whole = useKept<Today>("today", moved);
  const short = useKept<Today>(minutes === null ? null : `today?minutes=${minutes}`, moved);
  const days = useKept<PlannedDay[]>("plan/days", moved);
  const today = localDay();
  const shown = minutes === null ? whole : short;
  const fresh = shown.body?.date === today ? shown.body : undefined;
  const swaps = useSwaps();
  const alternatives = useKept<Alternatives>("today/alternatives", moved).body;
  const planned = fresh ?? days.body?.find((one) => one.date === today);
  const day = planned && withSwaps(planned as PlannedDay, swaps, alternatives);
  useEffect(() => void (shown.body?.units && (told.value = shown.body.units)), [shown.body]);
  useEffect(() => void (whole.body && !whole.stale && keepPages(whole.body)), [whole.body, whole.stale]);
  const checked = useFacts("check_in", 1, today).length > 0;
  const begin = () => {
    readySound();
    if (day) void start(day).then((kept) => kept && go("/log"));
  };
  const swap = (of: { slug: string; name: string }, to: { slug: string; name: string }) => {
    const before = swaps.find((one) => one.of === of.slug);
    void swapTo(of, to, before).then((id) => toast(w.swap.swapped(to.name), {
      label: w.swap.undo,
      run: () => void (before ? swapTo(of, { slug: before.instead, name: before.name }, before) : unsay(id)),
    }));
  };
  return (
    <main class="screen broad" tabIndex={-1}>
      <div class="head">
        <h1>{dayText(today, "head")}</h1>
        <Link to="/coach" class="icon" label={w.coach}><Icon name="chat" /></Link>
        <Link to="/plan" class="button plain">{w.plan.title}</Link>
      </div>
      <SyncLine />
      {!shown.asking && shown.stale && shown.at !== undefined && <p class="small soft">{w.as_of(new Date(shown.at))}</p>}
      {shown.problem && <p class="warn">{shown.problem}</p>}
      {fresh && <Safety why={fresh.safety.filter((one) => one.code !== "gate_unanswered")} />}
      <div class="west">
        {fresh && <ReadinessCard readiness={fresh.readiness} />}
        {!checked && <CheckIn />}
      </div>
      <div class="east tall">
      {day && day.work.length > 0 && (
        <section class="stack">
          <div class="row spread">
            <div>
              <h2>{day.workout ?? w.log.workout}</h2>
              {day.minutes !== null && <span class="soft">{w.minutes(day.minutes)}</span>}
            </div>
            <Because title={w.today.why_this} why={day.why}>{w.why}</Because>
          </div>
          <Choices label={w.today.time_left} kind="even" value={minutes ?? 0} onPick={(value) => limit(value || null)}
            choices={[{ value: 0, label: w.today.all }, ...[30, 45, 60].map((value) => ({ value, label: `${value}′` }))]} />
          {minutes !== null && !fresh && !short.asking && <p class="warn small">{w.today.needs_signal}</p>}
          <WorkList day={day} swaps={swaps} onSwap={swap} onBack={(one) => void unswap(one).then(() => toast(w.swap.swapped(one.of_name)))} />
        </section>
      )}
      {day && day.work.length === 0 && day.why.some((one) => one.code === "no_workouts") && <Nothing problem={false} />}
      {day && day.work.length === 0 && !day.why.some((one) => one.code === "no_workouts") && (
        <section class="card">
          <h2>{w.today.rest_day}</h2>
          {fresh?.next_workout && <p class="soft">{w.today.next(fresh.next_workout.workout, dayText(fresh.next_workout.date, "long"))}</p>}
          <Reasons why={day.why} />
        </section>
      )}
      {!day && shown.asking && <p class="soft" role="status">{w.today.asking}</p>}
      {!day && !shown.asking && <Nothing problem={Boolean(shown.problem)} />}
      </div>
      <div class="west">
        {day && day.release.length > 0 && (
          <section class="stack">
            <h2>{w.today.release}</h2>
            {day.release.map((item, place) => <ReleaseCard key={place} item={item as Today["release"][number]} />)}
          </section>
        )}
        <button type="button" class="button" onClick={() => ask(true)}>{w.today.what_hurts}</button>
        {fresh && <Safety why={fresh.safety.filter((one) => one.code === "gate_unanswered")} answer />}
        {fresh && <InEnglish />}
      </div>
      {workout
        ? <button type="button" class="button main float" onClick={() => go("/log")}>{w.today.go_on}</button>
        : day && day.work.length > 0 && <button type="button" class="button main float" onClick={begin}>{w.today.start}</button>}
      {hurts && <Hurts close={() => ask(false)} />}
    </main>
  );
}

/** What must be heeded; the question nobody has answered yet stands last, with the way to its answer. */
function Safety({ why, answer }: { why: Today["safety"]; answer?: boolean }) {
  const w = useWords();
  if (!why.length) return null;
  return (
    <section class="card warned">
      <Reasons why={why} />
      {answer && <Link to="/settings" class="button">{w.settings.health}</Link>}
    </section>
  );
}

/** What a cellar without signal will want: the library's index, and the pages of all that is planned today. */
async function keepPages(day: Today): Promise<void> {
  const slugs = new Set([...day.work, ...day.release, ...day.warm_up].map((one) => one.exercise).filter(Boolean));
  try {
    if (!(await keptBody("library/index"))) await askAndKeep("library/index");
    for (const slug of slugs) if (!(await keptBody(`library/${slug}`))) await askAndKeep(`library/${slug}`);
  } catch {
    // without signal the next visit goes on from here
  }
}

function Nothing({ problem }: { problem: boolean }) {
  const w = useWords();
  return (
    <section class="card">
      <h2>{problem ? w.today.no_plan : w.today.no_signal_yet}</h2>
      <p class="soft">{w.today.no_plan_hint}</p>
      <Link to="/start" class="button main">{w.today.begin}</Link>
      <Link to="/log" class="button">{w.log.empty}</Link>
    </section>
  );
}
