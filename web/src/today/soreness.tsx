/** Which muscles are sore: tap them on the body, once for a little, up to very. */
import { useState } from "preact/hooks";
import { Body } from "../body/body";
import { say } from "../keep/facts";
import { Sheet } from "../parts/sheet";
import { termOf, useWords } from "../words";

const LEVELS = [0, 3, 6, 9];

export function Soreness({ told, close }: { told: Record<string, number | undefined>; close: () => void }) {
  const w = useWords();
  const [sore, mark] = useState<Record<string, number>>({});
  const tap = (group: string) => {
    const level = LEVELS[(LEVELS.indexOf(sore[group] ?? 0) + 1) % LEVELS.length]!;
    mark({ ...sore, [group]: level });
  };
  const felt = Object.entries(sore).filter(([, level]) => level > 0);
  const keep = () => void say([{ kind: "check_in", ...told, soreness: Object.fromEntries(felt) }]).then(close);
  return (
    <Sheet title={w.today.sore} close={close}>
      <p class="soft small">{w.today.sore_hint}</p>
      <Body muscle={(group) => `s${sore[group] ? [3, 6, 9].indexOf(sore[group]) + 1 : ""}`.replace(/^s$/, "")} onMuscle={tap} />
      <p class="small">{felt.map(([group, level]) => `${termOf(w, group)} ${level}/10`).join(", ")}</p>
      <button type="button" class="button main" onClick={keep}>{w.keep}</button>
    </Sheet>
  );
}
