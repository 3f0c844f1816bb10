/** What the server has not got yet, said truthfully; nothing where all is there. */
import { useState } from "preact/hooks";
import { answer, notice, question, sync, syncState } from "../api/sync";
import { online } from "../api/call";
import { waiting } from "../keep/facts";
import { useObserved } from "../keep/observed";
import { useWords } from "../words";
import { memo } from "./memo";
import { Refusals } from "./refusals";

export const SyncLine = memo(function SyncLine() {
  const w = useWords();
  const unsent = useObserved(waiting);
  const state = useObserved(syncState);
  const signal = useObserved(online);
  const said = useObserved(notice);
  const [listed, list] = useState(false);
  if (useObserved(question)) return <Question />;
  if (!unsent.count && signal !== false && !said) return null;
  return (
    <div class="row spread" role="status">
      <span class="small soft grow">
        {unsent.count > 0 ? w.sync.waiting(unsent.sets, unsent.count - unsent.sets) : said || w.sync.offline}
        {unsent.count > 0 && (signal === false ? ` ${w.sync.no_signal}` : state === "syncing" ? ` ${w.sync.sending}` : "")}
      </span>
      {unsent.refused > 0 && <button type="button" class="chip" onClick={() => list(true)}>{w.sync.refused(unsent.refused)}</button>}
      {unsent.count > 0 && state !== "syncing" && <button type="button" class="chip" onClick={() => void sync()}>{w.sync.try_now}</button>}
      {listed && <Refusals close={() => list(false)} />}
    </div>
  );
});

/** The server has never heard of this phone's log. Neither sending nor erasing happens by itself. */
function Question() {
  const w = useWords();
  return (
    <section class="card warned" role="alert">
      <p>{w.sync.unknown}</p>
      <button type="button" class="button" onClick={() => void answer(true)}>{w.sync.send_all}</button>
      <button type="button" class="button" onClick={() => void answer(false)}>{w.sync.forget}</button>
    </section>
  );
}
