/** Which signals count, from which device, and which the athlete does not trust. */
import { useEffect, useState } from "preact/hooks";
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { Signal, Today } from "../api/types";
import { useObserved } from "../keep/observed";
import { Row, Screen } from "../parts/screen";
import { Switch } from "../parts/controls";
import { SyncLine } from "../parts/sync_line";
import { termOf, useWords } from "../words";
import { useFurther } from "../words/further";
import { tellFact, useTold } from "./told";

type Full = Signal & { days?: number; device?: string | null };

export function MetricsScreen() {
  const w = useWords();
  const f = useFurther();
  const told = useTold().body;
  const today = useKept<Today>("today", useObserved(serverMoved)).body;
  const said = (told?.profile.signals_off as string[] | undefined) ?? [];
  const [off, set] = useState(said);
  useEffect(() => set(said), [told]);
  const signals = (today?.readiness.signals ?? []) as Full[];
  const flip = (signal: string, on: boolean) => {
    const next = on ? off.filter((one) => one !== signal) : [...off, signal];
    set(next);
    tellFact("profile", { signals_off: next });
  };
  const stands = (one: Full) =>
    off.includes(one.signal) ? f.metrics.off : one.state === "learning" ? f.metrics.learning : one.state === "watched" ? f.metrics.watched : f.metrics.used(one.points ?? 0);
  return (
    <Screen title={f.metrics.title} from="/settings">
      <SyncLine />
      <p class="soft small">{f.metrics.hint}</p>
      {today && signals.length === 0 && <section class="card"><p>{f.metrics.none}</p><div><Row to="/settings/connections" label={f.settings.connections} /><Row to="/import" label={w.imports.title} /></div></section>}
      {signals.length > 0 && (
        <section class="card">
          {signals.map((one) => (
            <div key={one.signal} class="stack tight signal">
              <Switch label={termOf(w, one.signal)} on={!off.includes(one.signal)} onChange={(on) => flip(one.signal, on)} />
              <span class="small soft">{[one.device, one.days !== undefined && f.metrics.days(one.days), stands(one)].filter(Boolean).join(" · ")}</span>
            </div>
          ))}
        </section>
      )}
    </Screen>
  );
}
