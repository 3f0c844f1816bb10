/** The week: its days, what each muscle gets, what was given up, and what another week would be. */
import { useState } from "preact/hooks";
import { NoSignal, tell } from "../api/call";
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { PlannedDay, Week, Why } from "../api/types";
import { localDay } from "../keep/clock";
import { useObserved } from "../keep/observed";
import { Choices } from "../parts/controls";
import { IconButton } from "../parts/icons";
import { Because, Reasons } from "../parts/why";
import { back } from "../router";
import { WorkList } from "../today/work_list";
import { dayText, termOf, useWords } from "../words";

type Compared = Week & { compared?: { why?: Why[]; text?: string } & Record<string, unknown> };

export function PlanScreen() {
  const w = useWords();
  const { body, asking, problem, at, stale } = useKept<Week>("week", useObserved(serverMoved));
  const days = useKept<PlannedDay[]>("plan/days").body;
  const [open, unfold] = useState<string>(localDay());
  const [other, imagine] = useState<Compared | null>(null);
  const [busy, work] = useState(false);
  const [wrong, say] = useState("");
  const week = other ?? body;
  const list = week?.days ?? days ?? [];
  const whatIf = async (changes: Record<string, unknown>) => {
    work(true);
    say("");
    try {
      imagine(await tell<Compared>("POST", "week/what-if", { changes }));
    } catch (error) {
      say(error instanceof NoSignal ? w.today.needs_signal : String((error as Error).message));
    }
    work(false);
  };
  return (
    <main class="screen" tabIndex={-1}>
      <div class="head">
        <IconButton name="back" label={w.back} onClick={() => back("/")} />
        <h1>{other ? w.plan.imagined : w.plan.week}</h1>
        {week && <Because title={w.plan.week} why={week.why}>{w.why}</Because>}
      </div>
      {stale && !asking && at !== undefined && <p class="small soft">{w.as_of(new Date(at))}</p>}
      {problem && <p class="warn">{problem}</p>}
      {asking && !week && <p class="soft">{w.plan.solving}</p>}
      <section class="card">
        {list.map((day) => (
          <div key={day.date} class="stack tight">
            <button type="button" class="item" style={{ border: 0 }} aria-expanded={open === day.date} disabled={!day.work.length} onClick={() => unfold(open === day.date ? "" : day.date)}>
              <span class="grow"><span class={day.date === localDay() ? "strong good" : "strong"}>{dayText(day.date)}</span> <span class={day.work.length ? "" : "soft"}>{day.work.length ? day.workout ?? w.log.workout : w.plan.rest}</span></span>
              {day.minutes !== null && <span class="soft">{w.minutes(day.minutes)}</span>}
            </button>
            {open === day.date && day.work.length > 0 && <WorkList day={day} />}
          </div>
        ))}
      </section>
      <section class="card">
        <h2>{w.plan.what_if}</h2>
        <Choices label={w.plan.days} kind="even" value={0} onPick={(days_per_week) => void whatIf({ days_per_week })} choices={[2, 3, 4, 5].map((value) => ({ value, label: w.plan.n_days(value) }))} />
        <Choices label={w.today.time_left} kind="even" value={0} onPick={(workout_min) => void whatIf({ workout_min })} choices={[30, 45, 60, 90].map((value) => ({ value, label: `${value}′` }))} />
        {busy && <p class="soft" role="status">{w.plan.solving}</p>}
        {wrong && <p class="warn">{wrong}</p>}
        {other?.compared && <Compare compared={other.compared} />}
        {other && <button type="button" class="button" onClick={() => imagine(null)}>{w.plan.back_to_mine}</button>}
      </section>
      {week && week.given_up.length > 0 && <section class="card"><h2>{w.plan.given_up}</h2><Reasons why={week.given_up} /></section>}
      {week && (
        <section class="card">
          <h2>{w.plan.targets}</h2>
          <div class="bars">
            {Object.entries(week.targets).map(([group, one]) => [
              <div key={group} class="stack tight"><span class="small">{termOf(w, group)}</span><span class="bar"><i style={{ width: `${Math.min((one.sets / one.high) * 100, 100)}%` }} /><b style={{ left: `${Math.min((one.target / one.high) * 100, 100)}%` }} /></span></div>,
              <span key={`${group}n`} class="small">{one.sets} / {one.target}</span>,
            ])}
          </div>
        </section>
      )}
    </main>
  );
}

function Compare({ compared }: { compared: NonNullable<Compared["compared"]> }) {
  const said = Object.values(compared).flatMap((part) => (Array.isArray(part) ? part : [])).filter((one): one is Why => typeof (one as Why)?.text === "string");
  return <Reasons why={said} />;
}
