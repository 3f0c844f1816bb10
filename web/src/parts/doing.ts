/** Something asked of the server: under way, or refused with its reason. */
import { useState } from "preact/hooks";
import { NoSignal } from "../api/call";
import { useWords } from "../words";

export function useDoing() {
  const w = useWords();
  const [doing, be] = useState("");
  const [wrong, say] = useState("");
  const run = async (what: string, work: () => Promise<void>): Promise<boolean> => {
    be(what || "…");
    say("");
    try {
      await work();
      return true;
    } catch (error) {
      say(error instanceof NoSignal ? w.sync.offline : String((error as Error).message));
      return false;
    } finally {
      be("");
    }
  };
  return { doing, wrong, run, say };
}
