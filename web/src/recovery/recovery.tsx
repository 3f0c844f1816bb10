/** How the body recovers: each muscle and what it comes from, places that tighten and what brings it, signals against the usual. */
import { useState } from "preact/hooks";
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { Muscle, Recovery, Today } from "../api/types";
import { Body } from "../body/body";
import { useObserved } from "../keep/observed";
import { Choices } from "../parts/controls";
import { SyncLine } from "../parts/sync_line";
import { useWide } from "../parts/wide";
import { ReadinessCard } from "../today/readiness_card";
import { Hurts } from "../today/hurts";
import { termOf, useWords, type Words } from "../words";
import { useFacts } from "../log/history";
import type { Fact, Side } from "../keep/database";
import { dayAfter, localDay } from "../keep/clock";
import { Forecasts } from "./forecasts";
import { MuscleSheet } from "./muscle_sheet";
import { readyText, stateClass, STATES } from "./muscle_state";
import { Signals } from "./signals";
import { Tightness } from "./tightness";
import { Trial } from "./trial";

/** How many muscles a phone lists at first. */
const FEW = 6;

export function RecoveryScreen() {
  const w = useWords();
  const moved = useObserved(serverMoved);
  const today = useKept<Today>("today", moved).body;
  const { body, at, stale, asking, problem } = useKept<Recovery>("recovery", moved);
  const [view, look] = useState<"muscles" | "regions" | "signals">("muscles");
  const [group, open] = useState<string | null>(null);
  const [spot, mark] = useState<{ region: string; side: Side } | null>(null);
  const felt = useLatelyFelt();
  const known: Record<string, Muscle> = body?.muscles ?? today?.muscles ?? {};
  const muscles = Object.entries(known).sort(([, one], [, other]) => one.percent - other.percent);
  const [every, showEvery] = useState(false);
  const wide = useWide();
  const tired = muscles.filter(([, one]) => one.state !== "ready");
  const full = tired.length ? tired : muscles;
  const listed = every || wide || full.length <= FEW + 1 ? full : full.slice(0, FEW);
  const likely = (region: string) => body?.regions.find((one) => one.region === region && one.offered);
  const marked = (region: string, side: Side) => felt.some((one) => one.region === region && (one.side === side || one.side === "both" || side === "both"));
  return (
    <main class="screen broad" tabIndex={-1}>
      <div class="head"><h1>{w.recovery.title}</h1></div>
      <SyncLine />
      {stale && !asking && at !== undefined && <p class="small soft">{w.as_of(new Date(at))}</p>}
      {problem && <p class="warn">{problem}</p>}
      <Choices label={w.recovery.title} kind="even" value={view} onPick={look}
        choices={[{ value: "muscles", label: w.recovery.muscles }, { value: "regions", label: w.forecast.tab }, { value: "signals", label: w.signals.title }]} />
      {view === "muscles" && (
        <>
          <div class="west"><section class="card">
            <Body muscle={(name) => stateClass(known[name])} onMuscle={open} label={(name) => `${termOf(w, name)} ${known[name]?.percent ?? w.unknown}`} />
            <Legend w={w} />
          </section></div>
          <div class="east"><section class="stack">
            <div class="row spread">
              <h2>{tired.length ? w.recovery.not_ready : muscles.length ? w.recovery.all_ready : w.recovery.nothing}</h2>
              {body && muscles.length > 0 && <span class="small soft">{w.behind.now(new Date(body.as_of))}</span>}
            </div>
            <div>{listed.map(([name, one]) => <Row key={name} name={name} one={one} w={w} onOpen={() => open(name)} />)}</div>
            {listed.length < full.length && <button type="button" class="button" onClick={() => showEvery(true)}>{w.more_n(full.length - listed.length)}</button>}
            {body && !muscles.length && <p class="soft">{w.recovery.begins}</p>}
          </section></div>
        </>
      )}
      {view === "regions" && (
        <>
          <div class="west"><section class="card">
            <p class="soft small">{w.recovery.tap_region}</p>
            <Body region={(region, side) => (marked(region, side) ? "marked" : likely(region) ? "likely" : "open")} onRegion={(region, side) => mark({ region, side })} />
          </section></div>
          <div class="east">
          <Forecasts regions={body?.regions} onTell={(region) => mark({ region, side: "both" })} />
          <Tightness facts={felt} />
          <Trial trial={body?.trial} />
          </div>
        </>
      )}
      {view === "signals" && (
        <>
          {today && <ReadinessCard readiness={today.readiness} />}
          <Signals />
        </>
      )}
      {group && <MuscleSheet group={group} muscle={known[group]} behind={body?.muscles[group]} close={() => open(null)} />}
      {spot && <Hurts begin={spot} kind="tightness" close={() => mark(null)} />}
    </main>
  );
}

/** Tightness and pain of the last three days, the newest of each place. */
function useLatelyFelt(): Fact[] {
  const since = dayAfter(localDay(), -2);
  const all = [...useFacts("tightness", 50, since), ...useFacts("pain", 50, since)].sort((one, other) => (one.at < other.at ? 1 : -1));
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = `${one.kind}${one.region}${one.side}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return Number(one.level) > 0;
  });
}

function Row({ name, one, w, onOpen }: { name: string; one: Muscle; w: Words; onOpen: () => void }) {
  return (
    <button type="button" class="item" onClick={onOpen}>
      <span class="grow stack tight">
        <span>{termOf(w, name)}</span>
        <span class="bar"><i class={stateClass(one)} style={{ width: `${one.percent}%` }} /></span>
      </span>
      <span class="stack tight centre ready">
        <span class="strong">{one.percent} %</span>
        <span class="small soft">{readyText(one, w)}</span>
      </span>
    </button>
  );
}

function Legend({ w }: { w: Words }) {
  return (
    <p class="row wrap small soft">
      {STATES.map((state, at) => (
        <span key={state} class="row tight"><svg width="14" height="14" class="figure-key"><rect class={`muscle s${at}`} width="14" height="14" rx="4" /></svg>{w.recovery.states[state as keyof typeof w.recovery.states]}</span>
      ))}
    </p>
  );
}
