/** What hangs on each side of the bar, drawn: the largest inside, as one loads it. */
import { useFacts } from "./history";
import { inUnit, useUnit } from "../units";
import { useWords } from "../words";

const USUAL = [25, 20, 15, 10, 5, 2.5, 1.25];
const TALLEST = 44;

/** The plates of one side for a load, from those that there are; undefined where it can't be built. */
export function platesFor(load: number, bar: number, sizes: number[]): number[] | undefined {
  let left = (load - bar) / 2;
  if (left < -0.01) return undefined;
  const found: number[] = [];
  for (const size of [...sizes].sort((one, other) => other - one)) {
    while (left >= size - 0.01 && found.length < 12) {
      found.push(size);
      left -= size;
    }
  }
  return left > 0.06 ? undefined : found;
}

export function Plates({ load, planned, bar }: { load: number | null; planned?: number[] | null; bar?: number | null }) {
  const w = useWords();
  const unit = useUnit();
  const gym = useFacts("gym", 20).find((fact) => Array.isArray(fact.plates_kg) && fact.plates_kg.length > 0);
  if (bar == null || load === null) return null;
  const plates = planned ?? platesFor(load, bar, (gym?.plates_kg as number[] | undefined) ?? USUAL);
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
}
