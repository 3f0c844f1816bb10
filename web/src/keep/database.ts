/** What the phone keeps, in IndexedDB. `facts` is what happened; `outbox` names those facts that the server has not got yet. */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { RunningWorkout } from "../log/running";

export interface Fact {
  kind: string;
  id: string;
  at: string;
  version: string;
  [field: string]: unknown;
}

export interface SetFact extends Fact {
  kind: "set";
  workout?: string;
  exercise?: string;
  exercise_name?: string;
  load_kg?: number;
  reps?: number;
  rir?: number;
  set_type?: SetType;
  duration_s?: number;
  distance_m?: number;
  side?: Side;
  assisted?: boolean;
  superset?: string;
  planned?: string;
  planned_reps?: number;
  planned_kg?: number;
  rest_s?: number;
}

export type SetType = "working" | "warm_up" | "drop" | "failure" | "amrap";
export type Side = "left" | "right" | "both";

/** One fact that waits. `refused` says why the server would not take it; it stays until it is corrected. */
export interface Waiting {
  id: string;
  version: string;
  refused?: string;
}

/** The last answer to a question, kept so that it can be shown without signal. */
export interface KeptReply {
  path: string;
  body: unknown;
  at: number;
  etag?: string;
}

export interface Device {
  id: string;
  node: string;
  /** The greatest version seen. */
  seen: string;
  cursor: string;
  /** Whose data this is, "" where the server asks nobody. */
  account: string;
}

export interface Preferences {
  theme: "auto" | "light" | "dark";
  language: "auto" | "en" | "de";
  sound: boolean;
  vibrate: boolean;
  awake: boolean;
  units: "auto" | "kg" | "lb";
  /** How large text is, beside what the browser is set to. */
  text: "normal" | "large" | "larger";
  /** Whether the app has said that no language model is set; it says so once. */
  told_no_model?: boolean;
}

interface Schema extends DBSchema {
  facts: { key: string; value: Fact; indexes: { kind_at: [string, string]; workout: string; exercise_at: [string, string] } };
  outbox: { key: string; value: Waiting };
  replies: { key: string; value: KeptReply };
  state: { key: "device" | "running" | "preferences" | "release"; value: unknown };
}

export type Keep = IDBPDatabase<Schema>;

let opened: Promise<Keep> | undefined;

export function keep(): Promise<Keep> {
  opened ??= openDB<Schema>("hormesis", 1, {
    upgrade(db) {
      const facts = db.createObjectStore("facts", { keyPath: "id" });
      facts.createIndex("kind_at", ["kind", "at"]);
      facts.createIndex("workout", "workout");
      facts.createIndex("exercise_at", ["exercise", "at"]);
      db.createObjectStore("outbox", { keyPath: "id" });
      db.createObjectStore("replies", { keyPath: "path" });
      db.createObjectStore("state");
    },
    blocking(_, __, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}

export async function readState<T>(key: Schema["state"]["key"]): Promise<T | undefined> {
  return (await (await keep()).get("state", key)) as T | undefined;
}

export async function writeState(key: Schema["state"]["key"], value: unknown): Promise<void> {
  const db = await keep();
  if (value === undefined) await db.delete("state", key);
  else await db.put("state", value, key);
}

export type { RunningWorkout };
