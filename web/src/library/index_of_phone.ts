/** The library's index as the phone keeps it: rows, and a search that needs no signal. */
import { useMemo } from "preact/hooks";
import { useKept } from "../api/kept";

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
  /** What is searched, in plain letters. */
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
    return { ...row, words: ` ${plain(said.join(" "))}` };
  });
}

export function useRows(): { rows: Row[]; asking: boolean } {
  const { body, asking } = useKept<Index>("library/index");
  return { rows: useMemo(() => (body ? rowsOf(body) : []), [body?.version]), asking };
}

/** Rows in which every word begins something; those whose name does come first, shorter names before longer. */
export function found(rows: Row[], query: string): Row[] {
  const asked = plain(query).split(" ").filter(Boolean);
  if (!asked.length) return rows;
  const score = (row: Row) => {
    const name = ` ${plain(row.name)}`;
    let sum = 0;
    for (const word of asked) {
      if (name.includes(` ${word}`)) sum += 3;
      else if (row.words.includes(` ${word}`)) sum += 1;
      else return -1;
    }
    return sum + (name.startsWith(` ${asked.join(" ")}`) ? 2 : 0) - row.name.length / 200;
  };
  return rows.map((row) => [score(row), row] as const).filter(([points]) => points >= 0).sort(([one], [other]) => other - one).map(([, row]) => row);
}
