/** What the coach must know of you, and how the app behaves on this phone. */
import { useEffect, useState } from "preact/hooks";
import { ask, call, online, signedOut } from "../api/call";
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import { keep } from "../keep/database";
import { factsChanged, factsOfKind, say, unsay, waiting } from "../keep/facts";
import { useObserved } from "../keep/observed";
import { prefer, preferences } from "../keep/settings";
import { Choices, Stepper, Switch } from "../parts/controls";
import { IconButton } from "../parts/icons";
import { SyncLine } from "../parts/sync_line";
import { toast } from "../parts/toast";
import { back, Link } from "../router";
import { useUnit, inKg, inUnit } from "../units";
import { loadWords, termOf, useWords } from "../words";

interface Told {
  profile: Record<string, unknown>;
  gym: { name?: string; implements?: string[]; tools?: string[] } | null;
  conditions: { code: string }[];
  asked_about_conditions: boolean;
}

const IMPLEMENTS = ["barbell", "dumbbell", "kettlebell", "cable", "machine", "smith", "ez_bar", "trap_bar", "band", "bodyweight"];
const TOOLS = ["ball", "roller", "stick", "band"];
const CONDITIONS = ["heart_condition", "high_blood_pressure", "osteoporosis", "anticoagulants", "bleeding_disorder", "deep_vein_thrombosis", "varicose_veins",
  "pregnancy", "recent_surgery", "diabetes_neuropathy", "loss_of_sensation", "neck_vascular_disease", "connective_tissue_disease", "cancer_in_area", "pacemaker"];

export function SettingsScreen() {
  const w = useWords();
  const told = useKept<Told>("settings", useObserved(serverMoved)).body;
  return (
    <main class="screen" tabIndex={-1}>
      <div class="head"><IconButton name="back" label={w.back} onClick={() => back("/library")} /><h1>{w.settings.title}</h1></div>
      <SyncLine />
      <Link to="/import" class="button">{w.imports.title}</Link>
      {told ? <><You told={told} /><Gear told={told} /><Health told={told} /></> : <p class="soft">{w.settings.needs_server}</p>}
      <ThisPhone />
      <Data />
    </main>
  );
}

const tell = (kind: string, fields: Record<string, unknown>) => void say([{ kind, ...fields }]).then(() => undefined);

function You({ told }: { told: Told }) {
  const w = useWords();
  const unit = useUnit();
  const [mine, set] = useState(told.profile);
  useEffect(() => set(told.profile), [told]);
  const put = (field: string, value: unknown) => {
    set({ ...mine, [field]: value });
    if (value !== null) tell("profile", { [field]: value });
  };
  const named = <K extends string>(of: Record<K, string>) => (Object.keys(of) as K[]).map((value) => ({ value, label: of[value] }));
  const mass = typeof mine.body_mass_kg === "number" ? inUnit(mine.body_mass_kg, unit) : null;
  return (
    <section class="card">
      <h2>{w.settings.you}</h2>
      <span class="soft small">{w.settings.goal}</span>
      <Choices label={w.settings.goal} value={(mine.goal as string) ?? null} onPick={(value) => put("goal", value)} choices={named(w.settings.goals)} />
      <span class="soft small">{w.settings.experience}</span>
      <Choices label={w.settings.experience} kind="even" value={(mine.experience as string) ?? null} onPick={(value) => put("experience", value)} choices={named(w.settings.levels)} />
      <span class="soft small">{w.settings.days}</span>
      <Choices label={w.settings.days} kind="even" value={(mine.days_per_week as number) ?? null} onPick={(value) => put("days_per_week", value)} choices={[1, 2, 3, 4, 5, 6].map((value) => ({ value, label: String(value) }))} />
      <span class="soft small">{w.settings.minutes}</span>
      <Choices label={w.settings.minutes} kind="even" value={(mine.workout_min as number) ?? null} onPick={(value) => put("workout_min", value)} choices={[30, 45, 60, 75, 90].map((value) => ({ value, label: String(value) }))} />
      <Stepper label={w.settings.body_mass} unit={`${w.settings.body_mass}, ${unit}`} value={mass} step={0.5} digits={1} most={900} onChange={(value) => value !== null && put("body_mass_kg", inKg(value, unit))} />
    </section>
  );
}

