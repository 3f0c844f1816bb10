/** Asking the server. `Problem` is what it answers when it refuses (RFC 9457); `NoSignal` when nothing answers. */
import { Observed } from "../keep/observed";
import { read } from "./spoken";

/** True, false, or null before the first request. */
export const online = new Observed<boolean | null>(null);
/** True where the server wants to know who asks. */
export const signedOut = new Observed(false);

export class Problem extends Error {
  constructor(readonly status: number, readonly detail: string, readonly nextStep: string) {
    super(nextStep && !detail.endsWith(nextStep) ? `${detail} ${nextStep}` : detail);
  }
}
export class NoSignal extends Error {}

export interface Answer<T> {
  body: T;
  status: number;
  etag?: string;
}

export async function call<T>(method: string, path: string, body?: unknown, etag?: string): Promise<Answer<T>> {
  const headers: Record<string, string> = { Accept: "application/json", "Hormesis-Client": "web" };
  if (etag) headers["If-None-Match"] = etag;
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers["Content-Type"] = "application/json";
  const sent = body === undefined ? null : form ? body : JSON.stringify(body);
  let reply: Response;
  try {
    reply = await fetch(`/api/v1/${path}`, { method, headers, body: sent, signal: AbortSignal.timeout(form ? 120_000 : 30_000) });
  } catch {
    online.value = false;
    throw new NoSignal(path);
  }
  if (reply.status >= 502 && reply.status <= 504) {
    online.value = false;
    throw new NoSignal(path);
  }
  online.value = true;
  const found = reply.headers.get("etag") ?? undefined;
  if (reply.status === 304) return { body: undefined as T, status: 304, etag: found };
  const told = reply.status === 204 ? undefined : await reply.text().then(read).catch(() => undefined);
  if (reply.ok) {
    if (path !== "version") signedOut.value = false;
    return { body: told as T, status: reply.status, etag: found };
  }
  if (reply.status === 401) signedOut.value = true;
  const problem = (told ?? {}) as { detail?: string; title?: string; next_step?: string };
  throw new Problem(reply.status, (problem.detail ?? problem.title ?? `HTTP ${reply.status}`).replace(/^./, (first) => first.toUpperCase()), problem.next_step ?? "");
}

export const ask = async <T>(path: string) => (await call<T>("GET", path)).body;
export const tell = async <T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown) => (await call<T>(method, path, body)).body;
