import type { WarmUpItem } from "../api/types";
import type { Unit } from "../units";
import { loadText } from "../units";
import type { Words } from "../words";

/** 2 × 8, 40 s, 32.5 kg × 6: what a step of the warm-up asks for. */
export function warmUpText(item: WarmUpItem, w: Words, unit: Unit = "kg"): string {
  const times = item.sets > 1 ? `${item.sets} × ` : "";
  if (item.duration_s !== null) return times + (item.duration_s >= 120 ? w.minutes(Math.round(item.duration_s / 60)) : w.seconds(item.duration_s));
  if (item.load_kg !== null) return `${loadText(item.load_kg, unit)} × ${item.reps ?? "–"}`;
  return item.reps === null ? "" : `${times}${item.reps}`;
}
