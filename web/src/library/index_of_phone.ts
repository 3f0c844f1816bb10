/** The library's index as the phone keeps it: rows, and a search that needs no signal. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { useKept } from "../api/kept";
import type { LogName } from "../api/schema";
import { keep } from "../keep/database";
import { factsChanged } from "../keep/facts";
import { useObserved } from "../keep/observed";

interface Index {
  version: string;
  columns: string[];
  words: Record<string, string[]>;
  pages: unknown[][];
}

export interface Row {
  slug: string;
  name: string;
  kind: string;
  pattern: string;
  primary_group: string;
  implement: string;
  regions: string[];
  purposes: string[];
  aliases: string[];
  level: string;
  equipment: string[];
  /** 0 (seldom) to 4 (a staple). */
  common: number;
  /** What is searched, in plain letters: the name, the other names, everything else. */
  called: string;
  also: string[];
  words: string;
}

export const plain = (text: string) => text.toLowerCase().normalize("NFD").replace(/[̀-ͯ]/g, "").replace(/[^a-z0-9]+/g, " ").trim();

export function rowsOf(index: Index): Row[] {
  return index.pages.map((page) => {
    const row = Object.fromEntries(index.columns.map((column, place) => {
      const words = index.words[column];
      const value = page[place];
      if (!words) return [column, value];
      return [column, Array.isArray(value) ? value.map((at: number) => words[at]) : words[value as number]];
    })) as unknown as Row;
    const said = [row.name, ...row.aliases, row.primary_group, row.pattern, row.implement, ...row.regions, ...row.purposes];
    return { ...row, called: plain(row.name), also: row.aliases.map(plain), words: ` ${plain(said.join(" "))} ` };
  });
}

/** The movement tags there are, such as overhead or knee_load. */
export const useTags = (): string[] => useKept<Index>("library/index").body?.words.tags ?? [];

export function useRows(): { rows: Row[]; asking: boolean } {
  const { body, asking } = useKept<Index>("library/index");
  return { rows: useMemo(() => (body ? rowsOf(body) : []), [body?.version]), asking };
}

const stem = (word: string) => (word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word);

/** How well one word fits: 3 a word of the name, 2.4 its beginning, then another name's, then anything else that is told; 0 not at all. */
function fits(row: Row, word: string): number {
  const name = ` ${row.called} `;
  if (name.includes(` ${word} `) || name.includes(` ${word}s `)) return 3;
  if (name.includes(` ${word}`)) return 2.4;
  if (name.replaceAll(" ", "").includes(word) && word.length > 4) return 2.2; // pullup, stepup
  if (row.also.some((one) => ` ${one} `.includes(` ${word} `))) return 2;
  if (row.also.some((one) => ` ${one}`.includes(` ${word}`))) return 1.6;
  return row.words.includes(` ${word}`) ? 1 : 0;
}

/** Rows in which every word is found. First what is called just so, then by how well the words fit, how common the exercise is,
 *  and how often the athlete has done it (`done`: sets by slug). A muscle's name alone lists what trains it most. */
export function found(rows: Row[], query: string, done: ReadonlyMap<string, number> = NOTHING): Row[] {
  const asked = plain(query).split(" ").filter(Boolean).map(stem);
  const own = (row: Row) => Math.min(Math.log2(1 + (done.get(row.slug) ?? 0)) / 2, 3);
  if (!asked.length) return done.size ? [...rows].sort((one, other) => own(other) - own(one) || other.common - one.common) : [...rows].sort((one, other) => other.common - one.common);
  const whole = asked.join(" ");
  const ofMuscle = rows.some((row) => stem(plain(row.primary_group)) === whole);
  const score = (row: Row): number | null => {
    let sum = 0;
    for (const word of asked) {
      const points = fits(row, word);
      if (!points) return null;
      sum += ofMuscle ? 3 : points;
    }
    const just = stem(row.called) === whole ? 6 : row.also.some((one) => stem(one) === whole) ? 5 : row.called.startsWith(whole) && !ofMuscle ? 0.5 : 0;
    const trains = ofMuscle ? (stem(plain(row.primary_group)) === whole ? 4 : -2) : 0;
    return sum / asked.length + just + trains + 0.9 * row.common + own(row) - row.called.length / 100 - (row.kind === "strength" ? 0 : 0.4);
  };
  return rows.map((row) => [score(row), row] as [number | null, Row]).filter((one): one is [number, Row] => one[0] !== null).sort(([one], [other]) => other - one).map(([, row]) => row);
}
const NOTHING: ReadonlyMap<string, number> = new Map();

/** How many sets of each exercise the athlete has done, by slug: those logged here, and those of names that a log brought along. */
export function useDone(): ReadonlyMap<string, number> {
  const names = useKept<LogName[]>("names").body;
  const [here, set] = useState<ReadonlyMap<string, number>>(NOTHING);
  const turn = useObserved(factsChanged);
  useEffect(() => {
    let left = false;
    void countHere().then((found) => !left && set(found));
    return () => {
      left = true;
    };
  }, [turn]);
  return useMemo(() => {
    const all = new Map(here);
    for (const one of names ?? []) if (one.exercise) all.set(one.exercise, (all.get(one.exercise) ?? 0) + one.sets);
    return all;
  }, [names, here]);
}

async function countHere(): Promise<Map<string, number>> {
  const index = (await keep()).transaction("facts").store.index("exercise_at");
  const counts = new Map<string, number>();
  for (let at = await index.openKeyCursor(); at; ) {
    const slug = (at.key as [string, string])[0];
    counts.set(slug, await index.count(IDBKeyRange.bound([slug, ""], [slug, END])));
    at = await at.continue([slug, END]);
  }
  return counts;
}
const END = "\uffff";
