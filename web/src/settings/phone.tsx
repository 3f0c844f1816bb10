/** How the app looks and behaves on this phone, and how well the browser keeps what is on it. */
import { useEffect, useState } from "preact/hooks";
import { useObserved } from "../keep/observed";
import { prefer, preferences } from "../keep/settings";
import { installed, installable, offerInstall } from "../keep/install";
import { Choices, Switch } from "../parts/controls";
import { Screen } from "../parts/screen";
import { InEnglish } from "../parts/why";
import { loadWords, useWords } from "../words";
import { useFurther } from "../words/further";
import { named, tellFact } from "./told";

export function PhoneScreen() {
  const w = useWords();
  const f = useFurther();
  const mine = useObserved(preferences);
  const units = (value: "auto" | "kg" | "lb") => {
    void prefer({ units: value });
    if (value !== "auto") tellFact("profile", { units: value });
  };
  const vibrates = "vibrate" in navigator;
  return (
    <Screen title={f.phone.title} from="/settings">
      <section class="card">
        <h3>{w.settings.theme}</h3>
        <Choices label={w.settings.theme} value={mine.theme} onPick={(theme) => void prefer({ theme })} choices={named(w.settings.themes)} />
        <h3>{f.phone.text}</h3>
        <Choices label={f.phone.text} kind="even" value={mine.text} onPick={(text) => void prefer({ text })} choices={named(f.phone.texts)} />
        <p class="soft">{f.phone.text_try}</p>
        <h3>{w.settings.language}</h3>
        <Choices label={w.settings.language} value={mine.language} onPick={(language) => void prefer({ language }).then(loadWords)} choices={named(w.settings.languages)} />
        <InEnglish />
        <h3>{w.settings.units}</h3>
        <Choices label={w.settings.units} value={mine.units} onPick={units} choices={[{ value: "auto", label: w.settings.unit_auto }, { value: "kg", label: "kg" }, { value: "lb", label: "lb" }]} />
      </section>
      <section class="card">
        <h2>{f.phone.sounds}</h2>
        <Switch label={w.settings.sound} on={mine.sound} onChange={(sound) => void prefer({ sound })} />
        {vibrates ? <Switch label={w.settings.vibrate} on={mine.vibrate} onChange={(vibrate) => void prefer({ vibrate })} /> : <p class="small soft">{f.phone.no_vibration}</p>}
        {"wakeLock" in navigator && <Switch label={w.settings.awake} on={mine.awake} onChange={(awake) => void prefer({ awake })} />}
      </section>
      <Install />
      <Storage />
    </Screen>
  );
}

function Install() {
  const f = useFurther();
  const ready = useObserved(installable);
  const firefox = navigator.userAgent.includes("Firefox");
  const safari = !firefox && /Safari/.test(navigator.userAgent) && !/Chrom/.test(navigator.userAgent);
  return (
    <section class="card">
      <h2>{f.phone.install}</h2>
      {installed()
        ? <p class="good">{f.phone.installed}</p>
        : ready
          ? <button type="button" class="button main" onClick={() => void offerInstall()}>{f.phone.install_now}</button>
          : <p>{safari ? f.phone.install_safari : firefox ? f.phone.install_firefox : f.phone.install_other}</p>}
    </section>
  );
}

function Storage() {
  const f = useFurther();
  const [state, is] = useState<{ kept: boolean; mb: string } | null>(null);
  const look = async () => {
    if (!navigator.storage?.persisted) return;
    const [kept, used] = await Promise.all([navigator.storage.persisted(), navigator.storage.estimate?.()]);
    is({ kept, mb: ((used?.usage ?? 0) / 1e6).toFixed(1) });
  };
  useEffect(() => void look(), []);
  if (!state) return null;
  return (
    <section class="card">
      <h2>{f.phone.storage}</h2>
      <p class={state.kept ? "good" : "soft"}>{state.kept ? f.phone.persisted : f.phone.not_persisted}</p>
      {!state.kept && <button type="button" class="button" onClick={() => void navigator.storage.persist().then(look)}>{f.phone.persist}</button>}
      <p class="small soft">{f.phone.used(state.mb)}</p>
    </section>
  );
}
