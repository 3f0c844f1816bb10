/** All of one's data: taken along, cleared from this phone, or deleted for good. */
import { useEffect, useState } from "preact/hooks";
import { call, signedOut, tell } from "../api/call";
import { useKept } from "../api/kept";
import { keep } from "../keep/database";
import { factsChanged, waiting } from "../keep/facts";
import { useObserved } from "../keep/observed";
import { useDoing } from "../parts/doing";
import { Screen } from "../parts/screen";
import { SyncLine } from "../parts/sync_line";
import { toast } from "../parts/toast";
import { useWords } from "../words";
import { useFurther } from "../words/further";
import type { Version } from "./settings";

async function clearPhone(): Promise<void> {
  const db = await keep();
  const tx = db.transaction(["facts", "outbox", "replies", "state"], "readwrite");
  for (const name of ["facts", "outbox", "replies", "state"] as const) await tx.objectStore(name).clear();
  await tx.done;
  localStorage.clear();
}

export function DataScreen() {
  const w = useWords();
  const f = useFurther();
  const version = useKept<Version>("version").body;
  const signOut = () => void call("DELETE", "sessions/current").then(() => (signedOut.value = true), (error: Error) => toast(error.message));
  return (
    <Screen title={f.data.title} from="/settings">
      <SyncLine />
      <section class="card">
        <h2>{f.data.export}</h2>
        <p class="soft small">{f.data.export_hint}</p>
        <a class="button" href="/api/v1/export?format=jsonl" download>{f.data.jsonl}</a>
        <a class="button" href="/api/v1/export?format=csv" download>{f.data.csv}</a>
      </section>
      <ThisPhone />
      {version?.access === "accounts" && <button type="button" class="button" onClick={signOut}>{w.settings.sign_out}</button>}
      <Purge />
    </Screen>
  );
}

function ThisPhone() {
  const w = useWords();
  const f = useFurther();
  const unsent = useObserved(waiting);
  const turn = useObserved(factsChanged);
  const [count, set] = useState(0);
  const [sure, confirm] = useState(false);
  useEffect(() => void keep().then(async (db) => set(await db.count("facts"))), [turn]);
  const clear = () => void clearPhone().then(() => location.assign("/"));
  return (
    <section class="card">
      <h2>{f.data.phone}</h2>
      <p class="soft">{w.settings.kept(count, unsent.count)}</p>
      <p class="small soft">{w.settings.clear_hint}</p>
      {sure && unsent.count > 0 && <p class="stop" role="alert">{w.settings.clear_unsent(unsent.count)}</p>}
      <button type="button" class={`button ${sure ? "danger" : ""}`} onClick={() => (sure ? clear() : confirm(true))}>{w.settings.clear}</button>
    </section>
  );
}

function Purge() {
  const f = useFurther();
  const { doing, wrong, run } = useDoing();
  const [open, show] = useState(false);
  const [typed, type] = useState("");
  const sure = typed.trim().toLowerCase() === f.data.purge_words;
  const purge = (event: Event) => {
    event.preventDefault();
    if (!sure) return;
    void run("…", async () => {
      const { removed } = await tell<{ removed: number }>("POST", "purge", { confirm: "remove everything" });
      await clearPhone();
      toast(f.data.purged(removed));
      setTimeout(() => location.assign("/"), 1500);
    });
  };
  return (
    <section class="card">
      <h2>{f.data.purge}</h2>
      <p class="soft small">{f.data.purge_hint}</p>
      {!open && <button type="button" class="button danger" onClick={() => show(true)}>{f.data.purge}</button>}
      {open && (
        <form class="stack" onSubmit={purge}>
          <label class="field"><span>{f.data.purge_type(f.data.purge_words)}</span><input value={typed} autocapitalize="none" autocomplete="off" spellcheck={false} onInput={(event) => type(event.currentTarget.value)} /></label>
          {wrong && <p class="stop" role="alert">{wrong}</p>}
          <button class="button danger" disabled={!sure || Boolean(doing)}>{f.data.purge_now}</button>
        </form>
      )}
    </section>
  );
}
