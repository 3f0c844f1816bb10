/** What serves instead: the server's choice within the gym and the athlete's own word; without signal the page's own list. */
import { useState } from "preact/hooks";
import { useKept } from "../api/kept";
import type { Substitute } from "../api/types";
import { Choices } from "../parts/controls";
import { termOf, useWords } from "../words";

const REASONS = ["busy", "no_equipment", "shoulder", "low_back", "knee"];

export function Substitutes({ slug, onPick }: { slug: string; onPick: (slug: string, name: string) => void }) {
  const w = useWords();
  const [reason, because] = useState("busy");
  const { body, asking, problem } = useKept<{ substitutes: Substitute[] }>(`library/${slug}/substitutes?reason=${reason}`);
  return (
    <div class="stack">
      <Choices label={w.library.reason} kind="slide" value={reason} onPick={because} choices={REASONS.map((value) => ({ value, label: w.swap.serves[value]! }))} />
      {problem && <p class="soft">{problem}</p>}
      <div>
        {body?.substitutes.map((one) => (
          <button key={one.slug} type="button" class="item" onClick={() => onPick(one.slug, one.name)}>
            <span class="grow stack tight">
              <span>{one.name}</span>
              <span class="small soft">{one.why.map((why) => why.text).join(" ")}</span>
            </span>
            <span class="tag">{termOf(w, one.implement)}</span>
          </button>
        ))}
      </div>
      {!asking && !body?.substitutes.length && !problem && <p class="soft">{w.library.none_serves}</p>}
    </div>
  );
}
