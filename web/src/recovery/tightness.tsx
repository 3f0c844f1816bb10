/** What was felt lately, and what the coach makes of the places that tighten. */
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { ReleaseItem, Why } from "../api/types";
import type { Fact } from "../keep/database";
import { unsay } from "../keep/facts";
import { useObserved } from "../keep/observed";
import { IconButton } from "../parts/icons";
import { Reasons } from "../parts/why";
import { ReleaseCard } from "../release/release_card";
import { dayText, termOf, useWords } from "../words";

export function Tightness({ facts }: { facts: Fact[] }) {
  const w = useWords();
  const moved = useObserved(serverMoved);
  const tonight = useKept<{ release: ReleaseItem[]; why: Why[] }>("tonight", moved).body;
  return (
    <>
      {facts.length > 0 && (
        <section class="stack">
          <h2>{w.recovery.felt}</h2>
          <div>
            {facts.map((one) => (
              <div key={one.id} class="item">
                <span class="grow">{termOf(w, String(one.region))}{one.side && one.side !== "both" ? `, ${w.sides[one.side as "left" | "right"]}` : ""}</span>
                <span class={one.kind === "pain" ? "stop" : ""}>{one.kind === "pain" ? w.body.pain : w.body.tight} {Number(one.level)}/10</span>
                <span class="small soft">{dayText(one.at.slice(0, 10))}</span>
                <IconButton name="close" label={w.recovery.forget} onClick={() => void unsay(one.id)} />
              </div>
            ))}
          </div>
        </section>
      )}
      {tonight && (
        <section class="stack">
          <h2>{w.recovery.tonight}</h2>
          {tonight.release.map((item, place) => <ReleaseCard key={place} item={item} />)}
          {!tonight.release.length && <p class="soft">{w.recovery.no_release}</p>}
          <Reasons why={tonight.why} />
        </section>
      )}
    </>
  );
}
