/** Tokens, for programs that speak for one: made with no more than they need, shown once, revoked. */
import { useState } from "preact/hooks";
import { tell } from "../api/call";
import { useKept } from "../api/kept";
import { Choices } from "../parts/controls";
import { useDoing } from "../parts/doing";
import { toast } from "../parts/toast";
import { useFurther } from "../words/further";
import { AccountsOnly } from "./accounts_only";
import { Secret } from "./secret";
import { when } from "./told";

interface Token {
  id: string;
  name: string;
  scopes: string[];
  used_at: string | null;
  ends_at: string | null;
}

export function TokensScreen() {
  const f = useFurther();
  return <AccountsOnly title={f.tokens.title}>{() => <Tokens />}</AccountsOnly>;
}

function Tokens() {
  const f = useFurther();
  const { body, again } = useKept<Token[]>("tokens");
  const { doing, wrong, run } = useDoing();
  const [name, type] = useState("");
  const [scope, allow] = useState("read");
  const [days, last] = useState(365);
  const [secret, show] = useState("");
  const make = (event: Event) => {
    event.preventDefault();
    void run("…", async () => {
      const made = await tell<Token & { secret: string }>("POST", "tokens", { name: name.trim(), scopes: [scope], days: days || null });
      show(made.secret);
      type("");
      again();
    });
  };
  const revoke = (one: Token) => void run("…", async () => {
    await tell("DELETE", `tokens/${one.id}`);
    toast(f.tokens.revoked);
    again();
  });
  return (
    <>
      <p class="soft small">{f.tokens.hint}</p>
      <section class="card">
        {body?.length === 0 && <p class="soft">{f.tokens.none}</p>}
        <div>
          {body?.map((one) => (
            <div key={one.id} class="item">
              <span class="grow stack tight">
                <span class="cut">{one.name}</span>
                <span class="small soft">{[one.scopes.map((each) => f.tokens.scope[each]?.[0] ?? each).join(", "), one.used_at ? f.tokens.used(when(one.used_at)) : f.tokens.never, one.ends_at && f.tokens.until(when(one.ends_at))].filter(Boolean).join(" · ")}</span>
              </span>
              <button type="button" class="chip" aria-label={f.tokens.revoke_of(one.name)} onClick={() => revoke(one)}>{f.tokens.revoke}</button>
            </div>
          ))}
        </div>
        {secret && <div class="stack" role="status"><p class="warn strong">{f.tokens.once}</p><Secret text={secret} /></div>}
      </section>
      <form class="card" onSubmit={make}>
        <label class="field"><span>{f.tokens.name}</span><input value={name} maxLength={100} onInput={(event) => type(event.currentTarget.value)} /></label>
        <h3>{f.tokens.scopes}</h3>
        <Scopes of={f.tokens.scope} value={scope} onPick={allow} label={f.tokens.scopes} />
        <h3>{f.tokens.ends}</h3>
        <Choices label={f.tokens.ends} value={days} onPick={last} choices={[30, 365, 0].map((value) => ({ value, label: f.tokens.spans[value]! }))} />
        {wrong && <p class="warn" role="alert">{wrong}</p>}
        <button class="button main" disabled={!name.trim() || Boolean(doing)}>{f.tokens.make}</button>
      </form>
    </>
  );
}

/** How much somebody may do, each with what it means. */
export function Scopes({ of, value, onPick, label }: { of: Record<string, [string, string]>; value: string; onPick: (scope: string) => void; label: string }) {
  return (
    <div role="radiogroup" aria-label={label}>
      {Object.entries(of).map(([scope, [name, meaning]]) => (
        <button key={scope} type="button" role="radio" aria-checked={scope === value} class="item choice" onClick={() => onPick(scope)}>
          <i />
          <span class="grow stack tight"><span class="strong">{name}</span><span class="small soft">{meaning}</span></span>
        </button>
      ))}
    </div>
  );
}
