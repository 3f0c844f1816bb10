/** Which language model puts things into words: none, unless whoever runs the server has set one. */
import { useKept } from "../api/kept";
import { Screen } from "../parts/screen";
import { useFurther } from "../words/further";
import type { Version } from "./settings";

export function ModelScreen() {
  const f = useFurther();
  const model = useKept<Version>("version").body?.model;
  return (
    <Screen title={f.model.title} from="/settings">
      <section class="card">
        <p class="strong">{model || f.settings.model_none}</p>
        {!model && <p>{f.model.none}</p>}
        <p class="soft small">{f.model.how}</p>
      </section>
    </Screen>
  );
}
