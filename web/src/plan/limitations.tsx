/** What must be spared: where, of which movements, until when; and that it is over. */
import { useEffect, useState } from "preact/hooks";
import { Body } from "../body/body";
import { dayAfter, localDay } from "../keep/clock";
import { say } from "../keep/facts";
import { useTags } from "../library/index_of_phone";
import { Choices } from "../parts/controls";
import { Screen } from "../parts/screen";
import { SyncLine } from "../parts/sync_line";
import { toast } from "../parts/toast";
import { tellFact, useTold, type Limitation } from "../settings/told";
import { dayText, termOf, useWords } from "../words";
import { useFurther } from "../words/further";

const SPANS = [7, 14, 28, 0];

export function LimitationsScreen() {
  const w = useWords();
  const f = useFurther();
  const { body: told, asking } = useTold();
  const [list, set] = useState<Limitation[]>([]);
  const [adding, add] = useState(false);
  useEffect(() => set(told?.limitations ?? []), [told]);
  const same = (one: Limitation, other: Limitation) => one.region === other.region && one.side === other.side;
  const end = (one: Limitation) => {
    set(list.filter((each) => !same(each, one)));
    tellFact("limitation", { region: one.region, side: one.side ?? undefined, avoid: one.avoid, until: dayAfter(localDay(), -1) });
    toast(f.limitations.ended);
  };
  const keep = (one: Limitation) => {
    set([...list.filter((each) => !same(each, one)), one]);
    void say([{ kind: "limitation", region: one.region, side: one.side ?? undefined, avoid: one.avoid, until: one.until ?? undefined }]);
    toast(f.limitations.saved);
    add(false);
  };
  return (
    <Screen title={f.plan.links.limitations} from="/plan">
      <SyncLine />
      <p class="soft small">{f.limitations.hint}</p>
      {!told && !asking && <p class="soft">{w.settings.needs_server}</p>}
      <section class="card">
        {list.length === 0 && <p class="soft">{f.limitations.none}</p>}
        <div>
          {list.map((one) => (
            <div key={`${one.region} ${one.side}`} class="item">
              <span class="grow stack tight">
                <span class="strong">{[termOf(w, one.region), one.side && w.sides[one.side as "left"]].filter(Boolean).join(", ")}</span>
                <span class="small soft">{[one.avoid.map((tag) => termOf(w, tag)).join(", "), one.until ? f.limitations.until_day(dayText(one.until)) : f.limitations.open].filter(Boolean).join(" · ")}</span>
              </span>
              <button type="button" class="chip" aria-label={`${f.limitations.end}: ${termOf(w, one.region)}`} onClick={() => end(one)}>{f.limitations.end}</button>
            </div>
          ))}
        </div>
        {!adding && <button type="button" class="button" onClick={() => add(true)}>{f.limitations.add}</button>}
      </section>
      {adding && <Add onKeep={keep} />}
    </Screen>
  );
}

function Add({ onKeep }: { onKeep: (one: Limitation) => void }) {
  const w = useWords();
  const f = useFurther();
  const tags = useTags();
  const [region, at] = useState("");
  const [side, on] = useState<string>("both");
  const [avoid, without] = useState<string[]>([]);
  const [days, last] = useState(14);
  return (
    <section class="card">
      <h3>{f.limitations.region}</h3>
      <p class="small soft">{region ? termOf(w, region) : f.limitations.pick}</p>
      <Body region={(one) => (one === region ? "marked" : "open")} onRegion={(one, which) => (at(one), on(which ?? "both"))} />
      {region && (
        <>
          <h3>{f.limitations.side}</h3>
          <Choices label={f.limitations.side} kind="even" value={side} onPick={on} choices={(["left", "right", "both"] as const).map((value) => ({ value, label: w.sides[value] }))} />
          <h3>{f.limitations.avoid}</h3>
          <p class="small soft">{f.limitations.avoid_hint}</p>
          <div class="chips" role="group" aria-label={f.limitations.avoid}>
            {tags.map((tag) => <button key={tag} type="button" class="chip" aria-pressed={avoid.includes(tag)} onClick={() => without(avoid.includes(tag) ? avoid.filter((one) => one !== tag) : [...avoid, tag])}>{termOf(w, tag)}</button>)}
          </div>
          <h3>{f.limitations.until}</h3>
          <Choices label={f.limitations.until} value={days} onPick={last} choices={SPANS.map((value) => ({ value, label: value ? dayText(dayAfter(localDay(), value), "day") : f.limitations.open }))} />
          <button type="button" class="button main" onClick={() => onKeep({ region, side: side === "both" ? null : side, avoid, until: days ? dayAfter(localDay(), days) : null })}>{f.limitations.save}</button>
        </>
      )}
    </section>
  );
}
