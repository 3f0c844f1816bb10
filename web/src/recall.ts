/** What the first picture needs of what the phone keeps, read at once: each turn of the store that a start waits for is seen. */
import { hold } from "./api/kept";
import { localDay } from "./keep/clock";
import { keep, writeState, type Device, type Fact, type Preferences, type RunningWorkout } from "./keep/database";
import { countWaiting, newDevice } from "./keep/facts";
import { takePreferences } from "./keep/settings";
import { remember } from "./log/history";
import { restoreRunning } from "./log/session";
import { told, type Unit } from "./units";

/** The answers of which today is made. */
const TODAY = ["today", "plan/days", "today/alternatives"];

export async function recall(): Promise<void> {
  const db = await keep();
  const tx = db.transaction(["state", "replies", "outbox", "facts"]);
  const state = tx.objectStore("state");
  const day = localDay();
  const since = (kind: string) => tx.objectStore("facts").index("kind_at").getAll(IDBKeyRange.bound([kind, day], [kind, "\uffff"])) as Promise<Fact[]>;
  const [device, preferences, running, waiting, edits, checks, ...replies] = await Promise.all([
    state.get("device") as Promise<Device | undefined>,
    state.get("preferences") as Promise<Partial<Preferences> | undefined>,
    state.get("running") as Promise<RunningWorkout | undefined>,
    tx.objectStore("outbox").count(),
    since("edit"),
    since("check_in"),
    ...TODAY.map((path) => tx.objectStore("replies").get(path)),
  ]);
  takePreferences(preferences);
  restoreRunning(running);
  replies.forEach(hold);
  const unit = (replies[0]?.body as { units?: Unit } | undefined)?.units;
  if (unit) told.value = unit;
  remember("edit", 100, day, edits.reverse());
  remember("check_in", 1, day, checks.reverse().slice(0, 1));
  if (!device) await writeState("device", newDevice());
  if (waiting) await countWaiting();
}
