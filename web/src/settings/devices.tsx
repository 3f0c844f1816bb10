/** Where one is signed in, and with what: devices, passkeys, the password. */
import { useState } from "preact/hooks";
import { call, signedOut, tell } from "../api/call";
import { useKept } from "../api/kept";
import { makePasskey, passkeysHere } from "../account/passkey";
import { Switch } from "../parts/controls";
import { useDoing } from "../parts/doing";
import { toast } from "../parts/toast";
import { useWords } from "../words";
import { useFurther } from "../words/further";
import { AccountsOnly } from "./accounts_only";
import { short, when } from "./told";

interface Device {
  id: string;
  device: string;
  signed_in_at: string;
  seen_at: string;
  current: boolean;
}

export function DevicesScreen() {
  const f = useFurther();
  return <AccountsOnly title={f.devices.title}>{() => <><Devices /><Passkeys /><Password /></>}</AccountsOnly>;
}

function Devices() {
  const f = useFurther();
  const w = useWords();
  const { body, again } = useKept<Device[]>("sessions");
  const { wrong, run } = useDoing();
  const end = (one: Device) => void run("…", async () => {
    await call("DELETE", one.current ? "sessions/current" : `sessions/${one.id}`);
    if (one.current) signedOut.value = true;
    else toast(f.devices.gone);
    again();
  });
  const others = () => void run("…", async () => {
    await call("DELETE", "sessions");
    toast(f.devices.gone);
    again();
  });
  return (
    <section class="card">
      {wrong && <p class="warn" role="alert">{wrong}</p>}
      <div>
        {body?.map((one) => (
          <div key={one.id} class="item">
            <span class="grow stack tight">
              <span class="cut">{short(one.device)} {one.current && <span class="tag good">{f.devices.here}</span>}</span>
              <span class="small soft">{f.devices.seen(when(one.seen_at))}</span>
            </span>
            <button type="button" class="chip" aria-label={f.devices.sign_out_of(short(one.device))} onClick={() => end(one)}>{one.current ? w.settings.sign_out : f.devices.sign_out}</button>
          </div>
        ))}
      </div>
      {body && body.length > 1 && <button type="button" class="button danger" onClick={others}>{f.devices.others}</button>}
    </section>
  );
}

function Passkeys() {
  const f = useFurther();
  const { body, again } = useKept<{ id: string; name: string; made_at: string }[]>("passkeys");
  const { doing, wrong, run } = useDoing();
  const [name, type] = useState(() => short(navigator.userAgent));
  const add = (event: Event) => {
    event.preventDefault();
    void run("…", async () => {
      if (!(await makePasskey(name.trim()))) toast(f.devices.cancelled);
      again();
    });
  };
  const remove = (id: string) => void run("…", async () => {
    await tell("DELETE", `passkeys/${id}`);
    toast(f.devices.removed);
    again();
  });
  return (
    <section class="card">
      <h2>{f.devices.passkeys}</h2>
      <p class="small soft">{f.devices.passkeys_hint}</p>
      {body?.length === 0 && <p class="soft">{f.devices.no_passkeys}</p>}
      <div>
        {body?.map((one) => (
          <div key={one.id} class="item">
            <span class="grow stack tight"><span class="cut">{one.name}</span><span class="small soft">{f.devices.added(when(one.made_at))}</span></span>
            <button type="button" class="chip" aria-label={`${f.remove}: ${one.name}`} onClick={() => remove(one.id)}>{f.remove}</button>
          </div>
        ))}
      </div>
      {passkeysHere()
        ? (
          <form class="stack" onSubmit={add}>
            <label class="field"><span>{f.devices.passkey_name}</span><input value={name} maxLength={100} onInput={(event) => type(event.currentTarget.value)} /></label>
            <button class="button" disabled={!name.trim() || Boolean(doing)}>{f.devices.add_passkey}</button>
          </form>
        )
        : <p class="small soft">{f.devices.unsupported}</p>}
      {wrong && <p class="warn" role="alert">{wrong}</p>}
    </section>
  );
}

function Password() {
  const f = useFurther();
  const { doing, wrong, run } = useDoing();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [tokensToo, take] = useState(false);
  const change = (event: Event) => {
    event.preventDefault();
    void run("…", async () => {
      const { tokens_left } = await tell<{ tokens_left: number }>("PUT", "account/password", { old, new: fresh, revoke_tokens: tokensToo });
      setOld("");
      setFresh("");
      toast(f.devices.changed(tokens_left));
    });
  };
  return (
    <form class="card" onSubmit={change}>
      <h2>{f.devices.password}</h2>
      <label class="field"><span>{f.devices.old}</span><input type="password" autocomplete="current-password" value={old} onInput={(event) => setOld(event.currentTarget.value)} /></label>
      <label class="field"><span>{f.devices.new}</span><input type="password" autocomplete="new-password" value={fresh} onInput={(event) => setFresh(event.currentTarget.value)} /></label>
      <Switch label={f.devices.revoke_too} hint={f.devices.revoke_too_hint} on={tokensToo} onChange={take} />
      {wrong && <p class="warn" role="alert">{wrong}</p>}
      <button class="button" disabled={!old || !fresh || Boolean(doing)}>{f.devices.change}</button>
    </form>
  );
}
