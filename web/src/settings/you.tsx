/** Who trains: what strength standards, volume and units follow from. */
import { useEffect, useState } from "preact/hooks";
import { Choices, Stepper, Switch } from "../parts/controls";
import { Screen } from "../parts/screen";
import { SyncLine } from "../parts/sync_line";
import { inKg, inUnit, useUnit } from "../units";
import { useWords } from "../words";
import { useFurther } from "../words/further";
import { named, tellFact, useTold, type Told } from "./told";

export function YouScreen() {
  const w = useWords();
  const f = useFurther();
  const { body: told, asking } = useTold();
  return (
    <Screen title={f.you.title} from="/settings">
      <SyncLine />
      {told ? <You told={told} /> : !asking && <p class="soft">{w.settings.needs_server}</p>}
    </Screen>
  );
}

function You({ told }: { told: Told }) {
  const w = useWords();
  const f = useFurther();
  const unit = useUnit();
  const [mine, set] = useState(told.profile);
  useEffect(() => set(told.profile), [told]);
  const put = (field: string, value: unknown) => {
    set({ ...mine, [field]: value });
    if (value !== null) tellFact("profile", { [field]: value });
  };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const mass = typeof mine.body_mass_kg === "number" ? inUnit(mine.body_mass_kg, unit) : null;
  return (
    <>
      <section class="card">
        <h3>{w.settings.experience}</h3>
        <Choices label={w.settings.experience} value={(mine.experience as string) ?? null} onPick={(value) => put("experience", value)} choices={named(w.settings.levels)} />
        <h3>{f.you.sex}</h3>
        <Choices label={f.you.sex} kind="even" value={(mine.sex as string) ?? null} onPick={(value) => put("sex", value)} choices={named(f.you.sexes)} />
        <h3>{f.you.birth_year}</h3>
        <Stepper label={f.you.birth_year} value={(mine.birth_year as number) ?? null} step={1} digits={0} most={new Date().getFullYear() - 10} from={1990} onChange={(value) => (value === null || value >= 1900) && put("birth_year", value)} />
        <h3>{f.you.body_mass}</h3>
        <Stepper label={f.you.body_mass} unit={unit} value={mass} step={0.5} digits={1} most={900} from={unit === "kg" ? 75 : 165} onChange={(value) => value !== null && inKg(value, unit) >= 20 && put("body_mass_kg", inKg(value, unit))} />
        <p class="small soft">{f.you.why_asked}</p>
      </section>
      <section class="card">
        <h3>{f.you.zone}</h3>
        <p>{(mine.time_zone as string) || w.unknown}</p>
        {mine.time_zone !== zone && <button type="button" class="button" onClick={() => put("time_zone", zone)}>{f.you.zone_here(zone)}</button>}
        <Switch label={f.you.trial} hint={f.you.trial_hint} on={Boolean(mine.release_trial)} onChange={(on) => put("release_trial", on)} />
        {mine.sex !== "male" && <Switch label={f.you.menstrual} hint={f.you.menstrual_hint} on={Boolean(mine.menstrual_symptoms)} onChange={(on) => put("menstrual_symptoms", on)} />}
      </section>
    </>
  );
}
