/** Readiness with its interval, what moved it, and what it can't know. */
import type { Readiness, ReadinessUnknown, Signal } from "../api/types";
import { Because } from "../parts/why";
import { useWords } from "../words";
import { Ring } from "./ring";

export function ReadinessCard({ readiness }: { readiness: Readiness | ReadinessUnknown }) {
  const w = useWords();
  if (readiness.score === undefined) {
    const why = "unavailable" in readiness && readiness.unavailable ? [readiness.unavailable] : [];
    return (
      <section class="card">
        <h2>{w.today.readiness}</h2>
        <p class="soft">{why[0]?.text ?? w.unknown}</p>
        {readiness.asks.map((one) => <p key={one.code} class="small soft">{one.text}</p>)}
      </section>
    );
  }
  const moving = readiness.signals.filter((one) => one.counts && one.points !== null);
  const first = [...moving].sort((one, other) => Math.abs(other.points ?? 0) - Math.abs(one.points ?? 0)).slice(0, 3);
  return (
    <section class="card">
      <div class="row">
        <Because title={w.today.readiness} why={[]} more={<Signals signals={readiness.signals} readiness={readiness} />}>
          <Ring score={readiness.score} low={readiness.low} high={readiness.high} />
        </Because>
        <div class="stack tight grow">
          <h2>{w.today.bands[readiness.band]}</h2>
          <span class="soft">{w.today.between(readiness.low, readiness.high)}</span>
        </div>
      </div>
      {first.map((one) => (
        <div key={one.signal} class="moves small">
          <span><Because inline title={w.today.readiness} why={[]} more={<Signals signals={[one]} />}>{one.text.split(". ")[0]!.replace(/\.$/, "")}</Because></span>
          <Gauge one={one} />
          <span class="strong">{one.points ? `${one.points > 0 ? "+" : "−"}${Math.abs(one.points)}` : "0"}</span>
        </div>
      ))}
      {readiness.asks.map((one) => <p key={one.code} class="small soft">{one.text}</p>)}
    </section>
  );
}

function Signals({ signals, readiness }: { signals: Signal[]; readiness?: Readiness }) {
  const w = useWords();
  return (
    <div class="stack">
      {readiness && <p>{w.today.meant(readiness.score, readiness.low, readiness.high)}</p>}
      {signals.map((one) => (
        <div key={one.signal} class="stack tight">
          <div class="row spread">
            <span>{one.text}</span>
            <span class="pull" role="img" aria-label={w.today.points(one.points)}>
              {one.points ? <i class={one.points < 0 ? "down" : ""} style={pull(one.points)} /> : null}
            </span>
          </div>
          <Gauge one={one} />
          <span class="small soft">{w.today.points(one.points)} · {w.grades[one.grade as keyof typeof w.grades] ?? one.grade}</span>
        </div>
      ))}
    </div>
  );
}

/** A value in its own usual range: the band is what is usual, the mark is today. */
function Gauge({ one }: { one: Signal }) {
  const w = useWords();
  const band = Math.max(one.high - one.low, 1e-6);
  const from = Math.min(one.low - band, one.value);
  const wide = Math.max(one.high + band, one.value) - from;
  const place = (value: number) => `${((value - from) / wide) * 100}%`;
  const number = (value: number) => String(Math.round(value * 10) / 10);
  return (
    <span class={`gauge ${one.out_of_band ? "out" : ""}`} role="img" aria-label={w.signals.chart(one.signal, number(one.value), one.unit ?? "", number(one.low), number(one.high))}>
      <i style={{ left: place(one.low), right: `calc(100% - ${place(one.high)})` }} /><b style={{ left: place(one.value) }} />
    </span>
  );
}

const pull = (points: number) => {
  const wide = Math.min(Math.abs(points), 40) * 1.25;
  return points < 0 ? { right: "50%", width: `${wide}%` } : { left: "50%", width: `${wide}%` };
};
