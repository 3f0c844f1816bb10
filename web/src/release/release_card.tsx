/** A prescribed release: where, how long, why; one tap begins it, another says not today. */
import { useState } from "preact/hooks";
import type { ReleaseItem } from "../api/types";
import { localDay } from "../keep/clock";
import { say, unsay } from "../keep/facts";
import { toast } from "../parts/toast";
import { Because } from "../parts/why";
import { readySound } from "../parts/signal";
import { termOf, useWords } from "../words";
import { Player } from "./player";

export function ReleaseCard({ item }: { item: ReleaseItem }) {
  const w = useWords();
  const [playing, play] = useState(false);
  const [gone, leave] = useState(false);
  const sides = item.sides > 1 ? (["left", "right"] as const) : ([item.side === "left" || item.side === "right" ? item.side : undefined] as const);
  const holds = Array.from({ length: item.sets }, () => sides.map((side) => ({ seconds: item.duration_s, side }))).flat();
  const total = item.duration_s * item.sets * item.sides;
  const dismiss = () => {
    leave(true);
    void say([{ kind: "dismissal", of: item.exercise, region: item.region, until: localDay() }]).then(([said]) =>
      toast(w.release.not_today, { label: w.swap.undo, run: () => void unsay(said!.id).then(() => leave(false)) }));
  };
  if (gone) return null;
  return (
    <section class="card" aria-label={item.name}>
      <div class="row spread">
        <div class="grow stack tight">
          <span class="strong">{item.name}</span>
          <Because inline title={item.name} why={item.why}>
            {`${item.sets > 1 ? `${item.sets} × ` : ""}${w.seconds(item.duration_s)}${item.sides > 1 ? `, ${w.release.each_side}` : ""}`}
          </Because>
          <span class="soft small">{termOf(w, item.region)} · {w.moments[item.moment]} · {w.minutes(Math.max(Math.round(total / 60), 1))}</span>
        </div>
        <button type="button" class="button" onClick={() => (readySound(), play(true))}>{w.release.begin}</button>
      </div>
      <div class="row spread">
        <p class="small soft grow">{item.why[0]?.text}</p>
        <button type="button" class="button plain" onClick={dismiss}>{w.release.dismiss}</button>
      </div>
      {playing && (
        <Player title={item.name} exercise={item.exercise} region={item.region} moment={item.moment} holds={holds}
          pressure={item.pressure === null ? undefined : [item.pressure, item.pressure]} close={() => play(false)} />
      )}
    </section>
  );
}
