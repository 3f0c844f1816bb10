/** What the athlete trains for: the goal, how often and how long, what matters most, and how the weeks are laid out. */
import { useEffect, useState } from "preact/hooks";
import { Finder } from "../library/finder";
import { useRows } from "../library/index_of_phone";
import { Choices, Switch } from "../parts/controls";
import { Screen } from "../parts/screen";
import { Sheet } from "../parts/sheet";
import { SyncLine } from "../parts/sync_line";
import { named, tellFact, useTold, type Told } from "../settings/told";
import { termOf, useWords } from "../words";
import { useFurther } from "../words/further";

const GROUPS = ["chest", "lats", "mid_back", "front_delts", "side_delts", "rear_delts", "biceps", "triceps", "quads", "hamstrings", "glutes", "calves", "abs"];

export function GoalsScreen() {
  const w = useWords();
  const f = useFurther();
  const { body: told, asking } = useTold();
  return (
    <Screen title={f.goals.title} from="/plan">
      <SyncLine />
      {told ? <Goals told={told} /> : !asking && <p class="soft">{w.settings.needs_server}</p>}
    </Screen>
  );
}

function Goals({ told }: { told: Told }) {
  const w = useWords();
  const f = useFurther();
  const { rows } = useRows();
  const [mine, set] = useState(told.profile);
  const [picking, pick] = useState(false);
  useEffect(() => set(told.profile), [told]);
  const put = (field: string, value: unknown) => {
    set({ ...mine, [field]: value });
    tellFact("profile", { [field]: value });
  };
  const focus = (mine.focus as string[] | undefined) ?? [];
  const flip = (one: string) => put("focus", focus.includes(one) ? focus.filter((each) => each !== one) : [...focus, one]);
  const lifts = focus.filter((one) => !GROUPS.includes(one));
  const numbers = (of: number[]) => of.map((value) => ({ value, label: String(value) }));
  return (
    <>
      <section class="card">
        <h3>{f.goals.goal}</h3>
        <Choices label={f.goals.goal} value={(mine.goal as string) ?? null} onPick={(value) => put("goal", value)} choices={named(w.settings.goals)} />
        <h3>{w.settings.days}</h3>
        <Choices label={w.settings.days} kind="even" value={(mine.days_per_week as number) ?? null} onPick={(value) => put("days_per_week", value)} choices={numbers([1, 2, 3, 4, 5, 6])} />
        <h3>{w.settings.minutes}</h3>
        <Choices label={w.settings.minutes} kind="even" value={(mine.workout_min as number) ?? null} onPick={(value) => put("workout_min", value)} choices={numbers([30, 45, 60, 75, 90])} />
      </section>
      <section class="card">
        <h2>{f.goals.focus}</h2>
        <p class="small soft">{f.goals.focus_hint}</p>
        <div class="chips" role="group" aria-label={f.goals.focus}>
          {GROUPS.map((one) => <button key={one} type="button" class="chip" aria-pressed={focus.includes(one)} onClick={() => flip(one)}>{termOf(w, one)}</button>)}
          {lifts.map((slug) => <button key={slug} type="button" class="chip wrap" aria-pressed onClick={() => flip(slug)}>{rows.find((row) => row.slug === slug)?.name ?? slug}</button>)}
          <button type="button" class="chip" onClick={() => pick(true)}>{f.goals.add_lift}</button>
        </div>
      </section>
      <section class="card">
        <h2>{f.goals.layout}</h2>
        <Choices label={f.goals.layout} value={(mine.template as string) ?? "free"} onPick={(value) => put("template", value)} choices={named(f.goals.layouts)} />
        <Switch label={f.goals.blocks} hint={f.goals.blocks_hint} on={mine.plan_style === "blocks"} onChange={(on) => put("plan_style", on ? "blocks" : "own")} />
      </section>
      {picking && <Sheet title={f.goals.add_lift} close={() => pick(false)}><Finder onPick={(row) => (pick(false), focus.includes(row.slug) || flip(row.slug))} /></Sheet>}
    </>
  );
}
