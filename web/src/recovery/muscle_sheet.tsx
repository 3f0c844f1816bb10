/** One muscle group: the sets behind its number, when it will be ready, and the lifter's own word against it. */
import { useEffect, useState } from "preact/hooks";
import type { Muscle } from "../api/types";
import { localDay, dayAfter } from "../keep/clock";
import type { SetFact } from "../keep/database";
import { factsOfKind, say } from "../keep/facts";
import { useRows } from "../library/index_of_phone";
import { setText } from "../log/exercise_card";
import { Sheet } from "../parts/sheet";
import { toast } from "../parts/toast";
import { useUnit } from "../units";
import { dayText, termOf, useWords } from "../words";
import { readyText } from "./recovery";

export function MuscleSheet({ group, muscle, close }: { group: string; muscle?: Muscle; close: () => void }) {
  const w = useWords();
  const unit = useUnit();
  const { rows } = useRows();
  const [sets, set] = useState<SetFact[]>([]);
  const [right, correct] = useState<number | null>(null);
  const slugs = new Set(rows.filter((row) => row.primary_group === group).map((row) => row.slug));
  useEffect(() => {
    void factsOfKind("set", dayAfter(localDay(), -7), 600).then((found) =>
      set((found as SetFact[]).filter((one) => one.set_type !== "warm_up" && one.exercise && slugs.has(one.exercise))));
  }, [group, rows.length]);
  const keep = (percent: number) => {
    correct(percent);
    void say([{ kind: "correction", muscle_group: group, recovered_percent: percent }]).then(() => {
      toast(w.today.told);
      close();
    });
  };
  return (
    <Sheet title={termOf(w, group)} close={close}>
      {muscle ? (
        <p><span class="big">{muscle.percent} %</span> <span class="soft">{readyText(muscle, w)} · {w.grades[muscle.grade as keyof typeof w.grades] ?? muscle.grade}</span></p>
      ) : <p class="soft">{w.recovery.unknown}</p>}
      <p class="small soft">{w.recovery.meant}</p>
      <h3>{w.recovery.feels}</h3>
      <div class="rirs" role="radiogroup" aria-label={w.recovery.feels}>
        {[20, 40, 60, 80, 100].map((percent) => <button key={percent} type="button" role="radio" aria-checked={right === percent} onClick={() => keep(percent)}>{percent}</button>)}
      </div>
      <h3>{w.recovery.behind}</h3>
      {!sets.length && <p class="soft">{w.recovery.no_sets}</p>}
      <div>
        {sets.slice(0, 24).map((one) => (
          <div key={one.id} class="item">
            <span class="grow">{one.exercise_name ?? one.exercise}</span>
            <span>{setText(one, unit, w)}</span>
            <span class="soft small">{dayText(one.at.slice(0, 10))}</span>
          </div>
        ))}
      </div>
    </Sheet>
  );
}
