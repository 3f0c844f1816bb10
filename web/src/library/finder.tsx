/** Search as you type, filters by kind and more; the same in the library and where an exercise is picked. */
import { useState } from "preact/hooks";
import { keptBody } from "../api/kept";
import { Sheet } from "../parts/sheet";
import { termOf, useWords } from "../words";
import { found, useDone, useRows, type Row } from "./index_of_phone";

const SHOWN = 40;
const KINDS = ["strength", "release", "mobility", "stretch", "activation", "cardio", "power"];
const LEVELS = ["novice", "intermediate", "advanced"];

/** What a search leaves out; kept while the app is open. */
interface Filters {
  kind: string;
  group: string;
  implement: string;
  level: string;
  mine: boolean;
  gym: readonly string[] | null;
}
const NO_FILTERS: Filters = { kind: "", group: "", implement: "", level: "", mine: false, gym: null };

export interface Search {
  query: string;
  filters: Filters;
}
export const newSearch = (): Search => ({ query: "", filters: NO_FILTERS });

export function Finder({ onPick, search, current }: { onPick: (row: Row) => void; search?: Search; current?: string }) {
  const w = useWords();
  const { rows, asking } = useRows();
  const done = useDone();
  const [query, type] = useState(search?.query ?? "");
  const [filters, only] = useState(search?.filters ?? NO_FILTERS);
  const [shown, more] = useState(SHOWN);
  const [open, show] = useState(false);
  const gear = filters.gym && new Set(filters.gym);
  const kept = rows.filter((row) =>
    (!filters.kind || row.kind === filters.kind) && (!filters.group || row.primary_group === filters.group) && (!filters.implement || row.implement === filters.implement) &&
    (!filters.level || row.level === filters.level) && (!filters.mine || done.has(row.slug)) && (!gear || row.implement === "none" || gear.has(row.implement)));
  const list = found(kept, query, done);
  const change = (next: Partial<Search>) => {
    if (search) Object.assign(search, next);
    if (next.query !== undefined) type(next.query);
    if (next.filters) only(next.filters);
    more(SHOWN);
  };
  const set = (some: Partial<Filters>) => change({ filters: { ...filters, ...some } });
  const count = [filters.group, filters.implement, filters.level, filters.mine, filters.gym].filter(Boolean).length;
  return (
    <div class="stack">
      <input class="search" type="search" enterkeyhint="search" autocomplete="off" placeholder={w.library.search} aria-label={w.library.search} value={query} onInput={(event) => change({ query: event.currentTarget.value })} />
      <div class="chips slide" role="group" aria-label={w.log.kind}>
        <button type="button" class="chip" aria-pressed={count > 0} onClick={() => show(true)}>{w.library.filters}{count ? ` (${count})` : ""}</button>
        {KINDS.map((one) => <button key={one} type="button" class="chip" aria-pressed={filters.kind === one} onClick={() => set({ kind: filters.kind === one ? "" : one })}>{termOf(w, one)}</button>)}
      </div>
      {rows.length > 0 && <span class="small soft" role="status">{w.library.count(list.length)}</span>}
      {!rows.length && !asking && <p class="soft">{w.library.not_here}</p>}
      <div>
        {list.slice(0, shown).map((row) => (
          <button key={row.slug} type="button" class="item" aria-current={row.slug === current || undefined} onClick={() => onPick(row)}>
            <span class="grow stack tight">
              <span>{row.name}</span>
              <span class="small soft">{[row.primary_group !== "none" ? row.primary_group : row.regions[0], row.implement].filter((one) => one && one !== "none").map((one) => termOf(w, one!)).join(" · ")}</span>
            </span>
            {row.kind !== "strength" && <span class="tag">{termOf(w, row.kind)}</span>}
            {done.has(row.slug) && <span class="tag good">{w.library.sets(done.get(row.slug)!)}</span>}
          </button>
        ))}
      </div>
      {list.length > shown && <button type="button" class="button" onClick={() => more(shown + SHOWN)}>{w.more}</button>}
      {open && <FilterSheet rows={rows} filters={filters} set={set} clear={() => change({ filters: { ...NO_FILTERS, kind: filters.kind } })} count={list.length} close={() => show(false)} />}
    </div>
  );
}

interface SheetProps {
  rows: Row[];
  filters: Filters;
  set: (some: Partial<Filters>) => void;
  clear: () => void;
  count: number;
  close: () => void;
}

function FilterSheet({ rows, filters, set, clear, count, close }: SheetProps) {
  const w = useWords();
  const of = (field: "primary_group" | "implement") => [...new Set(rows.map((row) => row[field]))].filter((one) => one !== "none" && one !== "unknown").sort((one, other) => termOf(w, one).localeCompare(termOf(w, other)));
  const inGym = async () => {
    const gym = (await keptBody<{ gym: { implements?: string[] } | null }>("settings"))?.gym?.implements;
    set({ gym: filters.gym ? null : gym?.length ? [...gym, "bodyweight"] : null });
  };
  const group = (label: string, field: "group" | "implement" | "level", all: string[]) => (
    <>
      <h3>{label}</h3>
      <div class="chips" role="group" aria-label={label}>
        {all.map((one) => <button key={one} type="button" class="chip" aria-pressed={filters[field] === one} onClick={() => set({ [field]: filters[field] === one ? "" : one })}>{termOf(w, one)}</button>)}
      </div>
    </>
  );
  return (
    <Sheet title={w.library.filters} close={close}>
      <div class="chips">
        <button type="button" class="chip" aria-pressed={filters.mine} onClick={() => set({ mine: !filters.mine })}>{w.library.mine}</button>
        <button type="button" class="chip" aria-pressed={Boolean(filters.gym)} onClick={() => void inGym()}>{w.library.in_gym}</button>
      </div>
      {group(w.library.muscles, "group", of("primary_group"))}
      {group(w.library.equipment, "implement", of("implement"))}
      {group(w.library.level, "level", LEVELS)}
      <div class="grid2">
        <button type="button" class="button" onClick={clear}>{w.library.clear}</button>
        <button type="button" class="button main" style={{ minHeight: "3rem" }} onClick={close}>{w.library.count(count)}</button>
      </div>
    </Sheet>
  );
}
