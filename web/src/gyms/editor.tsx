/** What one gym has: implements, bars, plates, microplates, stacks, fixed dumbbells, tools. Kilograms inside, the athlete's unit here. */
import { useState } from "preact/hooks";
import { Choices, Stepper } from "../parts/controls";
import type { Gym } from "../settings/told";
import { inKg, inUnit, loadText, useUnit, type Unit } from "../units";
import { termOf, useWords } from "../words";
import { useFurther } from "../words/further";

const IMPLEMENTS = ["barbell", "dumbbell", "kettlebell", "cable", "machine", "smith", "ez_bar", "trap_bar", "landmine", "sled", "band", "bodyweight"];
const TOOLS = ["ball", "roller", "stick", "band"];
const USUAL = {
  kg: { bars: [20, 15, 10, 7.5, 25], plates: [25, 20, 15, 10, 5, 2.5, 1.25], micro: [1, 0.75, 0.5, 0.25] },
  lb: { bars: [45, 35, 25, 15, 55], plates: [55, 45, 35, 25, 10, 5, 2.5], micro: [1.25, 1, 0.75, 0.5, 0.25] },
};
const ROWS = { kg: { from: 2, to: 40, step: 2 }, lb: { from: 5, to: 100, step: 5 } };

interface Props {
  gym: Gym;
  change: (fields: Partial<Gym>) => void;
}

export function GymEditor({ gym, change }: Props) {
  const w = useWords();
  const f = useFurther();
  const unit = useUnit();
  const flip = (field: "implements" | "tools", one: string) => {
    const has = gym[field] ?? [];
    change({ [field]: has.includes(one) ? has.filter((each) => each !== one) : [...has, one] });
  };
  const has = (one: string) => !gym.implements?.length || gym.implements.includes(one);
  const chips = (field: "implements" | "tools", all: string[], label: string) => (
    <div class="chips" role="group" aria-label={label}>
      {all.map((one) => <button key={one} type="button" class="chip" aria-pressed={gym[field]?.includes(one) ?? false} onClick={() => flip(field, one)}>{termOf(w, one)}</button>)}
    </div>
  );
  const micro = smallest(gym, unit);
  const plates = gym.plates_kg ?? [];
  const isMicro = (kg: number) => USUAL[unit].micro.some((one) => same(kg, inKg(one, unit)));
  const put = (small: boolean, next: number[]) => change({ plates_kg: [...plates.filter((kg) => isMicro(kg) !== small), ...next] });
  return (
    <div class="stack">
      <h3>{f.gyms.implements}</h3>
      {chips("implements", IMPLEMENTS, f.gyms.implements)}
      {has("barbell") && (
        <>
          <Weights label={f.gyms.bars} hint={f.gyms.bars_hint} unit={unit} kgs={gym.bars_kg ?? []} usual={USUAL[unit].bars} most={60} onChange={(bars_kg) => change({ bars_kg })} />
          <Weights label={f.gyms.plates} unit={unit} kgs={plates.filter((kg) => !isMicro(kg))} usual={USUAL[unit].plates} most={100} onChange={(next) => put(false, next)} />
          <Weights label={f.gyms.micro} unit={unit} kgs={plates.filter(isMicro)} usual={USUAL[unit].micro} onChange={(next) => put(true, next)} />
          {micro !== null && <p class="small soft">{f.gyms.smallest(loadText(micro, unit))}</p>}
        </>
      )}
      {(has("machine") || has("cable")) && (
        <>
          <h3>{f.gyms.stack}</h3>
          <Stepper label={f.gyms.stack} unit={unit} hint={`${unit}, ${f.gyms.stack_hint}`} value={gym.stack_step_kg ? inUnit(gym.stack_step_kg, unit) : null} step={unit === "kg" ? 1.25 : 2.5} from={unit === "kg" ? 3.75 : 7.5} most={100}
            onChange={(value) => value && change({ stack_step_kg: inKg(value, unit) })} />
        </>
      )}
      {has("dumbbell") && <Dumbbells unit={unit} kgs={gym.dumbbells_kg ?? []} onChange={(dumbbells_kg) => change({ dumbbells_kg })} />}
      <h3>{f.gyms.tools}</h3>
      {chips("tools", TOOLS, f.gyms.tools)}
      {unit === "lb" && <p class="small soft">{f.gyms.kg_or(unit)}</p>}
    </div>
  );
}

