/** Where the athlete trains: each gym with what can be built in it, and which one counts now. */
import { useEffect, useState } from "preact/hooks";
import { dayAfter, localDay, localInstant } from "../keep/clock";
import { factsOfKind, say, unsay } from "../keep/facts";
import { Switch } from "../parts/controls";
import { Screen } from "../parts/screen";
import { SyncLine } from "../parts/sync_line";
import { toast } from "../parts/toast";
import { tellFact, useTold, type Gym, type Told } from "../settings/told";
import { useWords } from "../words";
import { useFurther } from "../words/further";
import { GymEditor } from "./editor";

export function GymsScreen() {
  const w = useWords();
  const f = useFurther();
  const { body: told, asking } = useTold();
  return (
    <Screen title={f.gyms.title} from="/settings">
      <SyncLine />
      <p class="soft small">{f.gyms.hint}</p>
      {told ? <Gyms told={told} /> : !asking && <p class="soft">{w.settings.needs_server}</p>}
    </Screen>
  );
}

function Gyms({ told }: { told: Told }) {
  const f = useFurther();
  const [gyms, set] = useState<Gym[]>(told.all_gyms);
  const [current, count] = useState(told.gym?.name ?? "");
  const [open, show] = useState(told.gym?.name ?? "");
  const [name, type] = useState<string | null>(null);
  useEffect(() => {
    set(told.all_gyms);
    count(told.gym?.name ?? "");
  }, [told]);
  const list = gyms.length ? [...gyms].sort((one, other) => one.name.localeCompare(other.name)) : [{ name: "" }];

  /** A gym is edited without becoming the one that counts: it is said as of a second ago, and then which one counts once more. */
  const change = (gym: Gym, fields: Partial<Gym>) => {
    set([...gyms.filter((one) => one.name !== gym.name), { ...gym, ...fields }]);
    const edit = { kind: "gym", name: gym.name, ...fields };
    const before = localInstant(new Date(Date.now() - 1000));
    void say(gym.name === current || !gyms.length ? [edit] : [{ ...edit, at: before }, { kind: "gym", name: current }]);
  };
  const use = (gym: Gym) => {
    count(gym.name);
    tellFact("gym", { name: gym.name });
    toast(f.gyms.is_current(gym.name || f.gyms.default));
  };
  const add = (event: Event) => {
    event.preventDefault();
    const made = (name ?? "").trim();
    if (!made) return;
    type(null);
    show(made);
    change({ name: made }, {});
  };
  const remove = async (gym: Gym) => {
    set(gyms.filter((one) => one.name !== gym.name));
    for (const one of await factsOfKind("gym")) if (String(one.name ?? "") === gym.name) await unsay(one.id);
  };
  return (
    <>
      {list.map((gym) => (
        <section key={gym.name} class="card" aria-label={gym.name || f.gyms.default}>
          <button type="button" class="row spread" style={{ minHeight: "3rem" }} aria-expanded={open === gym.name} onClick={() => show(open === gym.name ? "\n" : gym.name)}>
            <h2 class="grow cut">{gym.name || f.gyms.default}</h2>
            {gym.name === current ? <span class="tag good">{f.gyms.here}</span> : <span class="soft">{open === gym.name ? "−" : "+"}</span>}
          </button>
          {gym.name !== current && <button type="button" class="button" onClick={() => use(gym)}>{f.gyms.use}</button>}
          {open === gym.name && <GymEditor gym={gym} change={(fields) => change(gym, fields)} />}
          {open === gym.name && gym.name !== current && <button type="button" class="button danger" onClick={() => void remove(gym)}>{f.remove}</button>}
        </section>
      ))}
      {name === null
        ? <button type="button" class="button" onClick={() => type("")}>{f.gyms.add}</button>
        : (
          <form class="card" onSubmit={add}>
            <label class="field"><span>{f.gyms.name}</span><input value={name} maxLength={60} autofocus onInput={(event) => type(event.currentTarget.value)} /></label>
            <button class="button main" disabled={!name.trim()}>{f.add}</button>
          </form>
        )}
      <Travelling told={told} />
    </>
  );
}

function Travelling({ told }: { told: Told }) {
  const f = useFurther();
  const [on, set] = useState(Boolean(told.away.travelling));
  const [until, last] = useState(dayAfter(localDay(), 7));
  useEffect(() => set(Boolean(told.away.travelling)), [told]);
  const tell = (day: string) => tellFact("status", { status: "travelling", until: day });
  const flip = (travels: boolean) => {
    set(travels);
    tell(travels ? until : dayAfter(localDay(), -1));
  };
  return (
    <section class="card">
      <Switch label={f.gyms.travelling} hint={f.gyms.travelling_hint} on={on} onChange={flip} />
      {on && (
        <label class="field"><span>{f.gyms.travelling_until}</span>
          <input type="date" min={localDay()} value={until} onChange={(event) => event.currentTarget.value && (last(event.currentTarget.value), tell(event.currentTarget.value))} />
        </label>
      )}
    </section>
  );
}
