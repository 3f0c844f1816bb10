/** Which language model puts things into words: none, unless whoever runs the server has set one; and whether it may be asked. */
import { useEffect, useState } from "preact/hooks";
import { tell } from "../api/call";
import { useKept } from "../api/kept";
import { Switch } from "../parts/controls";
import { useDoing } from "../parts/doing";
import { Screen } from "../parts/screen";
import { Link } from "../router";
import { useFurther } from "../words/further";

export interface Model {
  model: string | null;
  agreed: boolean;
}

export function ModelScreen() {
  const f = useFurther();
  const chat = useKept<Model>("chat").body;
  const [agreed, agree] = useState(false);
  const { wrong, run } = useDoing();
  useEffect(() => agree(chat?.agreed ?? false), [chat]);
  const flip = (given: boolean) => {
    agree(given);
    void run("…", () => tell("PUT", "chat/consent", { given })).then((done) => !done && agree(!given));
  };
  return (
    <Screen title={f.model.title} from="/settings">
      <section class="card">
        {chat?.model ? <p class="strong">{chat.model}</p> : <p>{f.model.none}</p>}
        {chat?.model && <Switch label={f.model.agree} hint={f.model.agree_hint} on={agreed} onChange={flip} />}
        {wrong && <p class="warn" role="alert">{wrong}</p>}
        <p class="soft small">{f.model.how}</p>
        <Link to="/coach" class="button">{f.coach.title}</Link>
      </section>
    </Screen>
  );
}
