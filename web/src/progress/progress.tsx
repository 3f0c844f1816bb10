/** How it has been going, and how well the coach knew it. Charts load when they are first seen. */
import { useState } from "preact/hooks";
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { Why } from "../api/types";
import { useObserved } from "../keep/observed";
import { Choices } from "../parts/controls";
import { SyncLine } from "../parts/sync_line";
import { Because, InEnglish, Reasons } from "../parts/why";
import { Link } from "../router";
import { about, aboutText, inUnit, useUnit } from "../units";
import { termOf, useWords } from "../words";
import { Chart } from "./chart";
import { Predictions, type Share } from "./predictions";

interface Point {
  date: string;
  value: number;
  low: number;
  high: number;
}
interface Lift {
  lift: string;
  e1rm: { value: number; low: number; high: number; n: number; grade: string };
  change: { percent: number; low: number; high: number; p_rose: number; since: string } | null;
  series: Point[];
}
export interface Insight {
  date: string;
  summary: Why[];
  strength: Lift[];
  readiness: { series?: { date: string; score?: number | null; low: number; high: number }[] };
  sleep: { nights: number; mean_min: number | null; need_min: number | null; why: Why[] } | null;
  volume: { groups: { group: string; label: string; sets: number; target: { low: number; high: number } | null }[]; why: Why[] };
  load: { series?: { date: string; acute: number | null; low: number | null; high: number | null }[]; why: Why[] };
  forecasts: { week: Share | null; lately: Share | null; all: Share | null; misses: { date: string; lift: string; load_kg: number; median: number; low: number; high: number; reps: number }[]; why: Why[] };
  worth: { why?: Why[] } | null;
}

export function ProgressScreen() {
  const w = useWords();
  const unit = useUnit();
  const { body, asking, at, stale, problem } = useKept<Insight>("insight", useObserved(serverMoved));
  const [picked, pick] = useState(0);
  const lift = body?.strength[picked] ?? body?.strength[0];
  const groups = body?.volume.groups.filter((one) => one.sets > 0 || one.target) ?? [];
  const readiness = body?.readiness.series?.filter((one) => one.score != null) ?? [];
  const load = body?.load.series?.filter((one) => one.acute != null) ?? [];
  const most = Math.max(1, ...groups.map((one) => Math.max(one.sets, one.target?.high ?? 0)));
  return (
    <main class="screen broad" tabIndex={-1}>
      <div class="head"><h1>{w.progress.title}</h1></div>
      <SyncLine />
      {stale && !asking && at !== undefined && <p class="small soft">{w.as_of(new Date(at))}</p>}
      {problem && <p class="warn">{problem}</p>}
      {(body ? !body.strength.length && !body.forecasts.all?.forecasts && !groups.length && !load.some((one) => one.acute) : !asking) && <><p class="soft">{w.progress.nothing}</p><Link to="/import" class="button">{w.imports.title}</Link></>}
      <div class="west">
        {body && body.summary.length > 0 && <section class="card"><h2>{w.progress.week}</h2><Reasons why={body.summary} /><InEnglish /></section>}
        {body && lift && (
          <section class="card">
            <h2>{w.progress.strength}</h2>
            <Choices label={w.progress.strength} kind="slide" value={Math.min(picked, body.strength.length - 1)} onPick={pick} choices={body.strength.map((one, value) => ({ value, label: one.lift }))} />
            <p>
              <span class="big">{aboutText(lift.e1rm.value, unit)}</span>{" "}
              <Because inline title={w.e1rm} why={[]} more={<p>{w.e1rm_meant(aboutText(lift.e1rm.value, unit), aboutText(lift.e1rm.low, unit), aboutText(lift.e1rm.high, unit), lift.e1rm.n)}</p>}>
                {about(lift.e1rm.low, unit)}–{aboutText(lift.e1rm.high, unit)}
              </Because>
            </p>
            {lift.change && <p class="soft small">{w.progress.change(lift.change.percent, lift.change.low, lift.change.high).replaceAll("-", "−")}</p>}
            <Chart label={lift.lift} points={lift.series.map((one) => ({ date: one.date, value: inUnit(one.value, unit), low: inUnit(one.low, unit), high: inUnit(one.high, unit) }))} />
          </section>
        )}
        {body && <Predictions forecasts={body.forecasts} />}
      </div>
      <div class="east">
        {groups.length > 0 && (
          <section class="card">
            <div class="row spread"><h2>{w.progress.volume}</h2><Because title={w.progress.volume} why={body!.volume.why}>{w.why}</Because></div>
            {groups.some((one) => one.target) && <p class="small soft">{w.progress.volume_meant}</p>}
            <div class="bars">
              {groups.map((one) => [
                <div key={one.group} class="stack tight">
                  <span class="small">{termOf(w, one.group)}</span>
                  <span class="bar"><i style={{ width: `${(one.sets / most) * 100}%` }} />{one.target && <b style={{ left: `${(one.target.low / most) * 100}%` }} />}{one.target && <b style={{ left: `calc(${(one.target.high / most) * 100}% - 3px)` }} />}</span>
                </div>,
                <span key={`${one.group}n`} class="small">{one.sets}{one.target ? ` (${one.target.low}–${one.target.high})` : ""}</span>,
              ])}
            </div>
          </section>
        )}
        {readiness.length > 1 && (
          <section class="card">
            <h2>{w.today.readiness}</h2>
            <Chart label={w.today.readiness} points={readiness.map((one) => ({ date: one.date, value: one.score!, low: one.low, high: one.high }))} most={100} />
            {body?.worth?.why && <Reasons why={body.worth.why} />}
          </section>
        )}
        {load.some((one) => one.acute) && (
          <section class="card">
            <div class="row spread"><h2>{w.progress.load}</h2><Because title={w.progress.load} why={body!.load.why}>{w.why}</Because></div>
            <Chart label={w.progress.load} points={load.map((one) => ({ date: one.date, value: one.acute!, low: one.low, high: one.high }))} />
          </section>
        )}
      </div>
    </main>
  );
}
