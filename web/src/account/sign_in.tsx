/** Where the server asks who you are. What is logged meanwhile waits on the phone. */
import { useState } from "preact/hooks";
import { signedOut, tell } from "../api/call";
import { serverMoved, sync } from "../api/sync";
import { readState, writeState, type Device } from "../keep/database";
import { newDevice } from "../keep/facts";
import { Sheet } from "../parts/sheet";
import { useWords } from "../words";

export function SignIn() {
  const w = useWords();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [wrong, say] = useState("");
  const passkeys = "PublicKeyCredential" in globalThis && isSecureContext;
  const go = async (begin: () => Promise<{ athlete_id: string } | null>) => {
    try {
      const begun = await begin();
      if (!begun) return;
      const device = (await readState<Device>("device")) ?? newDevice();
      if (device.account && device.account !== begun.athlete_id) {
        await tell("DELETE", "sessions/current");
        return say(w.sign_in.another);
      }
      await writeState("device", { ...device, account: begun.athlete_id });
      signedOut.value = false;
      await sync();
      serverMoved.value += 1;
    } catch (error) {
      say((error as Error).message);
    }
  };
  return (
    <Sheet title={w.sign_in.title} close={() => (signedOut.value = false)}>
      <p class="soft">{w.sign_in.hint}</p>
      <form class="stack" onSubmit={(event) => (event.preventDefault(), void go(() => tell("POST", "sessions", { name, password })))}>
        <label class="field"><span>{w.sign_in.name}</span><input autocomplete="username" autocapitalize="none" required value={name} onInput={(event) => setName(event.currentTarget.value)} /></label>
        <label class="field"><span>{w.sign_in.password}</span><input type="password" autocomplete="current-password" required value={password} onInput={(event) => setPassword(event.currentTarget.value)} /></label>
        {wrong && <p class="stop" role="alert">{wrong}</p>}
        <button type="submit" class="button main">{w.sign_in.go}</button>
      </form>
      {passkeys && <button type="button" class="button" onClick={() => void go(async () => (await import("./passkey")).showPasskey())}>{w.sign_in.passkey}</button>}
    </Sheet>
  );
}
