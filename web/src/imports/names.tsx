/** How the log spells each exercise, and the page it counts as: what is open first, everything to be corrected. */
import { useState } from "preact/hooks";
import { useKept } from "../api/kept";
import { serverMoved, sync } from "../api/sync";
import type { LogName } from "../api/schema";
import { say } from "../keep/facts";
import { useObserved } from "../keep/observed";
import { Finder } from "../library/finder";
import { plain, useRows } from "../library/index_of_phone";
import { Screen } from "../parts/screen";
import { Sheet } from "../parts/sheet";
import { SyncLine } from "../parts/sync_line";
import { toast } from "../parts/toast";
import { dayText, useWords } from "../words";
import { useFurther } from "../words/further";
import { Unsure } from "./preview";

const SHOWN = 40;

export function NamesScreen() {
  const w = useWords();
  const f = useFurther();
  const { body, asking } = useKept<LogName[]>("names", useObserved(serverMoved));
  const { rows } = useRows();
  const [said, tell] = useState<Record<string, string>>({});
  const [query, type] = useState("");
  const [shown, more] = useState(SHOWN);
  const [changing, change] = useState<LogName | null>(null);
  const nameOf = (slug: string | null) => rows.find((row) => row.slug === slug)?.name ?? slug ?? "";
  const put = (one: LogName, exercise: string) => {
    if (!exercise) return;
    tell({ ...said, [one.name]: exercise });
    void say([{ kind: "name", exercise_name: one.name, exercise }]).then(() => sync());
    toast(f.names.saved(one.name, nameOf(exercise)));
  };
  const asked = plain(query).split(" ").filter(Boolean);
  const fits = (one: LogName) => asked.every((word) => ` ${plain(`${one.name} ${nameOf(one.exercise)}`)}`.includes(` ${word}`));
  const list = (body ?? []).filter(fits);
  const open = list.filter((one) => !one.exercise && !said[one.name]);
  const known = list.filter((one) => one.exercise || said[one.name]);
  return (
    <Screen title={f.names.title} from="/settings">
      <SyncLine />
      <p class="soft small">{f.names.hint}</p>
      {!body && <p class="soft">{asking ? f.loading : f.needs_signal}</p>}
      {body?.length === 0 && <p class="soft">{f.names.none}</p>}
      {body && body.length > 12 && <input class="search" type="search" placeholder={f.names.search} aria-label={f.names.search} value={query} onInput={(event) => (type(event.currentTarget.value), more(SHOWN))} />}
      {open.length > 0 && (
        <section class="card">
          <h2>{f.names.open}</h2>
          {open.map((one) => <Unsure key={`${one.source} ${one.name}`} one={one} said={undefined} onSay={(slug) => put(one, slug)} />)}
        </section>
      )}
      {known.length > 0 && (
        <section class="card">
          <h2>{f.names.known} <span class="small soft">{known.length}</span></h2>
          <div>
            {known.slice(0, shown).map((one) => (
              <button key={`${one.source} ${one.name}`} type="button" class="item" aria-label={f.names.change(one.name)} onClick={() => change(one)}>
                <span class="grow stack tight">
                  <span>{one.name}</span>
                  <span class="small soft">{[f.imports.said(nameOf(said[one.name] ?? one.exercise)), f.imports.sets_of(one.sets), f.names.last(dayText(one.last_day, "year"))].join(" · ")}</span>
                </span>
                {(one.said || said[one.name]) && <span class="tag good">{f.names.by_you}</span>}
              </button>
            ))}
          </div>
          {known.length > shown && <button type="button" class="button" onClick={() => more(shown + SHOWN)}>{w.more}</button>}
        </section>
      )}
      {changing && (
        <Sheet title={f.names.change(changing.name)} close={() => change(null)}>
          <Finder onPick={(row) => (put(changing, row.slug), change(null))} />
        </Sheet>
      )}
    </Screen>
  );
}
