/** What hangs on each side of the bar, drawn: the largest inside, as one loads it. */
import { useFacts } from "./history";
import { useRows } from "../library/index_of_phone";
import { memo } from "../parts/memo";
import { inUnit, useUnit } from "../units";
import { useWords } from "../words";

const KG = { bar: 20, plates: [25, 20, 15, 10, 5, 2.5, 1.25] };
const LB = { bar: 45 * 0.45359237, plates: [45, 35, 25, 10, 5, 2.5].map((plate) => plate * 0.45359237) };
const TALLEST = 44;

/** The plates of one side for a load: the heaviest as often as needed, each other once, as a gym's list says; undefined where it can't be built. */
export function platesFor(load: number, bar: number, sizes: number[]): number[] | undefined {
  let left = (load - bar) / 2;
  if (left < -0.01) return undefined;
  const found: number[] = [];
  [...sizes].sort((one, other) => other - one).forEach((size, at) => {
    while (left >= size - 0.01 && found.length < 12) {
      found.push(size);
      left -= size;
      if (at > 0) break;
    }
  });
  return left > 0.03 ? undefined : found;
}

export const Plates = memo(function Plates({ exercise, load, planned, bar: told }: { exercise: string | null; load: number | null; planned?: number[] | null; bar?: number | null }) {
  const w = useWords();
  const unit = useUnit();
  const gym = useFacts("gym", 20).find((fact) => Array.isArray(fact.plates_kg) && fact.plates_kg.length > 0);
  const barbell = useRows().rows.find((row) => row.slug === exercise)?.implement === "barbell";
  const usual = unit === "lb" ? LB : KG;
  const bar = told ?? (barbell ? ((gym?.bars_kg as number[] | undefined)?.includes(20) === false ? (gym!.bars_kg as number[]).at(-1)! : usual.bar) : null);
  if (bar == null || load === null) return null;
  const plates = planned ?? platesFor(load, bar, (gym?.plates_kg as number[] | undefined) ?? usual.plates);
  if (!plates) return null;
  const most = Math.max(...plates, 20);
  const text = w.log.plates(plates.map((plate) => String(inUnit(plate, unit))).join(" + ") || "0", String(inUnit(bar, unit)));
  let x = 26;
  return (
    <div class="plates" role="img" aria-label={text}>
      <svg viewBox={`0 0 ${40 + plates.length * 13} 48`} aria-hidden="true">
        <rect class="bar-bell" x="0" y="22" width={34 + plates.length * 13} height="4" rx="2" />
        <rect class="collar" x="18" y="17" width="5" height="14" rx="1.5" />
        {plates.map((plate, at) => {
          const high = 14 + (TALLEST - 14) * Math.sqrt(plate / most);
          const at_x = x;
          x += 13;
          return <rect key={at} class="disc" x={at_x} y={24 - high / 2} width={plate >= 10 ? 11 : 8} height={high} rx="2.5" />;
        })}
      </svg>
      <span class="small soft">{plates.map((plate) => inUnit(plate, unit)).join(" + ") || "0"} {w.lift.plates_each} · {w.lift.bar(String(inUnit(bar, unit)))}</span>
    </div>
  );
});
