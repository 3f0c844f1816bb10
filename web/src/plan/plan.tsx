/** The week: its days, moved by hand; what each muscle gets, what was given up, what another week would be; and what it is made for. */
import { useState } from "preact/hooks";
import { NoSignal, tell } from "../api/call";
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { PlannedDay, Week } from "../api/types";
import { localDay } from "../keep/clock";
import { useObserved } from "../keep/observed";
import { Row, Screen } from "../parts/screen";
import { SyncLine } from "../parts/sync_line";
import { toast } from "../parts/toast";
import { Because, InEnglish, Reasons } from "../parts/why";
import { Link } from "../router";
import { useTold } from "../settings/told";
import { dayText, termOf, useWords } from "../words";
import { useFurther } from "../words/further";
import { Compare, type Compared } from "./compare";
import { WeekDays } from "./week_days";
import { WhatIf } from "./what_if";

export function PlanScreen() {
  const w = useWords();
  const f = useFurther();
  const { body, asking, problem, at, stale, again } = useKept<Week>("week", useObserved(serverMoved));
  const days = useKept<PlannedDay[]>("plan/days").body;
  const told = useTold().body;
  const [move, propose] = useState<{ from: string; to: string } | null>(null);
  const [moved, show] = useState<Compared | null>(null);
  const [wrong, say] = useState("");
  const list = moved?.days ?? body?.days ?? days?.slice(0, 7) ?? [];

  const guarded = async (work: () => Promise<void>) => {
    say("");
    try {
      await work();
    } catch (error) {
      say(error instanceof NoSignal ? w.today.needs_signal : String((error as Error).message));
      propose(null);
    }
  };
  const edit = (from: string, to: string) => ({ change: "move", date: from, to });
  const imagine = (from: string, to: string) => {
    propose({ from, to });
    show(null);
    void guarded(async () => show(await tell<Compared>("POST", `week/what-if?date=${body?.date ?? localDay()}`, { changes: { edits: [edit(from, to)] } })));
  };
  const stand = (edits: object[]) => guarded(async () => {
    await tell("POST", `week?date=${body?.date ?? localDay()}`, { edits });
    propose(null);
    show(null);
    again();
    serverMoved.value += 1;
  });
  const accept = () => {
    const { from, to } = move!;
    void stand([edit(from, to)]).then(() => toast(f.plan.accepted, { label: f.plan.undo, run: () => void stand([edit(to, from)]) }));
  };
  const leave = () => (propose(null), show(null));
  const event = told?.event;
  const nobody = body?.why.some((one) => one.code === "week_no_gym");
  return (
    <Screen broad title={w.plan.week} from="/" side={body && <Because title={w.plan.week} why={body.why}>{w.why}</Because>}>
      <SyncLine />
      {stale && !asking && at !== undefined && <p class="small soft">{w.as_of(new Date(at))}</p>}
      {problem && <p class="warn" role="alert">{problem}</p>}
      {wrong && <p class="card stopped" role="alert">{wrong}</p>}
      {asking && !body && <p class="soft" role="status">{w.plan.solving}</p>}
      <div class="west">
        {event && <p class="card strong">{f.ahead.event_in(daysTo(event.day), f.event.types[event.type] ?? event.type)}</p>}
        {nobody && <section class="card"><p>{f.plan.nobody}</p><Link to="/start" class="button main">{w.today.begin}</Link></section>}
        {list.length > 0 && <WeekDays days={list} move={moved ? null : move} onMove={body && imagine} />}
        {move && (
          <section class="card proposal" aria-live="polite">
            <h2>{f.plan.moved(dayText(move.from), dayText(move.to))}</h2>
            {!moved && !wrong && <p class="soft" role="status">{f.plan.resolving}</p>}
            {moved && <Compare before={body?.days ?? []} after={moved} />}
            <div class="grid2">
              <button type="button" class="button" onClick={leave}>{f.plan.leave}</button>
              <button type="button" class="button accept" disabled={!moved} onClick={accept}>{f.plan.accept}</button>
            </div>
          </section>
        )}
      </div>
      <div class="east">
        <section class="card rows">
          <div>
            <Row to="/plan/ahead" label={f.plan.links.ahead} />
            <Row to="/plan/goals" label={f.plan.links.goals} value={told?.profile.goal ? w.settings.goals[told.profile.goal as "strength"] : ""} />
            <Row to="/plan/event" label={f.plan.links.event} value={event ? dayText(event.day) : ""} />
            <Row to="/plan/limitations" label={f.plan.links.limitations} value={told?.limitations.length ? told.limitations.map((one) => termOf(w, one.region)).join(", ") : ""} />
            <Row to="/plan/wishes" label={f.plan.links.wishes} value={told && Object.keys(told.preferences).length ? String(Object.keys(told.preferences).length) : ""} />
            <Row to="/settings/gyms" label={f.plan.links.gyms} value={told?.gym?.name ?? ""} />
          </div>
        </section>
        <WhatIf week={body} because={again} />
        {body && !move && (
          <section class="card">
            <p class="small soft">{f.plan.keep_week_hint}</p>
            <button type="button" class="button" onClick={() => void stand([]).then(() => toast(f.plan.kept))}>{f.plan.keep_week}</button>
          </section>
        )}
      </div>
      <div class="west">
        {body && body.given_up.length > 0 && <section class="card"><h2>{w.plan.given_up}</h2><Reasons why={body.given_up} fold={3} /><InEnglish /></section>}
      </div>
      <div class="east">
        {body && Object.keys(body.targets).length > 0 && (
          <section class="card">
            <h2>{w.plan.targets}</h2>
            <p class="small soft">{f.plan.targets_hint}</p>
            <div class="bars">
              {Object.entries(body.targets).map(([group, one]) => [
                <div key={group} class="stack tight"><span class="small">{termOf(w, group)}</span><span class="bar"><i style={{ width: `${Math.min((one.sets / one.high) * 100, 100)}%` }} /><b style={{ left: `${Math.min((one.target / one.high) * 100, 99)}%` }} /></span></div>,
                <span key={`${group}n`} class="small">{one.sets}{one.target > 0 && ` / ${one.target}`}</span>,
              ])}
            </div>
          </section>
        )}
      </div>
    </Screen>
  );
}

const daysTo = (day: string) => Math.round((Date.parse(`${day}T12:00:00`) - Date.parse(`${localDay()}T12:00:00`)) / 86_400_000);
