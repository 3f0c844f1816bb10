/** One short line that says what has happened, and offers to take it back. */
import { useEffect } from "preact/hooks";
import { Observed, useObserved } from "../keep/observed";
import { usePlace } from "../router";

interface Line {
  text: string;
  action?: { label: string; run: () => void };
}

const line = new Observed<Line | null>(null);

export const toast = (text: string, action?: Line["action"]) => {
  line.value = { text, action };
};

/** It never lies over what is tapped next: the way into a workout, and the dock of the one under way. */
const AWAY: Record<string, string> = { "/": "above", "/log": "top" };

export function Toast() {
  const said = useObserved(line);
  const path = usePlace();
  useEffect(() => {
    if (!said) return;
    const gone = setTimeout(() => (line.value = null), said.action ? 7000 : 4000);
    return () => clearTimeout(gone);
  }, [said]);
  if (!said) return null;
  return (
    <div class={`toast ${AWAY[path] ?? ""}`} role="status">
      <span class="grow">{said.text}</span>
      {said.action && (
        <button type="button" class="button" onClick={() => (said.action!.run(), (line.value = null))}>{said.action.label}</button>
      )}
    </div>
  );
}
