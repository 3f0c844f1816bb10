/** What the server would not take: it stays on the phone with its reason until the lifter corrects it or gives it up. */
import { keep, type Fact } from "../keep/database";
import { countWaiting, factsChanged, say } from "../keep/facts";
import { ask } from "./call";

export interface Refused {
  fact: Fact;
  why: string;
}

export async function refusedFacts(): Promise<Refused[]> {
  const db = await keep();
  const found: Refused[] = [];
  for (const one of await db.getAll("outbox")) {
    const fact = one.refused ? await db.get("facts", one.id) : undefined;
    if (fact) found.push({ fact, why: one.refused! });
  }
  return found;
}

/** Say it as it now stands: a newer version, which is sent again. */
export const sayAgain = (fact: Fact) => say([fact]);

/** Forget it. Where the server holds an older version of it, that one stands again: asked for now, or with the next sync that brings it. */
export async function giveUp(fact: Fact): Promise<void> {
  const db = await keep();
  const tx = db.transaction(["facts", "outbox"], "readwrite");
  await tx.objectStore("outbox").delete(fact.id);
  await tx.objectStore("facts").delete(fact.id);
  await tx.done;
  factsChanged.value += 1;
  await countWaiting();
  const kind = fact.kind === "tombstone" ? "" : `kind=${encodeURIComponent(fact.kind)}&`;
  const target = fact.kind === "tombstone" ? String(fact.target) : fact.id;
  try {
    const found = await ask<{ facts: Fact[] }>(`facts?${kind}since=${fact.at.slice(0, 10)}&limit=1000`);
    const older = found.facts.find((one) => one.id === target);
    if (!older) return;
    await db.put("facts", older);
    factsChanged.value += 1;
  } catch {
    // without signal it comes with the next sync that changes it
  }
}
