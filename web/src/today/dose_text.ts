/** The sets of an exercise in a line. */
import type { PlannedExercise } from "../api/types";
import { loadText, type Unit } from "../units";
import type { Words } from "../words";

/** 2 × 7 × 77.5 kg, where all sets are alike; else those that follow each other and are. */
export function doseText(one: PlannedExercise, unit: Unit, w: Words): string {
  const said = one.sets.map((set) => {
    const much = set.reps === null ? w.seconds(set.duration_s ?? 0) : String(set.reps);
    return set.load_kg ? `${much} × ${loadText(set.load_kg, unit)}` : much;
  });
  const runs: { text: string; count: number }[] = [];
  for (const text of said) {
    const last = runs.at(-1);
    if (last?.text === text) last.count += 1;
    else runs.push({ text, count: 1 });
  }
  const rir = [...new Set(one.sets.map((set) => set.rir).filter((value): value is number => value !== null))];
  const reserve = rir.length ? `, ${w.today.in_reserve([...new Set([Math.min(...rir), Math.max(...rir)])].join("–"))}` : "";
  return runs.map((run) => `${run.count} × ${run.text}`).join(", ") + reserve;
}
