/** The rest: told by when it ends, never by counting, so a locked phone or a reload changes nothing. */
import { useEffect, useRef } from "preact/hooks";
import { signal, useSecondsTo } from "../parts/signal";
import { clockText } from "../units";
import { useWords } from "../words";
import { endRest, rest as longer } from "./session";

export function RestBar({ rest }: { rest: { from_ms: number; until_ms: number } }) {
  const w = useWords();
  const left = useSecondsTo(rest.until_ms);
  const told = useRef(left <= 0);
  useEffect(() => {
    if (left > 0) told.current = false;
    else if (!told.current) {
      told.current = true;
      signal("done");
    }
  }, [left > 0]);
  const share = Math.min(Math.max(1 - (left * 1000) / Math.max(rest.until_ms - rest.from_ms, 1), 0), 1);
  return (
    <div class="rest" role="timer" aria-label={w.log.rest}>
      <span class={`left ${left <= 0 ? "good" : ""}`}>{left > 0 ? clockText(left) : `+${clockText(-left)}`}</span>
      <span class="bar" aria-hidden="true"><i style={{ transform: `scaleX(${share})` }} /></span>
      <button type="button" class="chip" aria-label={w.log.shorter} onClick={() => void longer(-15)}>−15</button>
      <button type="button" class="chip" aria-label={w.log.longer} onClick={() => void longer(15)}>+15</button>
      <button type="button" class="chip" onClick={() => void endRest()}>{w.log.skip}</button>
    </div>
  );
}
