/** Another number of days, or other minutes: the whole week beside one's own, taken or left. */
import { useState } from "preact/hooks";
import { tell } from "../api/call";
import { serverMoved, sync } from "../api/sync";
import type { Week } from "../api/types";
import { localDay } from "../keep/clock";
import { say } from "../keep/facts";
import { Choices } from "../parts/controls";
import { useDoing } from "../parts/doing";
import { toast } from "../parts/toast";
import { useWords } from "../words";
import { useFurther } from "../words/further";
import { Compare, type Compared } from "./compare";

type Changes = { days_per_week?: number; workout_min?: number };

export function WhatIf({ week, because }: { week: Week | undefined; because: () => void }) {
  const w = useWords();
  const f = useFurther();
  const [asked, change] = useState<Changes>({});
  const [other, imagine] = useState<Compared | null>(null);
  const { doing, wrong, run } = useDoing();
  const whatIf = (more: Changes) => {
    const changes = { ...asked, ...more };
    change(changes);
    void run(w.plan.solving, async () => imagine(await tell<Compared>("POST", `week/what-if?date=${week?.date ?? localDay()}`, { changes })));
  };
  const back = () => (imagine(null), change({}));
  const take = () => void run(w.plan.solving, async () => {
    await say([{ kind: "profile", ...asked }]);
    await sync();
    back();
    because();
    serverMoved.value += 1;
    toast(w.kept);
  });
  return (
    <section class="card">
      <h2>{f.plan.what_if}</h2>
      <p class="small soft">{f.plan.what_if_hint}</p>
      <h3>{w.plan.days}</h3>
      <Choices label={w.plan.days} kind="even" value={asked.days_per_week ?? 0} onPick={(days_per_week) => whatIf({ days_per_week })} choices={[2, 3, 4, 5, 6].map((value) => ({ value, label: String(value), said: w.plan.n_days(value) }))} />
      <h3>{w.settings.minutes}</h3>
      <Choices label={w.today.time_left} kind="even" value={asked.workout_min ?? 0} onPick={(workout_min) => whatIf({ workout_min })} choices={[30, 45, 60, 75, 90].map((value) => ({ value, label: `${value}′` }))} />
      {doing && <p class="soft" role="status">{doing}</p>}
      {wrong && <p class="warn" role="alert">{wrong}</p>}
      {other && week && (
        <div class="stack" role="status">
          <h2>{w.plan.imagined}</h2>
          <Compare before={week.days} after={other} />
        </div>
      )}
      {other && (
        <div class="grid2">
          <button type="button" class="button" onClick={back}>{w.plan.back_to_mine}</button>
          <button type="button" class="button accept" disabled={Boolean(doing)} onClick={take}>{f.plan.apply}</button>
        </div>
      )}
    </section>
  );
}
