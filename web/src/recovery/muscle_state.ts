/** How a muscle stands: the class that colours it, and since or until when in words. */
import type { Muscle } from "../api/types";
import type { Words } from "../words";

export const STATES = ["ready", "nearly", "tired", "spent"];

export const stateClass = (muscle?: Muscle) => (muscle ? `s${Math.max(STATES.indexOf(muscle.state), 0)}` : "");

export function readyText(one: Muscle, w: Words): string {
  const at = new Date(one.ready_at);
  return one.state === "ready" ? w.recovery.states.ready : w.recovery.ready_at(at);
}
