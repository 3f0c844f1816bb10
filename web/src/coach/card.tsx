/** What would be written, as the lifter sees it before it is: only their yes makes it a fact. */
import { useEffect, useRef, useState } from "preact/hooks";
import { tell } from "../api/call";
import { sync } from "../api/sync";
import { useDoing } from "../parts/doing";
import { useFurther } from "../words/further";
import type { Card } from "./talk";

export function CardLine({ card }: { card: Card }) {
  const f = useFurther();
  const [ended, end] = useState<"" | "kept" | "left">("");
  const { doing, wrong, run } = useDoing();
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => told.current?.focus(), [ended]); // the button that had the focus is gone
  const keep = async () => {
    const { tool, arguments: given, confirm } = card;
    const done = await run("…", async () => {
      await tell("POST", "chat/confirm", { tool, arguments: given, confirm });
      await sync();
    });
    if (done) end("kept");
  };
  return (
    <section class="card" aria-label={f.coach.to_keep}>
      <span class="small soft">{f.coach.to_keep}</span>
      {card.says.map((line) => <p key={line} class="strong">{line}</p>)}
      {ended
        ? <p class={ended === "kept" ? "good" : "soft"} role="status" tabIndex={-1} ref={told}>{ended === "kept" ? f.coach.kept : f.coach.left}</p>
        : (
          <div class="grid2">
            <button type="button" class="button main" disabled={Boolean(doing)} onClick={() => void keep()}>{f.save}</button>
            <button type="button" class="button" disabled={Boolean(doing)} onClick={() => end("left")}>{f.coach.discard}</button>
          </div>
        )}
      {wrong && <p class="warn" role="alert">{wrong}</p>}
    </section>
  );
}
