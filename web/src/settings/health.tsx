/** Whether anything of the athlete's health rules work out; asked once, changed at any time. */
import { useEffect, useState } from "preact/hooks";
import { factsOfKind, unsay } from "../keep/facts";
import { Screen } from "../parts/screen";
import { SyncLine } from "../parts/sync_line";
import { Link } from "../router";
import { termOf, useWords } from "../words";
import { useFurther } from "../words/further";
import { tellFact, useTold, type Told } from "./told";

const CONDITIONS = ["heart_condition", "high_blood_pressure", "osteoporosis", "anticoagulants", "bleeding_disorder", "deep_vein_thrombosis", "varicose_veins",
  "pregnancy", "recent_surgery", "diabetes_neuropathy", "loss_of_sensation", "neck_vascular_disease", "connective_tissue_disease", "cancer_in_area", "pacemaker"];

export function HealthScreen() {
  const w = useWords();
  const { body: told, asking } = useTold();
  return (
    <Screen title={w.settings.health} from="/settings">
      <SyncLine />
      {told ? <Health told={told} /> : !asking && <p class="soft">{w.settings.needs_server}</p>}
    </Screen>
  );
}

/** The question where nobody has answered it yet: its shortest answer, and the way to the list. */
export function HealthAsked() {
  const w = useWords();
  const f = useFurther();
  return (
    <section class="card warned whole">
      <h2>{w.settings.health}</h2>
      <p>{w.settings.health_asked}</p>
      <div class="grid2">
        <button type="button" class="button" onClick={() => tellFact("condition", { code: "none" })}>{w.settings.none}</button>
        <Link to="/settings/health" class="button">{f.health.something}</Link>
      </div>
    </section>
  );
}

export function Health({ told }: { told: Told }) {
  const w = useWords();
  const has = told.conditions.map((one) => one.code);
  const [mine, set] = useState(has);
  useEffect(() => set(has), [told]);
  const flip = async (code: string) => {
    if (!mine.includes(code)) {
      set([...mine.filter((one) => one !== "none"), code]);
      return tellFact("condition", { code });
    }
    set(mine.filter((one) => one !== code));
    for (const one of await factsOfKind("condition")) if (one.code === code) await unsay(one.id);
  };
  const real = mine.filter((one) => one !== "none");
  return (
    <section class="card">
      <h2>{w.settings.health}</h2>
      <p class="soft small">{w.settings.health_asked}</p>
      <div class="chips" role="group" aria-label={w.settings.health}>
        {CONDITIONS.map((one) => <button key={one} type="button" class="chip" aria-pressed={real.includes(one)} onClick={() => void flip(one)}>{termOf(w, one)}</button>)}
      </div>
      {!real.length && (told.asked_about_conditions || mine.includes("none")
        ? <p class="good">{w.settings.answered_none}</p>
        : <button type="button" class="button" onClick={() => (set(["none"]), tellFact("condition", { code: "none" }))}>{w.settings.none}</button>)}
    </section>
  );
}
