/** Answers that are kept: shown at once from the phone, then asked for again. */
import { useEffect, useState } from "preact/hooks";
import { keep, type KeptReply } from "../keep/database";
import { call, NoSignal, Problem } from "./call";

export interface Shown<T> {
  body?: T;
  /** When the server said so, in milliseconds; undefined where it has not yet. */
  at?: number;
  asking: boolean;
  stale: boolean;
  problem?: string;
  again: () => void;
}

/** Answers of which a copy stands in memory, for the screens that one goes to again and again: they are there with the first picture. */
const held = new Map<string, KeptReply>();
export const hold = (reply: KeptReply | undefined) => void (reply && held.set(reply.path, reply));

export async function keptBody<T>(path: string): Promise<T | undefined> {
  return (await (await keep()).get("replies", path))?.body as T | undefined;
}

/** Ask, and keep the answer. Raises `Problem` and `NoSignal`. */
export async function askAndKeep<T>(path: string): Promise<T> {
  const db = await keep();
  const kept = held.get(path) ?? (await db.get("replies", path));
  const reply = await call<T>("GET", path, undefined, kept?.etag);
  const body = reply.status === 304 ? (kept!.body as T) : reply.body;
  const next = { path, body, at: Date.now(), etag: reply.etag ?? kept?.etag };
  if (held.has(path)) hold(next);
  await db.put("replies", next);
  return body;
}

/** What is kept of `path`, and what the server says of it now. With null nothing is asked. `because` asks anew when it changes. */
export function useKept<T>(path: string | null, because: unknown = 0): Shown<T> {
  const [shown, show] = useState<Omit<Shown<T>, "again"> & { path: string | null }>(() => {
    const kept = path === null ? undefined : held.get(path);
    return { body: kept?.body as T | undefined, at: kept?.at, asking: true, stale: true, path };
  });
  const [turn, again] = useState(0);
  useEffect(() => {
    let left = false;
    if (path === null) return;
    const put = (next: Partial<Shown<T>>) => !left && show((old) => ({ ...(old.path === path ? old : { asking: true, stale: true }), ...next, path }));
    put({ asking: true });
    void (async () => {
      const kept = held.get(path) ?? (await (await keep()).get("replies", path));
      if (kept) put({ body: kept.body as T, at: kept.at, stale: true, problem: undefined });
      try {
        put({ body: await askAndKeep<T>(path), at: Date.now(), asking: false, stale: false, problem: undefined });
      } catch (error) {
        const problem = error instanceof Problem ? error.message : error instanceof NoSignal ? undefined : String(error);
        put({ asking: false, stale: true, problem });
      }
    })();
    return () => {
      left = true;
    };
  }, [path, because, turn]);
  const mine = shown.path === path ? shown : { asking: true, stale: true };
  return { ...mine, again: () => again((n) => n + 1) };
}
