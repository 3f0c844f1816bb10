/** The athlete's word on exercises: liked, disliked, never, or none any more. */
import { useEffect, useState } from "preact/hooks";
import { factsOfKind, say, unsay } from "../keep/facts";
import { Finder } from "../library/finder";
import { useRows } from "../library/index_of_phone";
import { Choices } from "../parts/controls";
import { Screen } from "../parts/screen";
import { Sheet } from "../parts/sheet";
import { SyncLine } from "../parts/sync_line";
import { useTold } from "../settings/told";
import { useWords } from "../words";
import { useFurther } from "../words/further";

type Word = "liked" | "disliked" | "never";

/** Say it, or take every word on it back. */
export async function prefer(exercise: string, word: Word | ""): Promise<void> {
  if (word) await say([{ kind: "preference", exercise, preference: word }]);
  else for (const one of await factsOfKind("preference")) if (one.exercise === exercise) await unsay(one.id);
}

export function WishesScreen() {
  const w = useWords();
  const f = useFurther();
  const { body: told, asking } = useTold();
  const { rows } = useRows();
  const [mine, set] = useState<Record<string, Word>>({});
  const [picking, pick] = useState(false);
  useEffect(() => set(told?.preferences ?? {}), [told]);
  const nameOf = (slug: string) => rows.find((row) => row.slug === slug)?.name ?? slug;
  const put = (slug: string, word: Word | "") => {
    const { [slug]: _, ...others } = mine;
    set(word ? { ...mine, [slug]: word } : others);
    void prefer(slug, word);
  };
  const list = Object.keys(mine).sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
  return (
    <Screen title={f.plan.links.wishes} from="/plan">
      <SyncLine />
      <p class="soft small">{f.wishes.hint}</p>
      {!told && !asking && <p class="soft">{w.settings.needs_server}</p>}
      {list.length === 0 && told && <p class="soft">{f.wishes.none}</p>}
      {list.map((slug) => (
        <section key={slug} class="card">
          <h3>{nameOf(slug)}</h3>
          <Choices label={f.wishes.of(nameOf(slug))} kind="even" value={mine[slug] ?? ""} onPick={(word) => put(slug, word as Word)}
            choices={(["liked", "disliked", "never"] as const).map((value) => ({ value, label: w.library.preferences[value] }))} />
          <button type="button" class="button plain" onClick={() => put(slug, "")}>{f.wishes.forget}</button>
        </section>
      ))}
      <button type="button" class="button" onClick={() => pick(true)}>{f.wishes.add}</button>
      {picking && <Sheet title={f.wishes.add} close={() => pick(false)}><Finder onPick={(row) => (pick(false), mine[row.slug] || put(row.slug, "liked"))} /></Sheet>}
    </Screen>
  );
}
