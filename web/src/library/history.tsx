/** What the athlete has done of one exercise, by day, from the phone's own copy of the log. */
import { useEffect, useState } from "preact/hooks";
import { askAndKeep, keptBody } from "../api/kept";
import type { LogName } from "../api/schema";
import type { SetFact } from "../keep/database";
import { factsChanged, factsOfKind } from "../keep/facts";
import { useObserved } from "../keep/observed";
import { loadText, useUnit, type Unit } from "../units";
import { dayText, useWords, type Words } from "../words";

const SHOWN = 4;
const LOOKED_AT = 6000;

/** What the names of the log stand for; asked for where this phone has not kept it yet. */
async function namesKnown(): Promise<LogName[]> {
  const kept = await keptBody<LogName[]>("names");
  return kept ?? (await askAndKeep<LogName[]>("names").catch(() => []));
}

interface Done {
  day: string;
  sets: SetFact[];
}

/** Days with sets of it, the newest first: by its slug, or under any name that stands for it. */
async function daysOf(slug: string, name: string): Promise<Done[]> {
  const names = new Set([name, ...(await namesKnown()).filter((one) => one.exercise === slug).map((one) => one.name)]);
  const all = (await factsOfKind("set", "", LOOKED_AT)) as SetFact[];
  const days = new Map<string, SetFact[]>();
  for (const one of all) {
    if (one.exercise ? one.exercise !== slug : !names.has(one.exercise_name ?? "")) continue;
    if (one.set_type !== "warm_up") days.set(one.at.slice(0, 10), [one, ...(days.get(one.at.slice(0, 10)) ?? [])]);
  }
  return [...days].map(([day, sets]) => ({ day, sets }));
}

/** 3 × 8 × 80 kg where all sets are alike, else 80 × 8, 80 × 7. */
function setsText(sets: SetFact[], unit: Unit, w: Words): string {
  const said = sets.map((one) => {
    const much = one.reps !== undefined ? String(one.reps) : one.duration_s !== undefined ? w.seconds(one.duration_s) : "–";
    return one.load_kg ? `${much} × ${loadText(one.load_kg, unit)}` : much;
  });
  return new Set(said).size === 1 && said.length > 1 ? `${said.length} × ${said[0]}` : said.join(", ");
}

export function History({ slug, name }: { slug: string; name: string }) {
  const w = useWords();
  const unit = useUnit();
  const turn = useObserved(factsChanged);
  const [days, set] = useState<Done[] | null>(null);
  const [shown, more] = useState(SHOWN);
  useEffect(() => void daysOf(slug, name).then(set), [slug, turn]);
  if (!days) return null;
  const best = days.flatMap((one) => one.sets).reduce<SetFact | null>((top, one) => ((one.load_kg ?? 0) > (top?.load_kg ?? 0) ? one : top), null);
  return (
    <section class="card">
      <h2>{w.library.history}</h2>
      {days.length === 0 && <p class="soft">{w.library.no_history}</p>}
      {best?.load_kg && <p class="soft small">{w.library.heaviest(`${best.reps ?? ""} × ${loadText(best.load_kg, unit)}, ${dayText(best.at.slice(0, 10), "year")}`)}</p>}
      <div>
        {days.slice(0, shown).map((one) => (
          <div key={one.day} class="item">
            <span class="soft small" style={{ minWidth: "6.5rem" }}>{dayText(one.day, "year")}</span>
            <span class="grow">{setsText(one.sets, unit, w)}</span>
          </div>
        ))}
      </div>
      {days.length > shown && <button type="button" class="button" onClick={() => more(shown + 12)}>{w.library.older}</button>}
    </section>
  );
}