function Gear({ told }: { told: Told }) {
  const w = useWords();
  const [gym, set] = useState(told.gym ?? {});
  useEffect(() => set(told.gym ?? {}), [told]);
  const flip = (field: "implements" | "tools", one: string) => {
    const has = gym[field] ?? [];
    const next = { ...gym, [field]: has.includes(one) ? has.filter((each) => each !== one) : [...has, one] };
    set(next);
    tell("gym", { ...(gym.name ? { name: gym.name } : {}), [field]: next[field] });
  };
  const chips = (field: "implements" | "tools", all: string[]) => (
    <div class="chips">
      {all.map((one) => <button key={one} type="button" class="chip" aria-pressed={gym[field]?.includes(one) ?? false} onClick={() => flip(field, one)}>{termOf(w, one)}</button>)}
    </div>
  );
  return (
    <section class="card">
      <h2>{w.settings.gear}</h2>
      {chips("implements", IMPLEMENTS)}
      <span class="soft small">{w.settings.tools}</span>
      {chips("tools", TOOLS)}
    </section>
  );
}

function Health({ told }: { told: Told }) {
  const w = useWords();
  const has = told.conditions.map((one) => one.code);
  const [mine, set] = useState(has);
  useEffect(() => set(has), [told]);
  const flip = async (code: string) => {
    if (!mine.includes(code)) {
      set([...mine, code]);
      return tell("condition", { code });
    }
    set(mine.filter((one) => one !== code));
    for (const one of await factsOfKind("condition")) if (one.code === code) await unsay(one.id);
  };
  return (
    <section class="card">
      <h2>{w.settings.health}</h2>
      <p class="soft small">{w.settings.health_asked}</p>
      <div class="chips">
        {CONDITIONS.map((one) => <button key={one} type="button" class="chip" aria-pressed={mine.includes(one)} onClick={() => void flip(one)}>{termOf(w, one)}</button>)}
      </div>
      {told.asked_about_conditions && !mine.length
        ? <p class="good">{w.settings.answered_none}</p>
        : !mine.length && <button type="button" class="button" onClick={() => tell("condition", { code: "none" })}>{w.settings.none}</button>}
    </section>
  );
}

function ThisPhone() {
  const w = useWords();
  const mine = useObserved(preferences);
  const named = <K extends string>(of: Record<K, string>) => (Object.keys(of) as K[]).map((value) => ({ value, label: of[value] }));
  return (
    <section class="card">
      <h2>{w.settings.app}</h2>
      <span class="soft small">{w.settings.theme}</span>
      <Choices label={w.settings.theme} value={mine.theme} onPick={(theme) => void prefer({ theme })} choices={named(w.settings.themes)} />
      <span class="soft small">{w.settings.language}</span>
      <Choices label={w.settings.language} value={mine.language} onPick={(language) => void prefer({ language }).then(loadWords)} choices={named(w.settings.languages)} />
      <span class="soft small">{w.settings.units}</span>
      <Choices label={w.settings.units} value={mine.units} onPick={(units) => void prefer({ units })} choices={[{ value: "auto", label: w.settings.unit_auto }, { value: "kg", label: "kg" }, { value: "lb", label: "lb" }]} />
      <Switch label={w.settings.sound} on={mine.sound} onChange={(sound) => void prefer({ sound })} />
      <Switch label={w.settings.vibrate} on={mine.vibrate} onChange={(vibrate) => void prefer({ vibrate })} />
      <Switch label={w.settings.awake} on={mine.awake} onChange={(awake) => void prefer({ awake })} />
    </section>
  );
}

function Data() {
  const w = useWords();
  const unsent = useObserved(waiting);
  const turn = useObserved(factsChanged);
  const signal = useObserved(online);
  const [count, set] = useState(0);
  const [version, is] = useState<{ version: string; access: string } | null>(null);
  const [sure, confirm] = useState(false);
  useEffect(() => void keep().then(async (db) => set(await db.count("facts"))), [turn]);
  useEffect(() => void ask<{ version: string; access: string }>("version").then(is, () => undefined), [signal]);
  const clear = async () => {
    const db = await keep();
    const tx = db.transaction(["facts", "outbox", "replies", "state"], "readwrite");
    for (const name of ["facts", "outbox", "replies", "state"] as const) await tx.objectStore(name).clear();
    await tx.done;
    location.assign("/");
  };
  const signOut = () => void call("DELETE", "sessions/current").then(() => (signedOut.value = true), (error: Error) => toast(error.message));
  return (
    <section class="card">
      <h2>{w.settings.data}</h2>
      <p class="soft">{w.settings.kept(count, unsent.count)}</p>
      {version && <p class="soft small">{w.settings.server}: Hormesis {version.version}, {location.host}</p>}
      <a class="button" href="/api/v1/export?format=jsonl" download>{w.settings.export}</a>
      {version?.access === "accounts" && <button type="button" class="button" onClick={signOut}>{w.settings.sign_out}</button>}
      <p class="small soft">{w.settings.clear_hint}</p>
      {sure && unsent.count > 0 && <p class="stop">{w.settings.clear_unsent(unsent.count)}</p>}
      <button type="button" class={`button ${sure ? "danger" : "plain"}`} onClick={() => (sure ? void clear() : confirm(true))}>{w.settings.clear}</button>
    </section>
  );
}
