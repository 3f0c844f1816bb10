/** A meet or a test of strength: on which day, in which lifts. */
import { useEffect, useState } from "preact/hooks";
import { dayAfter, localDay } from "../keep/clock";
import { factsOfKind, say, unsay } from "../keep/facts";
import { Finder } from "../library/finder";
import { useRows } from "../library/index_of_phone";
import { Choices } from "../parts/controls";
import { Screen } from "../parts/screen";
import { Sheet } from "../parts/sheet";
import { SyncLine } from "../parts/sync_line";
import { toast } from "../parts/toast";
import { named, useTold } from "../settings/told";
import { dayText, useWords } from "../words";
import { useFurther } from "../words/further";

const USUAL = ["back-squat", "barbell-bench-press", "deadlift", "overhead-press"];

export function EventScreen() {
  const w = useWords();
  const f = useFurther();
  const { body: told, asking } = useTold();
  const { rows } = useRows();
  const [type, be] = useState("meet");
  const [day, on] = useState(dayAfter(localDay(), 84));
  const [lifts, with_] = useState<string[]>(USUAL.slice(0, 3));
  const [stands, is] = useState(false);
  const [picking, pick] = useState(false);
  useEffect(() => {
    is(Boolean(told?.event));
    if (!told?.event) return;
    be(told.event.type);
    on(told.event.day);
    with_(told.event.lifts);
  }, [told]);
  const nameOf = (slug: string) => rows.find((row) => row.slug === slug)?.name ?? slug;
  const flip = (slug: string) => with_(lifts.includes(slug) ? lifts.filter((one) => one !== slug) : [...lifts, slug]);
  const past = day < localDay();
  const save = () => void say([{ kind: "event", type, date: day, lifts }]).then(() => (is(true), toast(f.event.saved)));
  const remove = async () => {
    is(false);
    for (const one of await factsOfKind("event")) if (one.type === "meet" || one.type === "test") await unsay(one.id);
    toast(f.event.removed);
  };
  return (
    <Screen title={f.plan.links.event} from="/plan">
      <SyncLine />
      <p class="soft small">{f.event.hint}</p>
      {!told && !asking && <p class="soft">{w.settings.needs_server}</p>}
      <section class="card">
        <h3>{f.event.type}</h3>
        <Choices label={f.event.type} kind="even" value={type} onPick={be} choices={named(f.event.types)} />
        <label class="field"><span class="strong">{f.event.date}</span><input type="date" min={localDay()} value={day} onInput={(event) => event.currentTarget.value && on(event.currentTarget.value)} /></label>
        {past ? <p class="warn" role="alert">{f.event.past}</p> : <p class="small soft">{dayText(day, "long")}</p>}
        <h3>{f.event.lifts}</h3>
        <div class="chips" role="group" aria-label={f.event.lifts}>
          {[...new Set([...USUAL, ...lifts])].map((slug) => <button key={slug} type="button" class="chip wrap" aria-pressed={lifts.includes(slug)} onClick={() => flip(slug)}>{nameOf(slug)}</button>)}
          <button type="button" class="chip" onClick={() => pick(true)}>{f.event.add_lift}</button>
        </div>
        {!lifts.length && <p class="small soft">{f.event.all}</p>}
        <button type="button" class="button main" disabled={past} onClick={save}>{f.event.save}</button>
        {stands && <button type="button" class="button danger" onClick={() => void remove()}>{f.event.remove}</button>}
      </section>
      {picking && <Sheet title={f.event.add_lift} close={() => pick(false)}><Finder onPick={(row) => (pick(false), lifts.includes(row.slug) || flip(row.slug))} /></Sheet>}
    </Screen>
  );
}
