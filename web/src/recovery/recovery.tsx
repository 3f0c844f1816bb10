/** How the body recovers: each muscle group, how sure that is, when it will be ready, and what it comes from. */
import { useState } from "preact/hooks";
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { Muscle, Today } from "../api/types";
import { Body } from "../body/body";
import { useObserved } from "../keep/observed";
import { Choices } from "../parts/controls";
import { SyncLine } from "../parts/sync_line";
import { ReadinessCard } from "../today/readiness_card";
import { Hurts } from "../today/hurts";
import { termOf, useWords, type Words } from "../words";
import { useFacts } from "../log/history";
import type { Fact, Side } from "../keep/database";
import { dayAfter, localDay } from "../keep/clock";
import { MuscleSheet } from "./muscle_sheet";
import { Tightness } from "./tightness";

const STATES = ["ready", "nearly", "tired", "spent"];
export const stateClass = (muscle?: Muscle) => (muscle ? `s${Math.max(STATES.indexOf(muscle.state), 0)}` : "");

export function RecoveryScreen() {
  const w = useWords();
  const moved = useObserved(serverMoved);
  const { body, at, stale, asking } = useKept<Today>("today", moved);
  const [view, look] = useState<"muscles" | "regions">("muscles");
  const [group, open] = useState<string | null>(null);
  const [spot, mark] = useState<{ region: string; side: Side } | null>(null);
  const felt = useLatelyFelt();
  const muscles = Object.entries(body?.muscles ?? {}).sort(([, one], [, other]) => one.percent - other.percent);
  const tired = muscles.filter(([, one]) => one.state !== "ready");
  return (
    <main class="screen" tabIndex={-1}>
      <div class="head"><h1>{w.recovery.title}</h1></div>
      <SyncLine />
      {stale && !asking && at !== undefined && <p class="small soft">{w.as_of(new Date(at))}</p>}
      <Choices label={w.recovery.title} kind="even" value={view} onPick={look} choices={[{ value: "muscles", label: w.recovery.muscles }, { value: "regions", label: w.recovery.regions }]} />
      {view === "muscles" && (
        <>
          <section class="card">
            <Body muscle={(name) => stateClass(body?.muscles[name])} onMuscle={open}
              label={(name) => `${termOf(w, name)} ${body?.muscles[name]?.percent ?? w.unknown}`} />
            <Legend w={w} />
          </section>
          <section class="stack">
            <h2>{tired.length ? w.recovery.not_ready : muscles.length ? w.recovery.all_ready : w.recovery.nothing}</h2>
            <div>{(tired.length ? tired : muscles.slice(0, 4)).map(([name, one]) => <Row key={name} name={name} one={one} w={w} onOpen={() => open(name)} />)}</div>
          </section>
          {body && <ReadinessCard readiness={body.readiness} />}
        </>
      )}
      {view === "regions" && (
        <>
          <section class="card">
            <p class="soft small">{w.recovery.tap_region}</p>
            <Body region={(region, side) => (felt.some((one) => one.region === region && (one.side === side || one.side === "both" || side === "both")) ? "marked" : "open")} onRegion={(region, side) => mark({ region, side })} />
          </section>
          <Tightness facts={felt} />
        </>
      )}
      {group && <MuscleSheet group={group} muscle={body?.muscles[group]} close={() => open(null)} />}
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

export function readyText(one: Muscle, w: Words): string {
  const at = new Date(one.ready_at);
  return one.state === "ready" ? w.recovery.states.ready : w.recovery.ready_at(at);
}

function Row({ name, one, w, onOpen }: { name: string; one: Muscle; w: Words; onOpen: () => void }) {
  return (
    <button type="button" class="item" onClick={onOpen}>
      <span class="grow stack tight">
        <span>{termOf(w, name)}</span>
        <span class="bar"><i style={{ width: `${one.percent}%` }} /></span>
      </span>
      <span class="stack tight centre">
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
