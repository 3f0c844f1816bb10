/** Search as you type, filters by kind; the same in the library and where an exercise is picked. */
import { useState } from "preact/hooks";
import { termOf, useWords } from "../words";
import { found, useRows, type Row } from "./index_of_phone";

const SHOWN = 40;
const KINDS = ["strength", "release", "mobility", "stretch", "activation", "cardio", "power"];

export function Finder({ onPick, keepQuery }: { onPick: (row: Row) => void; keepQuery?: { value: string } }) {
  const w = useWords();
  const { rows, asking } = useRows();
  const [query, type] = useState(keepQuery?.value ?? "");
  const [kind, only] = useState("");
  const [shown, more] = useState(SHOWN);
  const list = found(kind ? rows.filter((row) => row.kind === kind) : rows, query);
  const typed = (text: string) => {
    if (keepQuery) keepQuery.value = text;
    type(text);
    more(SHOWN);
  };
  return (
    <div class="stack">
      <input class="search" type="search" enterkeyhint="search" autocomplete="off" placeholder={w.library.search} aria-label={w.library.search} value={query} onInput={(event) => typed(event.currentTarget.value)} />
      <div class="chips slide" role="group" aria-label={w.log.kind}>
        {KINDS.map((one) => <button key={one} type="button" class="chip" aria-pressed={kind === one} onClick={() => only(kind === one ? "" : one)}>{termOf(w, one)}</button>)}
      </div>
      {rows.length > 0 && <span class="small soft" role="status">{w.library.count(list.length)}</span>}
      {!rows.length && !asking && <p class="soft">{w.library.not_here}</p>}
      <div>
        {list.slice(0, shown).map((row) => (
          <button key={row.slug} type="button" class="item" onClick={() => onPick(row)}>
            <span class="grow stack tight">
              <span>{row.name}</span>
              <span class="small soft">{[row.primary_group !== "none" ? row.primary_group : row.regions[0], row.implement].filter((one) => one && one !== "none").map((one) => termOf(w, one!)).join(" · ")}</span>
            </span>
            {row.kind !== "strength" && <span class="tag">{termOf(w, row.kind)}</span>}
          </button>
        ))}
      </div>
      {list.length > shown && <button type="button" class="button" onClick={() => more(shown + SHOWN)}>{w.more}</button>}
    </div>
  );
}
