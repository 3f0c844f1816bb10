/** Where to press and where not: the body near the place, the muscles that are meant, the spot on this side, what to stay off. */
import shapes from "../body/body.svg?shapes";
import { viewOf } from "../body/body";
import type { Side } from "../keep/database";
import { useWords } from "../words";
import { zonesOf } from "./zones";

const REACH = 58;
const ELLIPSE = /^M(-?[\d.]+) (-?[\d.]+)a([\d.]+) ([\d.]+)/;

export function Spot({ region, side, groups, noGo }: { region: string; side?: Side; groups: string[]; noGo: string[] }) {
  const w = useWords();
  const view = viewOf(region);
  const mine = shapes.filter((shape) => shape.view === view);
  const places = mine.flatMap((shape) => {
    const found = shape.region === region ? ELLIPSE.exec(shape.d) : null;
    return found ? [{ side: shape.side as Side, x: Number(found[1]) + Number(found[3]), y: Number(found[2]), rx: Number(found[3]), ry: Number(found[4]) }] : [];
  });
  const here = places.filter((one) => !side || side === "both" || one.side === side || one.side === "both");
  if (!here.length) return null;
  const middle = { x: places.reduce((sum, one) => sum + one.x, 0) / places.length, y: places.reduce((sum, one) => sum + one.y, 0) / places.length };
  const wide = Math.max(REACH, ...places.map((one) => Math.abs(one.x - middle.x) + one.rx + 26));
  const zones = zonesOf(noGo).filter((one) => one.view === view && Math.abs(one.at[1] - middle.y) < wide + one.at[3]);
  const cut = zones.flatMap(({ at: [x, y, rx, ry], both }) => (both ? [[x, y, rx, ry], [-x, y, rx, ry]] : [[x, y, rx, ry]]) as [number, number, number, number][]);
  return (
    <figure class="near">
      <svg viewBox={`${middle.x - wide} ${middle.y - wide * 0.78} ${2 * wide} ${1.56 * wide}`} role="img" aria-label={`${w.press.spot}: ${here.map((one) => (one.side === "both" ? "" : w.sides[one.side])).join(" ")}`}>
        {mine.map((shape, at) => {
          if (shape.region) return null;
          return <path key={at} d={shape.d} class={shape.muscle ? `muscle ${groups.includes(shape.muscle) ? "meant" : ""}` : "body"} />;
        })}
        {here.map((one, at) => <ellipse key={`s${at}`} class="press" cx={one.x} cy={one.y} rx={Math.min(one.rx, 12)} ry={Math.min(one.ry, 12)} />)}
        {cut.map(([x, y, rx, ry], at) => (
          <g key={`z${at}`} class="off">
            <ellipse cx={x} cy={y} rx={rx} ry={ry} />
            <path d={`M${x - Math.min(rx, 3)} ${y - Math.min(ry, 3)}l${2 * Math.min(rx, 3)} ${2 * Math.min(ry, 3)}m0 ${-2 * Math.min(ry, 3)}l${-2 * Math.min(rx, 3)} ${2 * Math.min(ry, 3)}`} />
          </g>
        ))}
      </svg>
      <figcaption class="row small soft"><span class="row tight"><i class="key press" />{w.press.spot}</span>{cut.length > 0 && <span class="row tight"><i class="key off" />{w.press.off}</span>}</figcaption>
    </figure>
  );
}
