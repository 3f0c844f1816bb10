/** Bringing a log along: send a file, see what it holds, keep it or not, take it back. */
import { useState } from "preact/hooks";
import { ask, NoSignal, tell } from "../api/call";
import { useKept } from "../api/kept";
import { sync } from "../api/sync";
import { IconButton } from "../parts/icons";
import { toast } from "../parts/toast";
import { back, go } from "../router";
import { useWords } from "../words";

interface Preview {
  upload: string;
  file: string;
  report: Report;
}
interface Report {
  source: string;
  facts: number;
  first_day: string | null;
  last_day: string | null;
  workouts: number;
  sets: number;
  unsure: { name: string }[];
  unknown: { name: string }[];
  notes: string[];
}
interface Job {
  id: string;
  state: string;
  done: number;
  total: number;
  error: { message: string; next_step: string } | null;
}
interface Import {
  id: number;
  file?: string;
  source?: string;
  imported_at: string;
  undone_at: string | null;
  [more: string]: unknown;
}

export function ImportScreen() {
  const w = useWords();
  const [turn, again] = useState(0);
  const past = useKept<Import[]>("imports", turn);
  const [preview, show] = useState<Preview | null>(null);
  const [state, be] = useState("");
  const [wrong, say] = useState("");
  const guarded = async (doing: string, run: () => Promise<void>) => {
    be(doing);
    say("");
    try {
      await run();
    } catch (error) {
      say(error instanceof NoSignal ? w.today.needs_signal : String((error as Error).message));
    }
    be("");
  };
  const send = (file: File) => void guarded(w.imports.reading, async () => {
    const form = new FormData();
    form.append("file", file);
    show(await tell<Preview>("POST", "imports", form));
  });
  const keep = () => void guarded(w.imports.keeping, async () => {
    const job = await tell<Job>("POST", `imports/${preview!.upload}/apply`, new FormData());
    await finished(job.id);
    show(null);
    again(turn + 1);
    void sync();
    toast(w.imports.kept);
    go("/");
  });
  const undo = (id: number) => void guarded(w.imports.undoing, async () => {
    await tell("POST", `imports/${id}/undo`);
    again(turn + 1);
    void sync();
  });
  return (
    <main class="screen" tabIndex={-1}>
      <div class="head"><IconButton name="back" label={w.back} onClick={() => back("/settings")} /><h1>{w.imports.title}</h1></div>
      <section class="card">
        <p>{w.imports.what}</p>
        <label class="button main">
          {w.imports.choose}
          <input type="file" class="hidden" onChange={(event) => event.currentTarget.files?.[0] && send(event.currentTarget.files[0])} />
        </label>
        <p class="small soft">{w.imports.private}</p>
        {state && <p role="status">{state}</p>}
        {wrong && <p class="stop" role="alert">{wrong}</p>}
      </section>
      {preview && (
        <section class="card">
          <h2>{w.imports.holds}</h2>
          <Holds report={preview.report} />
          <button type="button" class="button main" disabled={Boolean(state)} onClick={keep}>{w.imports.keep}</button>
          <button type="button" class="button plain" onClick={() => show(null)}>{w.cancel}</button>
        </section>
      )}
      {past.body && past.body.length > 0 && (
        <section class="stack">
          <h2>{w.imports.past}</h2>
          <div>
            {[...past.body].reverse().map((one) => (
              <div key={one.id} class="item">
                <span class="grow stack tight"><span class="cut">{String(one.file ?? one.source ?? one.id)}</span><span class="small soft">{[one.source, one.imported_at.slice(0, 10)].filter(Boolean).join(" · ")}</span></span>
                {one.undone_at ? <span class="tag">{w.imports.undone}</span> : <button type="button" class="chip" onClick={() => undo(one.id)}>{w.imports.undo}</button>}
              </div>
            ))}
          </div>
        </section>
      )}
    </main>
  );
}

/** What the server says of a file: its short values as a table, the names nobody is sure of, and its warnings. */
function Holds({ report }: { report: Report }) {
  const w = useWords();
  const short = Object.entries(report).filter(([key, value]) => key in w.imports.fields && (typeof value === "number" || typeof value === "string"));
  const unsure = [...report.unsure, ...report.unknown].map((one) => one.name);
  return (
    <>
      <table><tbody>{short.map(([key, value]) => <tr key={key}><td class="soft">{w.imports.fields[key as keyof typeof w.imports.fields]}</td><td class="figure-cell">{String(value)}</td></tr>)}</tbody></table>
      {unsure.length > 0 && <p class="small">{w.imports.unsure(unsure.slice(0, 12).join(", "))}</p>}
      {report.notes.map((note) => <p key={note} class="small warn">{note}</p>)}
    </>
  );
}

async function finished(job: string): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    const now = await ask<Job>(`jobs/${job}`);
    if (now.state === "done") return;
    if (now.state === "dead") throw new Error(now.error ? `${now.error.message} ${now.error.next_step}` : now.state);
    await new Promise((wake) => setTimeout(wake, 500));
  }
}
