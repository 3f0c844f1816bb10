/** One muscle group: when it will be ready, the sets behind its number, and the lifter's own word against it. */
import { useEffect, useState } from "preact/hooks";
import type { Behind, Muscle, MuscleBehind } from "../api/types";
import { localDay, dayAfter } from "../keep/clock";
import type { SetFact } from "../keep/database";
import { factsOfKind, say, unsay } from "../keep/facts";
import { useRows } from "../library/index_of_phone";
import { setText } from "../log/exercise_card";
import { useFacts } from "../log/history";
import { Sheet } from "../parts/sheet";
import { toast } from "../parts/toast";
import { useUnit } from "../units";
import { dayText, termOf, useWords } from "../words";
import { readyText, stateClass } from "./muscle_state";

const FEELS = [0, 30, 50, 80, 100];
const SORE = [0, 3, 6, 9];

export function MuscleSheet({ group, muscle, behind, close }: { group: string; muscle?: Muscle; behind?: MuscleBehind; close: () => void }) {
  const w = useWords();
  const checked = useFacts("check_in", 1, localDay())[0];
  const told = (facts: Promise<{ id: string }[]>) => void facts.then(([fact]) => {
    close();
    toast(w.today.told, { label: w.swap.undo, run: () => void unsay(fact!.id) });
  });
  const feels = (percent: number) => told(say([{ kind: "correction", muscle_group: group, recovered_percent: percent }]));
  const sore = (level: number) => {
    const before = (checked?.soreness ?? {}) as Record<string, number>;
    told(say([{ ...(checked ?? { kind: "check_in" }), id: undefined, at: undefined, version: undefined, soreness: { ...before, [group]: level } } as never]));
  };
  return (
    <Sheet title={termOf(w, group)} close={close}>
      {muscle ? (
        <>
          <p class="row spread"><span class="big">{muscle.percent} %</span> <span class="soft">{readyText(muscle, w)} · {w.grades[muscle.grade as keyof typeof w.grades] ?? muscle.grade}</span></p>
          <span class="bar"><i class={stateClass(muscle)} style={{ width: `${muscle.percent}%` }} /></span>
        </>
      ) : <p class="soft">{w.recovery.unknown}</p>}
      <h3>{w.behind.feels}</h3>
      <div class="rirs" role="group" aria-label={w.behind.feels}>
        {FEELS.map((percent, at) => <button key={percent} type="button" class="small" onClick={() => feels(percent)}>{w.behind.words[at]}</button>)}
      </div>
      <h3>{w.behind.sore_title}</h3>
      <div class="rirs" role="group" aria-label={w.behind.sore_title}>
        {SORE.map((level, at) => <button key={level} type="button" class="small" onClick={() => sore(level)}>{w.behind.sore_words[at]}</button>)}
      </div>
      {muscle && <p class="small soft">{w.recovery.meant}</p>}
      {behind ? <Parts muscle={behind} /> : <SetsHere group={group} />}
    </Sheet>
  );
}

/** Each workout that still weighs on it, and what each of its sets takes. */
function Parts({ muscle }: { muscle: MuscleBehind }) {
  const w = useWords();
  return (
    <section class="stack">
      <h3>{w.behind.title}</h3>
      {muscle.told.map((one) => (
        <div key={one.at} class="row spread"><span>{w.behind.own_word} <span class="soft small">{dayText(one.at.slice(0, 10))}</span></span><span class="soft">{w.behind.takes(one.points)}</span></div>
      ))}
      {muscle.behind.map((one) => <Part key={one.workout} one={one} most={Math.max(...one.sets.map((set) => set.points))} />)}
      {!muscle.behind.length && !muscle.told.length && <p class="soft">{w.behind.nothing}</p>}
    </section>
  );
}

function Part({ one, most }: { one: Behind; most: number }) {
  const w = useWords();
  const unit = useUnit();
  return (
    <div class="stack tight">
      <div class="row spread">
        <span><span class="strong">{dayText(one.date)}</span> <span class="soft">{one.name}</span></span>
        <span class="soft">{w.behind.takes(one.points)}</span>
      </div>
      {one.sore && <p class="small soft">{w.behind.sore}</p>}
      {one.sets.map((set) => (
        <div key={set.id} class="behind small">
          <span class="cut">{set.name}</span>
          <span>{setText(set, unit, w)}</span>
          <span class="bar" aria-hidden="true"><i style={{ width: `${(set.points / most) * 100}%` }} /></span>
          <span class="soft">{w.behind.points(set.points)}</span>
        </div>
      ))}
    </div>
  );
}

/** Without the server's word: the sets on this phone with it as their main muscle. */
function SetsHere({ group }: { group: string }) {
  const w = useWords();
  const unit = useUnit();
  const { rows } = useRows();
  const [sets, put] = useState<SetFact[]>([]);
  useEffect(() => {
    const slugs = new Set(rows.filter((row) => row.primary_group === group).map((row) => row.slug));
    void factsOfKind("set", dayAfter(localDay(), -7), 600).then((found) =>
      put((found as SetFact[]).filter((one) => one.set_type !== "warm_up" && one.exercise && slugs.has(one.exercise))));
  }, [group, rows.length]);
  return (
    <section class="stack">
      <h3>{w.recovery.behind}</h3>
      <p class="small soft">{sets.length ? w.behind.kept_sets : w.recovery.no_sets}</p>
      <div>
        {sets.slice(0, 24).map((one) => (
          <div key={one.id} class="item">
            <span class="grow">{one.exercise_name ?? one.exercise}</span>
            <span>{setText(one, unit, w)}</span>
            <span class="soft small">{dayText(one.at.slice(0, 10))}</span>
          </div>
        ))}
      </div>
    </section>
  );
}
