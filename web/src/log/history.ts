/** Kept facts as a screen follows them. */
import { useEffect, useState } from "preact/hooks";
import type { Fact } from "../keep/database";
import { factsChanged, factsOfKind } from "../keep/facts";
import { useObserved } from "../keep/observed";

export function useFacts(kind: string, limit: number, since = ""): Fact[] {
  const turn = useObserved(factsChanged);
  const [found, set] = useState<Fact[]>([]);
  useEffect(() => {
    let left = false;
    void factsOfKind(kind, since, limit).then((facts) => !left && set(facts));
    return () => {
      left = true;
    };
  }, [kind, limit, since, turn]);
  return found;
}