const same = (one: number, other: number) => Math.abs(one - other) < 0.01;
const sorted = (kgs: number[]) => [...kgs].sort((one, other) => one - other);

/** The smallest jump on a bar: one more of the smallest plate on each side. */
function smallest(gym: Gym, unit: Unit): number | null {
  const plates = gym.plates_kg ?? [];
  return plates.length ? inKg(inUnit(2 * Math.min(...plates), unit), unit) : null;
}

interface WeightsProps {
  label: string;
  hint?: string;
  unit: Unit;
  kgs: number[];
  usual: number[];
  most?: number;
  onChange: (kgs: number[]) => void;
}

/** Weights to tap: the usual ones, and any other that was added. */
function Weights({ label, hint, unit, kgs, usual, most, onChange }: WeightsProps) {
  const f = useFurther();
  const [other, add] = useState<number | null>(null);
  const odd = kgs.filter((kg) => !usual.some((one) => same(kg, inKg(one, unit))));
  const all = [...usual.map((value) => inKg(value, unit)), ...sorted(odd).reverse()];
  const flip = (kg: number) => onChange(sorted(kgs.some((one) => same(one, kg)) ? kgs.filter((one) => !same(one, kg)) : [...kgs, kg]));
  return (
    <div class="stack tight">
      <h3>{label} <span class="small soft">{unit}</span></h3>
      {hint && <span class="small soft">{hint}</span>}
      <div class="chips" role="group" aria-label={label}>
        {all.map((kg) => <button key={kg} type="button" class="chip weight" aria-pressed={kgs.some((one) => same(one, kg))} onClick={() => flip(kg)}>{inUnit(kg, unit)}</button>)}
        {most && other === null && <button type="button" class="chip" aria-label={`${label}: ${f.gyms.other}`} onClick={() => add(usual[0]!)}>+</button>}
      </div>
      {most && other !== null && (
        <div class="grid2">
          <Stepper label={f.gyms.other} unit={unit} value={other} step={unit === "kg" ? 0.25 : 0.5} most={inUnit(most, unit)} onChange={add} />
          <button type="button" class="button" onClick={() => (other && !kgs.some((one) => same(one, inKg(other, unit))) && flip(inKg(other, unit)), add(null))}>{f.add}</button>
        </div>
      )}
    </div>
  );
}

/** A row of fixed dumbbells: from, to and step at once, then each by itself. */
function Dumbbells({ unit, kgs, onChange }: { unit: Unit; kgs: number[]; onChange: (kgs: number[]) => void }) {
  const f = useFurther();
  const usual = ROWS[unit];
  const [row, set] = useState({ from: kgs.length ? inUnit(Math.min(...kgs), unit) : usual.from, to: kgs.length ? inUnit(Math.max(...kgs), unit) : usual.to, step: usual.step });
  const fill = () => {
    const made: number[] = [];
    for (let value = row.from; value <= row.to + 0.001 && made.length < 80; value += row.step) made.push(inKg(Math.round(value * 100) / 100, unit));
    onChange(made);
  };
  return (
    <div class="stack tight">
      <h3>{f.gyms.dumbbells} <span class="small soft">{unit}</span></h3>
      {kgs.length
        ? <div class="chips" role="group" aria-label={f.gyms.dumbbells}>{sorted(kgs).map((kg) => <button key={kg} type="button" class="chip weight" aria-label={f.gyms.remove_weight(loadText(kg, unit))} onClick={() => onChange(kgs.filter((one) => one !== kg))}>{inUnit(kg, unit)}</button>)}</div>
        : <p class="small soft">{f.gyms.dumbbells_none}</p>}
      <div class="grid2">
        <Stepper label={f.gyms.from} value={row.from} step={usual.step / 2} most={400} onChange={(from) => from && set({ ...row, from })} />
        <Stepper label={f.gyms.to} value={row.to} step={usual.step} most={400} onChange={(to) => to && set({ ...row, to })} />
      </div>
      <Choices label={f.gyms.step} kind="even" value={row.step} onPick={(step) => set({ ...row, step })} choices={(unit === "kg" ? [1, 2, 2.5, 5] : [2.5, 5, 10]).map((value) => ({ value, label: `+${value}` }))} />
      <button type="button" class="button" onClick={fill}>{f.gyms.fill}</button>
    </div>
  );
}
