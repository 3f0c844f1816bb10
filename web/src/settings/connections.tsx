/** Watches and apps: connect one, see how it stands, fetch now, forget it; and where anything else can post. */
import { useState } from "preact/hooks";
import { tell } from "../api/call";
import { useKept } from "../api/kept";
import { sync } from "../api/sync";
import { useDoing } from "../parts/doing";
import { Screen } from "../parts/screen";
import { toast } from "../parts/toast";
import { finished, type Job } from "../imports/job";
import { dayText, useWords } from "../words";
import { useFurther } from "../words/further";
import { Secret } from "./secret";
import type { Version } from "./settings";
import { when } from "./told";

interface Maker {
  provider: string;
  state: string;
  by_key: boolean;
  available: boolean;
  through: string | null;
  changed_at: string | null;
  error: string | null;
}

export function ConnectionsScreen() {
  const f = useFurther();
  const { body, again, asking } = useKept<Maker[]>("connections");
  const refused = new URLSearchParams(location.search).get("refused");
  return (
    <Screen title={f.connections.title} from="/settings">
      <p class="soft small">{f.connections.hint}</p>
      {refused && f.connections.makers[refused] && <p class="card warned" role="alert">{f.connections.refused(f.connections.makers[refused])}</p>}
      {!body && <p class="soft">{asking ? f.loading : f.needs_signal}</p>}
      {body?.map((one) => <One key={one.provider} maker={one} again={again} />)}
      <Webhook />
    </Screen>
  );
}

function One({ maker, again }: { maker: Maker; again: () => void }) {
  const f = useFurther();
  const w = useWords();
  const { doing, wrong, run } = useDoing();
  const [key, type] = useState("");
  const name = f.connections.makers[maker.provider] ?? maker.provider;
  const stands = maker.state === "connected";
  const path = `connections/${maker.provider}`;
  const connect = () => void run(w.imports.reading, async () => location.assign((await tell<{ url: string }>("POST", path)).url));
  const withKey = (event: Event) => {
    event.preventDefault();
    void run(f.connections.fetching, async () => {
      const { job } = await tell<{ job: Job }>("POST", path, { key: key.trim() });
      type("");
      again();
      await finished(job.id);
    }).then(again);
  };
  const fetchNow = () => void run(f.connections.fetching, async () => {
    await finished((await tell<Job>("POST", `${path}/fetch`)).id);
    void sync();
    toast(f.connections.fetched);
  }).then(again);
  const forget = () => void run("…", async () => {
    await tell("DELETE", path);
    toast(f.connections.gone(name));
    again();
  });
  return (
    <section class="card" aria-label={name}>
      <div class="row spread">
        <h2>{name}</h2>
        <span class={`tag ${stands ? "good" : maker.state !== "none" ? "warn" : ""}`}>{f.connections.states[maker.state] ?? f.connections.states.again}</span>
      </div>
      {(maker.through || (stands && maker.changed_at)) && (
        <p class="small soft">{[maker.through && f.connections.through(dayText(maker.through.slice(0, 10))), maker.changed_at && f.connections.last(when(maker.changed_at))].filter(Boolean).join("; ")}</p>
      )}
      {maker.error && <p class="warn" role="alert">{maker.error}</p>}
      {wrong && <p class="warn" role="alert">{wrong}</p>}
      {doing && <p class="soft" role="status">{doing}</p>}
      {stands && (
        <div class="grid2">
          <button type="button" class="button" disabled={Boolean(doing)} onClick={fetchNow}>{f.connections.fetch}</button>
          <button type="button" class="button danger" disabled={Boolean(doing)} aria-label={`${f.connections.disconnect}: ${name}`} onClick={forget}>{f.connections.disconnect}</button>
        </div>
      )}
      {!stands && maker.by_key && (
        <form class="stack" onSubmit={withKey}>
          <label class="field"><span>{f.connections.key}</span><input value={key} autocomplete="off" spellcheck={false} onInput={(event) => type(event.currentTarget.value)} /></label>
          <p class="small soft">{f.connections.key_hint}</p>
          <button class="button" disabled={key.trim().length < 8 || Boolean(doing)}>{f.connections.key_save}</button>
        </form>
      )}
      {!stands && !maker.by_key && (maker.available
        ? <button type="button" class="button" disabled={Boolean(doing)} onClick={connect}>{maker.state === "none" ? f.connections.connect : f.connections.reconnect}</button>
        : <p class="small soft">{f.connections.not_set_up} {f.connections.not_set_up_hint(name)}</p>)}
    </section>
  );
}

function Webhook() {
  const f = useFurther();
  const version = useKept<Version>("version").body;
  const { wrong, run } = useDoing();
  const [secret, show] = useState("");
  const make = () => void run("…", async () => show((await tell<{ secret: string }>("POST", "tokens", { name: "webhook", scopes: ["log"] })).secret));
  return (
    <section class="card">
      <h2>{f.connections.webhook}</h2>
      <p class="small soft">{f.connections.webhook_hint}</p>
      <h3>{f.connections.webhook_url}</h3>
      <Secret text={`${location.origin}/api/v1/connections/webhook`} />
      <h3>{f.connections.webhook_token}</h3>
      {version?.access === "accounts"
        ? secret ? <><Secret text={`Authorization: Bearer ${secret}`} /><p class="warn small">{f.tokens.once}</p></> : <button type="button" class="button" onClick={make}>{f.connections.make_token}</button>
        : <><Secret text="Hormesis-Client: webhook" /><p class="small soft">{f.connections.webhook_local}</p></>}
      {wrong && <p class="warn" role="alert">{wrong}</p>}
    </section>
  );
}

