/** What only somebody with an account has: on a machine without accounts it says so. */
import type { ComponentChildren } from "preact";
import { useKept } from "../api/kept";
import { Screen } from "../parts/screen";
import { useFurther } from "../words/further";
import type { Version } from "./settings";

export function AccountsOnly({ title, children }: { title: string; children: () => ComponentChildren }) {
  const f = useFurther();
  const version = useKept<Version>("version").body;
  return (
    <Screen title={title} from="/settings">
      {!version ? <p class="soft">{f.loading}</p> : version.access === "local" ? <section class="card"><p>{f.no_accounts}</p></section> : children()}
    </Screen>
  );
}
