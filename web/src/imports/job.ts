/** A job of the server's: how it stands, and waiting until it is done. */
import { ask } from "../api/call";

export interface Job {
  id: string;
  state: string;
  done: number;
  total: number;
  error: { message: string; next_step: string } | null;
}

/** Wait until the job is done; `tell` hears how much of it is. Raises with what went wrong. */
export async function finished(job: string, tell?: (percent: number) => void): Promise<void> {
  for (let turn = 0; turn < 1200; turn += 1) {
    const now = await ask<Job>(`jobs/${job}`);
    if (now.total) tell?.(Math.round((now.done / now.total) * 100));
    if (now.state === "done") return;
    if (now.state === "dead") throw new Error(now.error ? `${now.error.message} ${now.error.next_step}` : now.state);
    await new Promise((wake) => setTimeout(wake, turn < 20 ? 150 : 500));
  }
}
