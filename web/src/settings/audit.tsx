/** Who did what about the athlete: sign-ins, grants, a coach's looks and changes. */
import { useEffect, useState } from "preact/hooks";
import { ask } from "../api/call";
import { useDoing } from "../parts/doing";
import { Screen } from "../parts/screen";
import { useFurther } from "../words/further";
import { short, when } from "./told";

interface Entry {
  id: string;
  at: string;
  who: string;
  what: string;
  about: string;
}
const SHOWN = 50;

export function AuditScreen() {
  const f = useFurther();
  const { doing, wrong, run } = useDoing();
  const [list, show] = useState<Entry[] | null>(null);
  const [more, is] = useState(false);
  const load = (before?: string) => void run(f.loading, async () => {
    const found = await ask<Entry[]>(`audit?limit=${SHOWN}${before ? `&before=${encodeURIComponent(before)}` : ""}`);
    show((old) => [...(before ? old ?? [] : []), ...found]);
    is(found.length === SHOWN);
  });
  useEffect(() => load(), []);
  return (
    <Screen title={f.audit.title} from="/settings">
      <p class="soft small">{f.audit.hint}</p>
      {doing && <p class="soft" role="status">{f.loading}</p>}
      {wrong && <p class="warn" role="alert">{wrong}</p>}
      {list?.length === 0 && <p class="soft">{f.audit.none}</p>}
      {list && list.length > 0 && (
        <section class="card">
          <div>
            {list.map((one) => (
              <div key={one.id} class="item">
                <span class="grow stack tight">
                  <span><b class={one.what.startsWith("coach_") ? "strong warn" : "strong"}>{one.who || f.audit.somebody}</b> {f.audit.what[one.what] ?? one.what.replaceAll("_", " ")}{one.about && !one.about.startsWith("/") ? ` ${one.about.includes("Mozilla/") ? `(${short(one.about)})` : one.about}` : ""}</span>
                  <span class="small soft">{when(one.at)}</span>
                </span>
              </div>
            ))}
          </div>
          {more && <button type="button" class="button" onClick={() => load(list.at(-1)!.id)}>{f.audit.more}</button>}
        </section>
      )}
    </Screen>
  );
}
