/** The body from both sides: muscles that show how they are, regions that can be tapped. */
import "../style/body.css";
import shapes from "./body.svg?shapes";
import type { Side } from "../keep/database";
import { termOf, useWords } from "../words";

export interface BodyProps {
  /** The class of a muscle group: s0 (ready) to s3 (spent), first, second. */
  muscle?: (group: string) => string;
  region?: (region: string, side: Side) => string;
  onMuscle?: (group: string) => void;
  onRegion?: (region: string, side: Side) => void;
  label?: (group: string) => string;
  view?: "front" | "back";
}

export function Body({ muscle, region, onMuscle, onRegion, label, view }: BodyProps) {
  const views = view ? [view] : (["front", "back"] as const);
  return (
    <div class={`figure ${view ? "single" : ""}`}>
      {views.map((one) => <Side key={one} view={one} {...{ muscle, region, onMuscle, onRegion, label }} />)}
    </div>
  );
}

function Side({ view, muscle, region, onMuscle, onRegion, label }: BodyProps & { view: "front" | "back" }) {
  const w = useWords();
  const mine = shapes.filter((shape) => shape.view === view);
  const named = new Set<string>();
  return (
    <svg viewBox="-90 -5 180 430" role="group" aria-label={w.body[view]}>
      {mine.map((shape, place) => {
        if (shape.muscle) {
          const group = shape.muscle;
          const first = !named.has(group);
          named.add(group);
          const tap = onMuscle && { role: "button" as const, tabIndex: first ? 0 : -1, "aria-label": label?.(group) ?? termOf(w, group), onClick: () => onMuscle(group), onKeyDown: pressed(() => onMuscle(group)) };
          return <path key={place} d={shape.d} class={`muscle ${muscle?.(group) ?? (onRegion ? "faint" : "")}`} data-muscle={group} data-side={shape.side} {...(tap ?? {})} />;
        }
        if (shape.region) {
          const { region: name, side } = shape as { region: string; side: Side };
          if (!onRegion && !region) return null;
          const tap = onRegion && { role: "button" as const, tabIndex: 0, "aria-label": `${termOf(w, name)}${side === "both" ? "" : `, ${w.sides[side]}`}`, onClick: () => onRegion(name, side), onKeyDown: pressed(() => onRegion(name, side)) };
          return <path key={place} d={shape.d} class={`region ${region?.(name, side) ?? ""}`} data-region={name} data-side={side} {...(tap ?? {})} />;
        }
        return <path key={place} d={shape.d} class="body" />;
      })}
    </svg>
  );
}

const pressed = (run: () => void) => (event: KeyboardEvent) => {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  run();
};

/** On which side of the body a region is drawn. */
export const viewOf = (region: string): "front" | "back" =>
  shapes.some((shape) => shape.region === region && shape.view === "front") && !["neck", "shoulder", "hip"].includes(region) ? "front" : "back";
