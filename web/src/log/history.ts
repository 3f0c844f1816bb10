/** Kept facts as a screen follows them. */
import { useEffect, useState } from "preact/hooks";
import type { Fact } from "../keep/database";
import { factsChanged, factsOfKind } from "../keep/facts";
import { useObserved } from "../keep/observed";

/** What was last read, by what was asked: shown until it has been read again. */
const seen = new Map<string, Fact[]>();
const asked = (kind: string, limit: number, since: string) => `${kind}/${limit}/${since}`;
export const remember = (kind: string, limit: number, since: string, facts: Fact[]) => void seen.set(asked(kind, limit, since), facts);

export function useFacts(kind: string, limit: number, since = ""): Fact[] {
  const turn = useObserved(factsChanged);
  const [found, set] = useState<Fact[]>(seen.get(asked(kind, limit, since)) ?? []);
  useEffect(() => {
    let left = false;
    void factsOfKind(kind, since, limit).then((facts) => {
      if (left) return;
      remember(kind, limit, since, facts);
      set(facts);
    });
    return () => {
      left = true;
    };
  }, [kind, limit, since, turn]);
  return found;
}
