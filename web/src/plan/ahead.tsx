/** The next four weeks as they would come: the block they stand in, sets, reserve, and the main loads with their ranges. */
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { Why } from "../api/types";
import { useObserved } from "../keep/observed";
import { Screen } from "../parts/screen";
import { SyncLine } from "../parts/sync_line";
import { tellFact, useTold } from "../settings/told";
import { inUnit, useUnit } from "../units";
import { dayText } from "../words";
import { useFurther } from "../words/further";

interface Lift {
  name: string;
  load_kg: number | null;
  low_kg: number | null;
  high_kg: number | null;
  reps: number | null;
}
interface AheadWeek {
  date: string;
  days: number;
  minutes: number;
  sets: Record<string, number>;
  rir: { low: number; high: number } | null;
  lifts: Lift[];
  why: Why[];
}

export function AheadScreen() {
  const f = useFurther();
  const unit = useUnit();
  const { body, asking, problem } = useKept<{ weeks: AheadWeek[] }>("weeks?count=4", useObserved(serverMoved));
  const told = useTold().body;
  const weeks = body?.weeks ?? [];
  const sum = (one: AheadWeek) => Math.round(Object.values(one.sets).reduce((all, sets) => all + sets, 0));
  const most = Math.max(...weeks.map(sum), 1);
  const names = [...new Set(weeks.flatMap((one) => one.lifts.map((lift) => lift.name)))];
  const blocks = told?.profile.plan_style === "blocks";
  const whole = (kg: number) => Math.round(inUnit(kg, unit));
  const load = (kg: number | null) => (kg === null ? "–" : String(inUnit(kg, unit)));
  return (
    <Screen title={f.ahead.title} from="/plan">
      <SyncLine />
      <p class="soft small">{f.ahead.hint}</p>
      {asking && !body && <p class="soft" role="status">{f.ahead.slow}</p>}
      {problem && <p class="warn" role="alert">{problem}</p>}
      {weeks.length > 0 && (
        <section class="card ahead">
          <h2>{f.ahead.block}</h2>
          <p class="small soft">{blocks ? f.ahead.block_hint : f.ahead.no_block}</p>
          <div class="block">
            {weeks.map((one) => (
              <div key={one.date} class="column">
                <span class="strong">{sum(one)}</span>
                <div class="pillar" style={{ height: `${Math.round((sum(one) / most) * 90)}px`, opacity: one.rir ? 1 - 0.13 * Math.min(one.rir.low + one.rir.high, 8) / 2 : 0.5 }} />
                <span class="small">{dayText(one.date, "day")}</span>
                <span class="small soft">{one.rir ? f.ahead.rir(one.rir.low, one.rir.high) : "–"}</span>
                <span class="small soft">{f.ahead.days(one.days)}</span>
              </div>
            ))}
          </div>
          {weeks.map((one) => one.why.map((why) => <p key={one.date + why.code} class="small"><b class="strong">{dayText(one.date, "day")}</b> {why.text}</p>))}
          {told && <button type="button" class="button" onClick={() => tellFact("profile", { plan_style: blocks ? "own" : "blocks" })}>{blocks ? f.ahead.block_off : f.ahead.block_on}</button>}
        </section>
      )}
      {names.length > 0 && (
        <section class="card">
          <h2>{f.ahead.main_lifts} <span class="small soft">{unit}</span></h2>
          {names.map((name) => (
            <div key={name} class="stack tight">
              <h3>{name}</h3>
              <div class="ahead"><div class="block">
                {weeks.map((one) => {
                  const lift = one.lifts.find((each) => each.name === name);
                  return (
                    <div key={one.date} class="column">
                      <span class="strong">{lift?.load_kg != null ? load(lift.load_kg) : "–"}</span>
                      {lift?.reps != null && <span class="small">× {lift.reps}</span>}
                      <span class="small soft">{lift?.low_kg != null && lift.high_kg != null ? `${whole(lift.low_kg)}–${whole(lift.high_kg)}` : ""}</span>
                    </div>
                  );
                })}
              </div></div>
            </div>
          ))}
        </section>
      )}
    </Screen>
  );
}
