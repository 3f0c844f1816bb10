/** The morning's check-in: four questions, four taps. */
import { useState } from "preact/hooks";
import { say } from "../keep/facts";
import { toast } from "../parts/toast";
import { useWords } from "../words";
import { Soreness } from "./soreness";

const ASKED = ["energy", "sleep_quality", "motivation", "stress"] as const;

export function CheckIn() {
  const w = useWords();
  const [told, tell] = useState<Partial<Record<(typeof ASKED)[number], number>>>({});
  const [sore, mark] = useState<Record<string, number> | null>(null);
  const at = ASKED.findIndex((one) => told[one] === undefined);
  const next = ASKED[at];
  const pick = (value: number) => {
    const all = { ...told, [next!]: value };
    tell(all);
    if (ASKED.every((one) => all[one] !== undefined)) void say([{ kind: "check_in", ...all }]).then(() => toast(w.kept, { label: w.today.sore, run: () => mark({}) }));
  };
  if (sore) return <Soreness told={told} close={() => mark(null)} />;
  if (!next) return null;
  return (
    <section class="card" aria-label={w.today.check_in}>
      <div class="row spread">
        <h2>{w.today.asks[next]}</h2>
        <span class="soft small">{at + 1}/4</span>
      </div>
      <div class="rirs" role="group">
        {[1, 2, 3, 4, 5].map((value) => (
          <button key={value} type="button" aria-label={`${w.today.asks[next]} ${value}`} onClick={() => pick(value)}>{value}</button>
        ))}
      </div>
      <div class="row spread small soft">
        <span>{w.today.ends[next][0]}</span>
        <span>{w.today.ends[next][1]}</span>
      </div>
    </section>
  );
}
