/** The coach's own record: how often what came lay within what it had said, beside how often it should. */
import type { Why } from "../api/types";
import { Because } from "../parts/why";
import { loadText, useUnit } from "../units";
import { dayText, useWords } from "../words";

export interface Share {
  forecasts: number;
  held: number;
  share: number | null;
  low: number | null;
  high: number | null;
  expected: number | null;
  mean_error: number | null;
}

interface Props {
  forecasts: { lately: Share | null; all: Share | null; misses: { date: string; lift: string; load_kg: number; median: number; low: number; high: number; reps: number }[]; why: Why[] };
}

export function Predictions({ forecasts }: Props) {
  const w = useWords();
  const unit = useUnit();
  const all = forecasts.all;
  if (!all || all.share === null || all.expected === null) return null;
  const percent = (value: number | null) => (value === null ? "–" : String(Math.round(value * 100)));
  return (
    <section class="card">
      <div class="row spread"><h2>{w.progress.predictions}</h2><Because title={w.progress.predictions} why={forecasts.why}>{w.why}</Because></div>
      <p><span class="big">{percent(all.share)} %</span> <span class="soft">{w.progress.held(all.held, all.forecasts, percent(all.expected))}</span></p>
      {all.mean_error !== null && <p class="soft small">{w.progress.off_by(all.mean_error.toFixed(1))}</p>}
      {forecasts.misses.length > 0 && (
        <div>
          <span class="small soft strong">{w.progress.misses}</span>
          {forecasts.misses.map((one, place) => (
            <div key={place} class="item">
              <span class="grow stack tight"><span>{one.lift}</span><span class="small soft">{dayText(one.date)} · {loadText(one.load_kg, unit)}: {w.progress.miss(one.median, one.low, one.high, one.reps)}</span></span>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
