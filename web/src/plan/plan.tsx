/** The week: its days, what each muscle gets, what was given up, and what another week would be. */
import { useState } from "preact/hooks";
import { NoSignal, tell } from "../api/call";
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { PlannedDay, Week } from "../api/types";
import { localDay } from "../keep/clock";
import { useObserved } from "../keep/observed";
import { Choices } from "../parts/controls";
import { IconButton } from "../parts/icons";
import { Because, Reasons } from "../parts/why";
import { back } from "../router";
import { WorkList } from "../today/work_list";
import { dayText, termOf, useWords } from "../words";

interface Pair {
  before: number;
  after: number;
}
interface Comparison {
  days: Pair;
  minutes: Pair;
  sets: Record<string, Pair>;
  exercises: { added: string[]; dropped: string[] };
  given_up: { new: string[]; gone: string[] };
}
type Compared = Week & { compared?: Comparison };

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

/** What the other week gives and takes, beside the standing one. */
function Compare({ compared }: { compared: Comparison }) {
  const w = useWords();
  const groups = Object.entries(compared.sets).filter(([, one]) => one.before !== one.after);
  const row = (name: string, { before, after }: Pair) => (
    <tr key={name}>
      <td>{name}</td>
      <td class="figure-cell soft">{before}</td>
      <td class={`figure-cell strong ${after > before ? "good" : ""}`}>{after}</td>
    </tr>
  );
  const lists = [
    [w.plan.added, compared.exercises.added],
    [w.plan.dropped, compared.exercises.dropped],
    [w.plan.lost, compared.given_up.new],
    [w.plan.gained, compared.given_up.gone],
  ] as const;
  return (
    <div class="stack" role="status">
      <table>
        <thead><tr><th /><th class="figure-cell soft">{w.plan.mine}</th><th class="figure-cell">{w.plan.other}</th></tr></thead>
        <tbody>
          {row(w.plan.days, compared.days)}
          {row(w.plan.minutes, compared.minutes)}
          {groups.map(([group, one]) => row(termOf(w, group), one))}
        </tbody>
      </table>
      {lists.map(([title, all]) => all.length > 0 && <p key={title}><span class="soft">{title}</span> {all.join(", ")}</p>)}
    </div>
  );
}
