/** Telling the server what is new and hearing what it has: `POST /sync`. A fact leaves the outbox only when it is acknowledged. */
import { countWaiting, factsChanged, newDevice } from "../keep/facts";
import { keep, type Device, type Fact, type Waiting } from "../keep/database";
import { Observed } from "../keep/observed";
import { call, NoSignal, Problem } from "./call";

interface Rejected {
  index: number;
  id: string | null;
  version: string | null;
  code: string;
  text: string;
  next_step: string;
}
interface Reply {
  cursor: string;
  changes: (Fact | { id: string; gone: true })[];
  rejected: Rejected[];
  more: boolean;
  clock: string;
  notices: { code: string; text: string }[];
  begin_again: { code: "unknown_cursor" | "server_behind"; text: string } | null;
}

export type SyncState = "idle" | "syncing" | "offline" | "refused" | "asking";
export const syncState = new Observed<SyncState>("idle");
/** Moves on when the server holds something new, so that plans are asked for again. */
export const serverMoved = new Observed(0);
export const notice = new Observed("");
/** The server does not know what this phone has read, and the lifter has to say what becomes of the phone's copy. */
export const question = new Observed(false);

const MOST = 500;
let running: Promise<void> | undefined;
let wanted = false;

/** Sync now, or once more after the sync that runs. Never raises: what could not be sent waits. */
export function sync(): Promise<void> {
  wanted = true;
  running ??= (async () => {
    while (wanted) {
      wanted = false;
      await whole();
    }
  })().finally(() => {
    running = undefined;
  });
  return running;
}

async function whole(): Promise<void> {
  if (question.value) return;
  syncState.value = "syncing";
  try {
    let moved = false;
    for (let round = 0; round < 400; round += 1) {
      const { sent, more } = await once();
      moved ||= sent > 0;
      if (!more) break;
    }
    syncState.value = "idle";
    if (moved) serverMoved.value += 1;
  } catch (error) {
    syncState.value = error instanceof NoSignal ? "offline" : "refused";
    if (error instanceof Problem && error.status !== 401) notice.value = error.message;
    else if (!(error instanceof NoSignal) && !(error instanceof Problem)) throw error;
  }
}

async function once(): Promise<{ sent: number; more: boolean }> {
  const db = await keep();
  const reading = db.transaction(["outbox", "facts", "state"]);
  const device = ((await reading.objectStore("state").get("device")) as Device | undefined) ?? newDevice();
  const queued = (await reading.objectStore("outbox").getAll()).filter((one) => !one.refused).sort((one, other) => (one.version < other.version ? -1 : 1));
  const changes: Fact[] = [];
  for (const one of queued.slice(0, MOST)) {
    const fact = await reading.objectStore("facts").get(one.id);
    if (fact) changes.push(fact);
  }
  await reading.done;
  const { body } = await call<Reply>("POST", "sync", { device: device.id, cursor: device.cursor, changes });
  if (body.begin_again) {
    if (body.begin_again.code === "unknown_cursor" && (await holdsWhatWasRead())) {
      question.value = true;
      return { sent: 0, more: false };
    }
    await beginAgain(true);
  } else if (!(await take(body, changes, device.cursor))) return { sent: 0, more: true };
  for (const one of body.notices) notice.value = one.text;
  await countWaiting();
  return { sent: changes.length + body.changes.length, more: body.more || Boolean(body.begin_again) || queued.length > changes.length };
}

/** Keep a reply: its facts, what it acknowledged, its cursor and its clock, all or nothing. False where another tab was faster:
 *  then nothing of it is kept, and what it acknowledged is sent again. */
async function take(reply: Reply, sent: Fact[], asked: string): Promise<boolean> {
  const db = await keep();
  const tx = db.transaction(["outbox", "facts", "state"], "readwrite");
  const device = ((await tx.objectStore("state").get("device")) as Device | undefined) ?? newDevice();
  if (device.cursor !== asked) return false;
  const facts = tx.objectStore("facts");
  const outbox = tx.objectStore("outbox");
  const refused = new Map(reply.rejected.map((one) => [one.id ?? sent[one.index]?.id ?? "", one]));
  for (const fact of sent) {
    const queued = await outbox.get(fact.id);
    if (!queued || queued.version !== fact.version) continue; // said anew while the request was under way
    const why = refused.get(fact.id);
    if (!why) await outbox.delete(fact.id);
    else if (why.code !== "unknown_kind") await outbox.put({ ...queued, refused: `${why.text} ${why.next_step}` } satisfies Waiting);
  }
  for (const change of reply.changes) {
    if (await outbox.get(change.id)) continue; // ours is newer, or refused and still to be corrected
    if ("gone" in change) await facts.delete(change.id);
    else await facts.put(change as Fact);
  }
  const seen = reply.clock > device.seen ? reply.clock : device.seen;
  await tx.objectStore("state").put({ ...device, cursor: reply.cursor, seen }, "device");
  await tx.done;
  if (reply.changes.length) factsChanged.value += 1;
  return true;
}

/** Whether anything on the phone is not merely waiting to be sent. */
async function holdsWhatWasRead(): Promise<boolean> {
  const db = await keep();
  return (await db.count("facts")) > (await db.count("outbox"));
}

/** The lifter's answer: send everything once more, or forget what the server no longer holds. What was never sent is kept. */
export async function answer(sendAll: boolean): Promise<void> {
  await beginAgain(sendAll);
  question.value = false;
  await sync();
}

/** The server's memory and ours no longer fit: begin with an empty cursor. */
async function beginAgain(sendAll: boolean): Promise<void> {
  const db = await keep();
  const tx = db.transaction(["outbox", "facts", "state"], "readwrite");
  const facts = tx.objectStore("facts");
  const outbox = tx.objectStore("outbox");
  for (const fact of await facts.getAll()) {
    if (await outbox.get(fact.id)) continue;
    if (sendAll) await outbox.put({ id: fact.id, version: fact.version });
    else await facts.delete(fact.id);
  }
  const device = ((await tx.objectStore("state").get("device")) as Device | undefined) ?? newDevice();
  await tx.objectStore("state").put({ ...device, cursor: "" }, "device");
  await tx.done;
  factsChanged.value += 1;
  await countWaiting();
}

/** Sync at the start, when the signal is back, when the app is looked at again, and a moment after something was said. */
export function keepSyncing(): void {
  let soon: ReturnType<typeof setTimeout> | undefined;
  const now = () => void sync();
  addEventListener("online", now);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && now());
  factsChanged.follow(() => {
    clearTimeout(soon);
    soon = setTimeout(() => void unsent().then((any) => any && now()), 400);
  });
  setInterval(() => syncState.value === "offline" && navigator.onLine && now(), 30_000);
  now();
}

async function unsent(): Promise<boolean> {
  return (await (await keep()).getAll("outbox")).some((one) => !one.refused);
}
