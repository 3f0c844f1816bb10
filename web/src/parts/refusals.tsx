/** The list of what the server would not take: each with its reason, and what can be done about it. */
import { useEffect, useState } from "preact/hooks";
import { giveUp, refusedFacts, sayAgain, type Refused } from "../api/refused";
import type { SetFact } from "../keep/database";
import { factsChanged, waiting } from "../keep/facts";
import { useObserved } from "../keep/observed";
import { CorrectSet } from "../log/correct_set";
import { setText } from "../log/exercise_card";
import { useUnit } from "../units";
import { dayText, termOf, useWords } from "../words";
import { Sheet } from "./sheet";
import { toast } from "./toast";

export function Refusals({ close }: { close: () => void }) {
  const w = useWords();
  const turn = useObserved(factsChanged);
  const unsent = useObserved(waiting);
  const [all, put] = useState<Refused[] | null>(null);
  const [picked, pick] = useState<SetFact | null>(null);
  const [sure, ask] = useState("");
  useEffect(() => void refusedFacts().then(put), [turn, unsent]);
  useEffect(() => void (all && !all.length && close()), [all]);
  return (
    <Sheet title={w.sync.refused_title} close={close}>
      <p class="soft small">{w.refusal.hint}</p>
      {all?.map(({ fact, why }) => (
        <section key={fact.id} class="stack tight" aria-label={w.refusal.kinds[fact.kind] ?? fact.kind}>
          <div class="row spread">
            <span class="strong">{w.refusal.kinds[fact.kind] ?? termOf(w, fact.kind)}</span>
            <span class="soft small">{dayText(fact.at.slice(0, 10))}</span>
          </div>
          <Said fact={fact} />
          <p class="stop small">{why}</p>
          <div class="chips">
            {fact.kind === "set" && <button type="button" class="chip" onClick={() => pick(fact as SetFact)}>{w.refusal.correct}</button>}
            <button type="button" class="chip" onClick={() => void sayAgain(fact)}>{w.refusal.again}</button>
            {sure === fact.id
              ? <button type="button" class="button danger" onClick={() => void giveUp(fact).then(() => toast(w.refusal.given_up))}>{w.refusal.sure}</button>
              : <button type="button" class="chip" onClick={() => ask(fact.id)}>{w.refusal.give_up}</button>}
          </div>
          <hr class="rule" />
        </section>
      ))}
      {picked && <CorrectSet set={picked} close={() => pick(null)} />}
    </Sheet>
  );
}

const OURS = new Set(["kind", "id", "at", "version", "workout", "planned", "entered_unit"]);

/** What it says, in a line. */
function Said({ fact }: { fact: Refused["fact"] }) {
  const w = useWords();
  const unit = useUnit();
  if (fact.kind === "set") return <span>{String(fact.exercise_name ?? fact.exercise ?? "")} {setText(fact as SetFact, unit, w)}</span>;
  const fields = Object.entries(fact).filter(([name, value]) => !OURS.has(name) && typeof value !== "object");
  return <span>{fields.map(([name, value]) => `${termOf(w, name)}: ${typeof value === "string" ? termOf(w, value) : String(value)}`).join(" · ")}</span>;
}
