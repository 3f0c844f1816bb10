/** Hands-free: large numbers, a breath to follow, a tone at each change of side, and afterwards two questions. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useKept } from "../api/kept";
import type { ExercisePage } from "../api/types";
import { localDay } from "../keep/clock";
import { useFacts } from "../log/history";
import { say } from "../keep/facts";
import { Choices } from "../parts/controls";
import { IconButton } from "../parts/icons";
import { readySound, signal, useAwake, useNow } from "../parts/signal";
import { toast } from "../parts/toast";
import { clockText } from "../units";
import { termOf, useWords } from "../words";
import { Spot } from "./spot";

export interface Hold {
  seconds: number;
  side?: "left" | "right";
}

interface Props {
  title: string;
  holds: Hold[];
  exercise: string | null;
  region?: string;
  moment?: "warm_up" | "after" | "evening" | "block";
  pressure?: number[];
  close: (done: boolean) => void;
}

const CHANGE_S = 6;
/** A breath: in, and longer out. */
const IN_S = 3.4;
const OUT_S = 5.6;

/** Where in the holds a moment lies, told by when the whole began: a locked screen loses nothing. */
function placeAt(holds: Hold[], gone: number): { at: number; left: number; changing: boolean } {
  let from = 0;
  for (const [at, hold] of holds.entries()) {
    if (gone < from + CHANGE_S) return { at, left: from + CHANGE_S - gone, changing: true };
    if (gone < from + CHANGE_S + hold.seconds) return { at, left: from + CHANGE_S + hold.seconds - gone, changing: false };
    from += CHANGE_S + hold.seconds;
  }
  return { at: holds.length, left: 0, changing: false };
}

export function Player({ title, holds, exercise, region, moment, pressure, close }: Props) {
  const w = useWords();
  useAwake(true);
  const [since, begin] = useState<number | null>(Date.now());
  const [gone, pauseAt] = useState(0);
  const now = useNow(200, since !== null);
  const passed = gone + (since === null ? 0 : Math.max(now - since, 0) / 1000);
  const { at, left, changing } = placeAt(holds, Math.max(passed, 0));
  const over = at >= holds.length;
  const hold = holds[Math.min(at, holds.length - 1)];
  const page = useKept<ExercisePage>(exercise ? `library/${exercise}` : null).body;
  const [skipped, leaveOut] = useState(0);
  const heard = useRef("");
  useEffect(() => {
    const key = `${at}${changing}`;
    if (heard.current && heard.current !== key) signal(over ? "done" : changing ? "side" : "tick");
    heard.current = key;
  }, [at, changing, over]);
  const toggle = () => {
    readySound();
    if (since === null) begin(Date.now());
    else {
      pauseAt(passed);
      begin(null);
    }
  };
  const skip = () => {
    const until = holds.slice(0, at + 1).reduce((sum, one) => sum + one.seconds + CHANGE_S, 0);
    pauseAt(until);
    leaveOut(skipped + (changing ? hold!.seconds : left));
    begin(since === null ? null : Date.now());
  };
  if (over) return <After {...{ title, exercise, region, moment }} side={sideOf(holds)} held={Math.round(holds.reduce((sum, one) => sum + one.seconds, 0) - skipped)} close={close} />;
  const into = hold!.seconds - left;
  const breath = changing || since === null ? "" : into % (IN_S + OUT_S) < IN_S ? "in" : "out";
  const asked = pressure ?? page?.dose.find((one) => one.moment === moment)?.pressure;
  const cue = page?.cues.do[at % Math.max(page.cues.do.length, 1)];
  return (
    <div class="player" role="dialog" aria-modal="true" aria-label={title}>
      <div class="row">
        <div class="grow"><strong class="cut">{title}</strong><div class="soft small">{w.release.hold_of(at + 1, holds.length)}</div></div>
        <IconButton name="close" label={w.close} onClick={() => close(false)} />
      </div>
      <div class="middle" tabIndex={0} role="group" aria-label={w.release.hold_of(at + 1, holds.length)}>
        {region && <Spot region={region} side={hold?.side} groups={page?.serves?.groups ?? []} noGo={page?.no_go_zones ?? []} />}
        <span class="big">{changing ? w.release.ready : hold?.side ? w.sides[hold.side] : w.release.hold}</span>
        <div class={`breath ${breath}`}>
          <span class="count" role="timer">{Math.ceil(left)}</span>
        </div>
        <span class="soft" aria-live="polite">{changing ? (hold?.side ? w.press.switch(w.sides[hold.side].toLowerCase()) : w.release.get_ready) : breath === "in" ? w.press.in : breath === "out" ? w.press.out : w.release.breathe}</span>
        {asked && <span class="tag">{w.press.target(asked[0] === asked[1] ? String(asked[0]) : asked.join("–"))} · {w.press.scale[asked.at(-1)! >= 7 ? 2 : asked.at(-1)! >= 4 ? 1 : 0]}</span>}
        {page && page.no_go_zones.length > 0 && <p class="small stop">{w.library.stay_off(page.no_go_zones.join("; "))}</p>}
        {cue && <p class="soft small" lang="en">{cue}</p>}
      </div>
      <div class="grid2">
        <button type="button" class="button" onClick={skip}>{w.release.next}</button>
        <button type="button" class="button main" onClick={toggle}>{since === null ? w.release.go_on : w.release.pause}</button>
      </div>
    </div>
  );
}

/** Which side was done: one alone, or both. */
const sideOf = (holds: Hold[]): "left" | "right" | "both" => {
  const sides = new Set(holds.map((one) => one.side));
  return sides.size === 1 && holds[0]?.side ? holds[0].side : "both";
};

function After({ title, held, side, exercise, region, moment, close }: Omit<Props, "pressure" | "holds"> & { held: number; side: "left" | "right" | "both" }) {
  const w = useWords();
  const offer = useFacts("offer", 5, localDay()).find((fact) => fact.region === region && fact.arm === "release");
  const [pressure, press] = useState<number | null>(null);
  const [felt, feel] = useState<"looser" | "same" | "tighter" | null>(null);
  const keep = () => {
    const release = { kind: "release", exercise: exercise ?? undefined, region, side, duration_s: held, offer: offer?.id, pressure: pressure ?? undefined, moment, felt: felt ?? undefined };
    if (region && held > 0) void say([release]).then(() => toast(w.kept));
    close(held > 0);
  };
  return (
    <div class="player" role="dialog" aria-modal="true" aria-label={title}>
      <div class="row"><h1 class="grow">{w.release.done}</h1><IconButton name="close" label={w.close} onClick={() => close(true)} /></div>
      <div class="middle">
        {held > 0 ? <span class="big">{clockText(held)}</span> : <p class="soft">{w.release.nothing_held}</p>}
        {region && held > 0 && (
          <>
            <span>{w.release.how_pressed}</span>
            <Choices label={w.release.how_pressed} kind="middle" value={pressure} onPick={press} choices={[2, 3, 4, 5, 6, 7, 8].map((value) => ({ value, label: String(value) }))} />
            {pressure !== null && pressure > 7 && <p class="warn small">{w.press.too_much}</p>}
            <span>{w.release.how_felt(termOf(w, region))}</span>
            <Choices label={w.release.how_felt(termOf(w, region))} value={felt} onPick={feel}
              choices={(["looser", "same", "tighter"] as const).map((value) => ({ value, label: w.release.felt[value] }))} />
          </>
        )}
      </div>
      <button type="button" class="button main" onClick={keep}>{held > 0 ? w.keep : w.done}</button>
    </div>
  );
}
