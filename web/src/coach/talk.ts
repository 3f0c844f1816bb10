/** What is said to the coach goes to the server; its answer comes piece by piece, as server-sent events. */
import { NoSignal, online, Problem, signedOut } from "../api/call";
import { read } from "../api/spoken";

/** A change that waits for a yes. */
export interface Card {
  tool: string;
  arguments: Record<string, unknown>;
  says: string[];
  confirm: string;
  until: string;
}

/** A piece of the answer. */
export type Piece =
  | { kind: "tool"; name: string }
  | { kind: "sentence" | "question"; text: string }
  | ({ kind: "card" } & Card)
  | { kind: "done"; by: string }
  | { kind: "error"; detail: string };

/** Say something; each piece of the answer is handed to `heard` as it comes. Raises `Problem` and `NoSignal`. */
export async function talk(text: string, heard: (piece: Piece) => void, stop: AbortSignal): Promise<void> {
  let reply: Response;
  try {
    reply = await fetch("/api/v1/chat", {
      method: "POST", body: JSON.stringify({ text }), signal: stop,
      headers: { Accept: "text/event-stream", "Content-Type": "application/json", "Hormesis-Client": "web" },
    });
  } catch {
    online.value = false;
    throw new NoSignal("chat");
  }
  if (!reply.ok || !reply.body) {
    if (reply.status === 401) signedOut.value = true;
    const problem = (await reply.json().catch(() => ({}))) as { detail?: string; next_step?: string };
    throw new Problem(reply.status, problem.detail ?? `HTTP ${reply.status}`, problem.next_step ?? "");
  }
  online.value = true;
  const reader = reply.body.pipeThrough(new TextDecoderStream()).getReader();
  let left = "";
  let ended = false;
  for (;;) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
    if (done) break;
    const events = (left + value).split("\n\n");
    left = events.pop() ?? "";
    for (const event of events) {
      const piece = pieceOf(event);
      ended ||= piece?.kind === "done" || piece?.kind === "error";
      if (piece) heard(piece);
    }
  }
  if (!ended) throw new NoSignal("chat");
}

function pieceOf(event: string): Piece | undefined {
  const of = (name: string) => event.split("\n").find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const [kind, data] = [of("event"), of("data")];
  return kind && data ? ({ ...(read(data) as object), kind } as Piece) : undefined;
}
