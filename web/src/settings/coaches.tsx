/** Who else may see the log, how much they may do, and whose log one may see oneself. */
import { useState } from "preact/hooks";
import { tell } from "../api/call";
import { useKept } from "../api/kept";
import { useDoing } from "../parts/doing";
import { Row } from "../parts/screen";
import { toast } from "../parts/toast";
import { useFurther } from "../words/further";
import { AccountsOnly } from "./accounts_only";
import { when } from "./told";
import { Scopes } from "./tokens";

interface Grant {
  coach: string;
  scopes: string[];
  granted_at: string;
}

export function CoachesScreen() {
  const f = useFurther();
  return <AccountsOnly title={f.coaches.title}>{() => <Coaches />}</AccountsOnly>;
}

const most = (scopes: string[]) => ["full", "log", "read"].find((one) => scopes.includes(one)) ?? "read";

function Coaches() {
  const f = useFurther();
  const { body, again } = useKept<Grant[]>("grants");
  const athletes = useKept<{ athlete_id: string; name: string; scopes: string[] }[]>("athletes").body;
  const { doing, wrong, run } = useDoing();
  const [name, type] = useState("");
  const [scope, allow] = useState("read");
  const grant = (event: Event) => {
    event.preventDefault();
    void run("…", async () => {
      await tell("PUT", `grants/${encodeURIComponent(name.trim())}`, { scopes: [scope] });
      toast(f.coaches.granted(name.trim()));
      type("");
      again();
    });
  };
  const revoke = (coach: string) => void run("…", async () => {
    await tell("DELETE", `grants/${encodeURIComponent(coach)}`);
    toast(f.coaches.revoked(coach));
    again();
  });
  return (
    <>
      <p class="soft small">{f.coaches.hint}</p>
      <section class="card">
        {body?.length === 0 && <p class="soft">{f.coaches.none}</p>}
        <div>
          {body?.map((one) => (
            <div key={one.coach} class="item">
              <span class="grow stack tight">
                <span class="cut">{one.coach}</span>
                <span class="small soft">{[f.coaches.scope[most(one.scopes)]![0], f.coaches.since(when(one.granted_at))].join(" · ")}</span>
              </span>
              <button type="button" class="chip" aria-label={f.coaches.revoke_of(one.coach)} onClick={() => revoke(one.coach)}>{f.coaches.revoke}</button>
            </div>
          ))}
          <Row to="/settings/audit" label={f.coaches.audit} />
        </div>
      </section>
      <form class="card" onSubmit={grant}>
        <label class="field"><span>{f.coaches.who}</span><input value={name} autocapitalize="none" autocomplete="off" onInput={(event) => type(event.currentTarget.value)} /></label>
        <h3>{f.coaches.may}</h3>
        <Scopes of={f.coaches.scope} value={scope} onPick={allow} label={f.coaches.may} />
        {wrong && <p class="warn" role="alert">{wrong}</p>}
        <button class="button main" disabled={!name.trim() || Boolean(doing)}>{f.coaches.grant}</button>
      </form>
      {athletes && athletes.length > 0 && (
        <section class="card">
          <h2>{f.coaches.athletes}</h2>
          <div>{athletes.map((one) => <div key={one.athlete_id} class="item"><span class="grow cut">{one.name}</span><span class="soft small">{f.coaches.scope[most(one.scopes)]![0]}</span></div>)}</div>
        </section>
      )}
    </>
  );
}
