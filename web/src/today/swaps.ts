/** What the lifter does today instead of what was planned: facts of the kind `edit`, so that they survive whatever comes. */
import type { Alternatives, PlannedDay, PlannedExercise } from "../api/types";
import { localDay } from "../keep/clock";
import type { Fact } from "../keep/database";
import { say, unsay } from "../keep/facts";
import { useFacts } from "../log/history";

export interface Swap {
  /** The id of its fact. */
  id: string;
  /** The slug that was planned, and what is done instead. */
  of: string;
  instead: string;
  name: string;
  of_name: string;
}

/** The slug of a planned exercise as it was before any swap. */
export const plannedSlug = (one: { exercise: string | null; why: PlannedExercise["why"] }): string | null => {
  const swapped = one.why.find((why) => why.code === "swapped");
  return swapped ? String(swapped.values.of) : one.exercise;
};

export function swapsOn(facts: Fact[], day: string): Swap[] {
  const found = new Map<string, Swap>();
  for (const fact of [...facts].sort((one, other) => (one.at + one.version < other.at + other.version ? -1 : 1))) {
    if (fact.kind !== "edit" || fact.change !== "swap" || String(fact.date ?? "").slice(0, 10) !== day) continue;
    const of = String(fact.exercise);
    found.set(of, { id: fact.id, of, instead: String(fact.instead), name: String(fact.name ?? fact.instead), of_name: String(fact.of_name ?? of) });
  }
  return [...found.values()];
}

export const useSwaps = (): Swap[] => swapsOn(useFacts("edit", 100, localDay()), localDay());

/** Say it: one fact for each planned exercise, a newer version of it where something else was picked before. */
export async function swapTo(of: { slug: string; name: string }, to: { slug: string; name: string }, before?: Swap): Promise<string> {
  const [fact] = await say([{ kind: "edit", id: before?.id, change: "swap", date: localDay(), exercise: of.slug, instead: to.slug, name: to.name, of_name: of.name }]);
  return fact!.id;
}

export const unswap = (swap: Swap) => unsay(swap.id);

/** As it would be done today: the server's own prescription where it has come, else repetitions only, and the load is the lifter's. */
function insteadOf(one: PlannedExercise, of: string, swap: { slug: string; name: string }, kept?: Alternatives): PlannedExercise {
  const mine = kept?.exercises.find((each) => each.exercise === of);
  const known = mine?.alternatives.find((other) => other.slug === swap.slug)?.planned;
  if (known) return known;
  const sets = one.sets.map((set) => ({ ...set, load_kg: null, answers: [], plates_kg: null, bar_kg: null }));
  return { ...one, exercise: swap.slug, name: swap.name, sets, why: [], e1rm: { value: null, low: null, high: null }, unrounded_load_kg: null };
}

/** The day with the lifter's own word on it, whether the server has heard it yet or not. */
export function withSwaps(day: PlannedDay, swaps: Swap[], kept?: Alternatives): PlannedDay {
  const alternatives = kept?.date === day.date ? kept : undefined;
  const work = day.work.map((one) => {
    const of = plannedSlug(one);
    const swap = swaps.find((each) => each.of === of);
    if (!of || swap?.instead === one.exercise || (!swap && one.exercise === of)) return one;
    if (swap) return insteadOf(one, of, { slug: swap.instead, name: swap.name }, alternatives);
    return alternatives?.exercises.find((each) => each.exercise === of)?.planned ?? one; // taken back, and the server has not heard yet
  });
  return { ...day, work };
}
