/** Sleep, heart and the lifter's own word, each against its own usual range: a band, what counts as a line, mornings as dots. */
import { useState } from "preact/hooks";
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { SignalDays } from "../api/types";
import { useObserved } from "../keep/observed";
import { Choices } from "../parts/controls";
import { Because } from "../parts/why";
import { language, useWords, type Words } from "../words";

interface Sleep {
  nights?: number;
  mean_min?: number;
  need_min?: number;
  short_nights?: number;
}

const WIDE = 320;
const HIGH = 84;

const hours = (minutes: number) => `${Math.floor(minutes / 60)}:${String(Math.round(minutes % 60)).padStart(2, "0")}`;
const text = (one: SignalDays, value: number) =>
  one.unit_label === "h" ? hours(value) : value.toLocaleString(language(), { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 });

export function Signals() {
  const w = useWords();
  const moved = useObserved(serverMoved);
  const { body, asking } = useKept<SignalDays[]>("insight/signals", moved);
  const sleep = useKept<Sleep>("insight/sleep", moved).body;
  const [weeks, reach] = useState(4);
  if (!body) return <p class="soft" role="status">{asking ? w.today.asking : w.signals.none}</p>;
  return (
    <section class="stack two">
      <Choices label={w.signals.title} kind="even" value={weeks} onPick={reach} choices={[2, 4, 8].map((value) => ({ value, label: w.signals.weeks(value) }))} />
      <p class="small soft">{w.signals.dots}</p>
      {!body.length && <p class="soft">{w.signals.none}</p>}
      {body.map((one) => (
        <div key={one.signal} class="card">
          <Signal one={one} days={one.days.slice(-7 * weeks)} w={w} />
          {one.signal === "night" && sleep?.mean_min != null && sleep.need_min != null && (
            <p class="small soft">{w.signals.sleep_line(hours(sleep.mean_min), hours(sleep.need_min), sleep.short_nights ?? 0)}</p>
          )}
        </div>
      ))}
    </section>
  );
}

function Signal({ one, days, w }: { one: SignalDays; days: SignalDays["days"]; w: Words }) {
  const last = days.at(-1)!;
  const learning = one.state === "learning";
  const where = learning ? w.signals.learning(one.baseline_days) : last.value > last.high ? w.signals.above : last.value < last.low ? w.signals.below : w.signals.inside;
  const range = w.signals.band(text(one, last.low), text(one, last.high), one.unit_label);
  return (
    <>
      <div class="row spread">
        <div class="stack tight">
          <h3>{one.label}</h3>
          <span class={`small ${!learning && last.out_of_band ? "warn" : "soft"}`}>{where}</span>
        </div>
        <Because title={one.label} why={one.why} more={<p>{w.signals.last(text(one, last.value), one.unit_label)}; {range}.{one.window_days > 1 && ` ${w.signals.window(one.window_days)}.`} {w.grades[one.grade as keyof typeof w.grades] ?? one.grade}.</p>}>
          <span class="big">{text(one, last.value)}</span>&nbsp;<span class="soft small">{one.unit_label}</span>
        </Because>
      </div>
      <Band days={days} learning={learning} label={w.signals.chart(one.label, text(one, last.value), one.unit_label, text(one, last.low), text(one, last.high))} />
      {!learning && <span class="small soft">{range}</span>}
    </>
  );
}

function Band({ days, learning, label }: { days: SignalDays["days"]; learning: boolean; label: string }) {
  const first = Date.parse(days[0]!.date);
  const whole = Math.max(Date.parse(days.at(-1)!.date) - first, 86_400_000);
  const all = days.flatMap((day) => [day.value, day.measured ?? day.value, ...(learning ? [] : [day.low, day.high])]);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const x = (day: { date: string }) => 6 + ((Date.parse(day.date) - first) / whole) * (WIDE - 12);
  const y = (value: number) => HIGH - 6 - ((value - low) / Math.max(high - low, 1e-9)) * (HIGH - 12);
  const line = (values: [number, number][]) => values.map(([a, b], at) => `${at ? "L" : "M"}${a.toFixed(1)} ${b.toFixed(1)}`).join("");
  const upper = days.map((day): [number, number] => [x(day), y(day.high)]);
  const lower = [...days].reverse().map((day): [number, number] => [x(day), y(day.low)]);
  return (
    <svg class="band" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={label}>
      {!learning && <path class="range" d={`${line([...upper, ...lower])}Z`} />}
      {days.map((day) => <circle key={day.date} cx={x(day)} cy={y(day.measured ?? day.value)} r="2.2" />)}
      <path class="line" d={line(days.map((day) => [x(day), y(day.value)]))} />
      {!learning && days.map((day) => day.out_of_band && <circle key={day.date} class="out" cx={x(day)} cy={y(day.value)} r="3" />)}
      <circle class="now" cx={x(days.at(-1)!)} cy={y(days.at(-1)!.value)} r="4" />
    </svg>
  );
}
