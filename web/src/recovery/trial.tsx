/** Does release help this lifter? The test by coin: begun and ended here, tossed in the evening, told as it stands. */
import { useState } from "preact/hooks";
import { NoSignal, tell } from "../api/call";
import { sync } from "../api/sync";
import type { Recovery, TrialRegion } from "../api/types";
import { localDay } from "../keep/clock";
import { say } from "../keep/facts";
import { useFacts } from "../log/history";
import { Because } from "../parts/why";
import { toast } from "../parts/toast";
import { termOf, useWords } from "../words";

const REACH = 3;

export function Trial({ trial }: { trial?: Recovery["trial"] }) {
  const w = useWords();
  const said = useFacts("profile", 30).find((fact) => fact.release_trial !== undefined);
  const agreed = said ? said.release_trial === true : trial?.agreed === true;
  const drawn = useFacts("offer", 5, localDay()).find((fact) => fact.moment === "evening" && fact.arm !== undefined);
  const [asking, ask] = useState(false);
  const [nothing, none] = useState(false);
  const decide = (on: boolean) => void say([{ kind: "profile", release_trial: on }]).then(() => toast(on ? w.trial.started : w.trial.stopped));
  const toss = async () => {
    ask(true);
    try {
      await sync(); // the coin must know what was told today
      await tell("POST", "tonight");
      await sync();
      none(true);
    } catch (error) {
      toast(error instanceof NoSignal ? w.trial.needs_signal : String((error as Error).message));
    }
    ask(false);
  };
  return (
    <section class="card" aria-label={w.trial.title}>
      <h2>{w.trial.title}</h2>
      {!agreed && <p>{w.trial.what}</p>}
      {!agreed && <p class="soft small">{w.trial.takes}</p>}
      {agreed && <p class="good strong">{w.trial.running}</p>}
      {trial?.regions.map((one) => <Found key={one.region} one={one} />)}
      {agreed && drawn && (
        <p class="strong" role="status">{termOf(w, String(drawn.region))}. {drawn.arm === "release" ? w.trial.drawn_with : w.trial.drawn_without}</p>
      )}
      {agreed && !drawn && <button type="button" class="button main" disabled={asking} onClick={() => void toss()}>{w.trial.draw}</button>}
      {agreed && !drawn && nothing && !asking && <p class="soft small" role="status">{w.trial.none_tonight}</p>}
      {agreed && trial?.why.map((one) => one.code !== "trial_off" && one.code !== "trial_begins" && <p key={one.code} class="small soft">{one.text}</p>)}
      <button type="button" class={agreed ? "button plain" : "button"} onClick={() => decide(!agreed)}>{agreed ? w.trial.stop : w.trial.start}</button>
    </section>
  );
}

function Found({ one }: { one: TrialRegion }) {
  const w = useWords();
  const place = (level: number) => `${50 + (Math.max(Math.min(level, REACH), -REACH) / REACH) * 50}%`;
  return (
    <div class="stack tight">
      <div class="row spread">
        <span class="strong">{termOf(w, one.region)}</span>
        <Because title={termOf(w, one.region)} why={one.why}>{w.trial.verdicts[one.verdict] ?? one.verdict}</Because>
      </div>
      {one.effect && (
        <>
          <span class="effect" role="img" aria-label={w.trial.effect(one.effect.value, one.effect.low, one.effect.high)}>
            <i style={{ left: place(one.effect.low), right: `calc(100% - ${place(one.effect.high)})` }} />
            <b style={{ left: place(one.effect.value) }} />
          </span>
          <span class="row spread small soft"><span>{w.trial.less}</span><span>{w.trial.effect(one.effect.value, one.effect.low, one.effect.high)}</span><span>{w.trial.more}</span></span>
        </>
      )}
      <span class="small soft">{w.trial.evenings(one.release_days, one.other_days)}</span>
    </div>
  );
}
