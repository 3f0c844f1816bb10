/** What hurts, or is tight: where, how much; the plan is made anew from it. */
import { useState } from "preact/hooks";
import { Body } from "../body/body";
import type { Side } from "../keep/database";
import { say } from "../keep/facts";
import { Choices, Switch } from "../parts/controls";
import { Sheet } from "../parts/sheet";
import { toast } from "../parts/toast";
import { termOf, useWords } from "../words";

const REGIONS = ["neck", "shoulder", "upper_back", "lower_back", "chest", "upper_arm", "elbow", "forearm", "wrist", "abdomen", "hip", "glute", "groin",
  "thigh_front", "thigh_back", "knee", "calf", "shin", "ankle", "foot"];

export function Hurts({ close, begin = null, kind: first = "pain" }: { close: () => void; begin?: { region: string; side: Side } | null; kind?: "pain" | "tightness" }) {
  const w = useWords();
  const [kind, be] = useState<"pain" | "tightness">(first);
  const [spot, pick] = useState(begin);
  const [level, rate] = useState<number | null>(null);
  const [fresh, isNew] = useState(true);
  const keep = () => {
    if (!spot || level === null) return;
    void say([{ kind, region: spot.region, side: spot.side, level, ...(kind === "pain" ? { new: fresh } : {}) }]).then(() => {
      toast(w.today.told);
      close();
    });
  };
  return (
    <Sheet title={w.today.what_hurts} close={close}>
      <Choices label={w.log.kind} kind="even" value={kind} onPick={be} choices={[{ value: "pain", label: w.body.pain }, { value: "tightness", label: w.body.tight }]} />
      <Body region={(region, side) => (spot?.region === region && (spot.side === side || spot.side === "both" || side === "both") ? "marked" : "open")}
        onRegion={(region, side) => pick({ region, side })} />
      <Choices label={w.today.where} kind="slide" value={spot?.region ?? null} onPick={(region) => pick({ region, side: spot?.side ?? "both" })}
        choices={REGIONS.map((value) => ({ value, label: termOf(w, value) }))} />
      {spot ? (
        <>
          <h3>{termOf(w, spot.region)}{spot.side !== "both" ? `, ${w.sides[spot.side]}` : ""}</h3>
          <Choices label={w.log.side} kind="even" value={spot.side} onPick={(side) => pick({ ...spot, side })}
            choices={(["left", "both", "right"] as const).map((value) => ({ value, label: w.sides[value] }))} />
          <div class="rirs" role="radiogroup" aria-label={w.today.how_much}>
            {[0, 2, 4, 6, 8, 10].map((value) => <button key={value} type="button" role="radio" aria-checked={level === value} onClick={() => rate(value)}>{value}</button>)}
          </div>
          {kind === "pain" && <Switch label={w.today.is_new} on={fresh} onChange={isNew} />}
          {kind === "pain" && level !== null && level > 5 && <p class="stop">{w.today.stop_it}</p>}
          <button type="button" class="button main" disabled={level === null} onClick={keep}>{w.keep}</button>
        </>
      ) : <p class="soft">{w.today.where}</p>}
    </Sheet>
  );
}
