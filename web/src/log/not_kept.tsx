/** Said where a set was tapped, from when the phone could not keep it until it can again. */
import { useObserved } from "../keep/observed";
import { useWords } from "../words";
import { notKept } from "./session";

export function NotKept() {
  const w = useWords();
  return useObserved(notKept) ? <p class="stop small strong" role="alert">{w.log.not_kept}</p> : null;
}
