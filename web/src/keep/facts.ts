/** Saying and reading facts. A fact, its place in the outbox, the clock and the running workout are written in ONE transaction. */
import { localInstant, newId, nextVersion, randomHex } from "./clock";
import { keep, type Device, type Fact, type SetFact } from "./database";
import { Observed } from "./observed";
import type { RunningWorkout } from "../log/running";

/** How many facts the server has not got yet, and how many it would not take. */
export const waiting = new Observed({ count: 0, sets: 0, refused: 0 });
/** Moves on with every change to the facts. */
export const factsChanged = new Observed(0);

/** A fact as a screen says it. `at` is now where it isn't given. */
export type Said = { kind: string; id?: string; at?: string } & Record<string, unknown>;

export const newDevice = (): Device => ({ id: newId(), node: randomHex(8), seen: "", cursor: "", account: "" });

/** Write facts so that they survive whatever comes next: all or none of them, on the disk itself (`strict`) before this returns.
 *  `running` is kept in the same transaction: null clears it. */
export async function say(said: Said[], running?: RunningWorkout | null): Promise<Fact[]> {
  const db = await keep();
  const tx = db.transaction(["facts", "outbox", "state"], "readwrite", { durability: "strict" });
  const written: Fact[] = [];
  const writes: Promise<unknown>[] = [tx.done]; // none waits for the one before: they are one transaction, and each wait costs a turn
  try {
    const device = ((await tx.objectStore("state").get("device")) as Device | undefined) ?? newDevice();
    for (const one of said) {
      const id = one.id ?? newId();
      const older = await tx.objectStore("facts").get(id);
      device.seen = nextVersion(older && older.version > device.seen ? older.version : device.seen, device.node);
      const fact = tidy({ ...one, id, at: one.at ?? localInstant(), version: device.seen });
      written.push(fact);
      writes.push(tx.objectStore("facts").put(fact));
      writes.push(tx.objectStore("outbox").put({ id, version: fact.version }));
      if (fact.kind === "tombstone") for (const store of ["facts", "outbox"] as const) writes.push(tx.objectStore(store).delete(String(fact.target)));
    }
    writes.push(tx.objectStore("state").put(device, "device"));
    if (running === null) writes.push(tx.objectStore("state").delete("running"));
    else if (running) writes.push(tx.objectStore("state").put(running, "running"));
    tx.commit();
  } catch (error) {
    void Promise.allSettled([...writes, Promise.resolve().then(() => tx.abort())]); // it may have failed by itself
    throw error;
  }
  await Promise.all(writes);
  factsChanged.value += 1;
  void countWaiting(); // what is kept can be shown at once
  return written;
}

/** Delete a fact: a tombstone, unless the server has never heard of it, which gets one all the same (it may be on its way). */
export const unsay = (id: string, running?: RunningWorkout | null) => say([{ kind: "tombstone", target: id }], running);

function tidy(fact: Record<string, unknown>): Fact {
  return Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== undefined && value !== null)) as Fact;
}

export async function countWaiting(): Promise<void> {
  const db = await keep();
  const tx = db.transaction(["outbox", "facts"]);
  const all = await tx.objectStore("outbox").getAll();
  let sets = 0;
  for (const one of all) if ((await tx.objectStore("facts").get(one.id))?.kind === "set") sets += 1;
  const next = { count: all.length, sets, refused: all.filter((one) => one.refused).length };
  const { count, refused } = waiting.value;
  if (count !== next.count || sets !== waiting.value.sets || refused !== next.refused) waiting.value = next;
}

export async function factsOfKind(kind: string, since = "", limit = 400): Promise<Fact[]> {
  const db = await keep();
  const found: Fact[] = [];
  let at = await db.transaction("facts").store.index("kind_at").openCursor(IDBKeyRange.bound([kind, since], [kind, "￿"]), "prev");
  while (at && found.length < limit) {
    found.push(at.value);
    at = await at.continue();
  }
  return found;
}

export async function setsOfWorkout(workout: string): Promise<SetFact[]> {
  const found = await (await keep()).getAllFromIndex("facts", "workout", workout);
  return found.filter((fact): fact is SetFact => fact.kind === "set").sort(byTime);
}

/** Every kept set of an exercise, newest first; by the library's name where there is one, else as the log spells it. */
export async function setsOfExercise(exercise: string | null, name: string, limit = 60): Promise<SetFact[]> {
  if (exercise) {
    const all = await (await keep()).getAllFromIndex("facts", "exercise_at", IDBKeyRange.bound([exercise, ""], [exercise, "￿"]));
    const found = all.filter((fact): fact is SetFact => fact.kind === "set").reverse();
    if (found.length) return found.slice(0, limit);
  }
  const sets = (await factsOfKind("set", "", 3000)) as SetFact[];
  return sets.filter((set) => set.exercise_name === name).slice(0, limit);
}

export const byTime = (one: Fact, other: Fact) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : 1);
