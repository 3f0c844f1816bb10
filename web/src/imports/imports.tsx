/** Bringing a log along: drop files, see what they hold, say what unsure names are, keep them or not, take them back. */
import { useRef, useState } from "preact/hooks";
import { ask, tell } from "../api/call";
import { useKept } from "../api/kept";
import { serverMoved, sync } from "../api/sync";
import type { LogName } from "../api/schema";
import { say } from "../keep/facts";
import { useDoing } from "../parts/doing";
import { Row, Screen } from "../parts/screen";
import { toast } from "../parts/toast";
import { go } from "../router";
import { dayText, useWords } from "../words";
import { useFurther } from "../words/further";
import { finished, type Job } from "./job";
import { Preview, type Sent } from "./preview";

interface Import {
  id: number;
  file: string | null;
  source: string | null;
  imported_at: string;
  written?: number;
  undone_at: string | null;
}

export function ImportScreen() {
  const w = useWords();
  const f = useFurther();
  const [turn, again] = useState(0);
  const past = useKept<Import[]>("imports", turn);
  const names = useKept<LogName[]>("names", turn).body;
  const [sent, show] = useState<Sent[]>([]);
  const [percent, at] = useState<number | null>(null);
  const { doing, wrong, run, say: complain } = useDoing();
  const open = names?.filter((one) => !one.exercise).length ?? 0;

  const send = async (files: File[]) => {
    const refused: string[] = [];
    for (const [place, file] of files.entries()) {
      await run(files.length > 1 ? `${f.imports.of(place + 1, files.length)} · ${f.imports.reads(file.name)}` : f.imports.reads(file.name), async () => {
        const form = new FormData();
        form.append("file", file);
        const one = await tell<Sent>("POST", "imports", form);
        show((old) => [...old, { ...one, names: {}, unit: null }]);
      }).then((read) => !read && refused.push(file.name));
    }
    if (refused.length && files.length > 1) complain(refused.join(", "));
  };
  const keepAll = () => void run(w.imports.keeping, async () => {
    const said = sent.flatMap((one) => Object.entries(one.names).flatMap(([exercise_name, exercise]) => (exercise ? [{ kind: "name", exercise_name, exercise }] : [])));
    if (said.length) {
      await say(said);
      await sync();
    }
    for (const [place, one] of sent.entries()) {
      at(0);
      const form = new FormData();
      if (one.unit) form.append("unit", one.unit);
      const job = await tell<Job>("POST", `imports/${one.upload}/apply`, form);
      await finished(job.id, (part) => at(Math.round((100 * place + part) / sent.length)));
      show((old) => old.filter((each) => each.upload !== one.upload));
    }
    at(null);
    again((n) => n + 1);
    void sync();
    await ask("today").catch(() => undefined);
    serverMoved.value += 1;
    toast(w.imports.kept);
    go("/");
  }).then(() => at(null));
  const undo = (one: Import) => void run(w.imports.undoing, async () => {
    await tell("POST", `imports/${one.id}/undo`);
    again((n) => n + 1);
    serverMoved.value += 1;
    void sync();
    toast(f.imports.undone);
  });
  const list = [...(past.body ?? [])].reverse();
  return (
    <Screen title={w.imports.title} from="/settings">
      <Drop busy={Boolean(doing)} onFiles={(files) => void send(files)} />
      {doing && (
        <div class="stack tight" role="status">
          <p>{doing}</p>
          {percent !== null && <progress max={100} value={percent} aria-label={f.imports.progress(percent)} />}
        </div>
      )}
      {wrong && <p class="card stopped" role="alert">{wrong}</p>}
      {sent.map((one) => (
        <Preview key={one.upload} sent={one} change={(next) => show((old) => old.map((each) => (each.upload === one.upload ? next : each)))} leave={() => show((old) => old.filter((each) => each !== one))} />
      ))}
      {sent.length > 0 && <button type="button" class="button main float" disabled={Boolean(doing)} onClick={keepAll}>{sent.length > 1 ? f.imports.keep_all(sent.length) : w.imports.keep}</button>}
      {open > 0 && !sent.length && <section class="card rows"><Row to="/import/names" label={f.imports.names_link} value={f.settings.unsure(open)} warn /></section>}
      {list.length > 0 && (
        <section class="card">
          <h2>{w.imports.past}</h2>
          <div>
            {list.map((one) => (
              <div key={one.id} class="item">
                <span class="grow stack tight">
                  <span class="cut">{one.file ?? one.source ?? one.id}</span>
                  <span class="small soft">{[one.source, dayText(one.imported_at.slice(0, 10)), one.written !== undefined && f.imports.facts(one.written)].filter(Boolean).join(" · ")}</span>
                </span>
                {one.undone_at
                  ? <span class="tag">{w.imports.undone}</span>
                  : <button type="button" class="chip" aria-label={f.imports.undo_of(one.file ?? String(one.id))} disabled={Boolean(doing)} onClick={() => undo(one)}>{w.imports.undo}</button>}
              </div>
            ))}
          </div>
        </section>
      )}
      {list.length > 0 && !open && <section class="card rows"><Row to="/import/names" label={f.imports.names_link} /></section>}
    </Screen>
  );
}

/** Where files are dropped, or chosen. */
function Drop({ busy, onFiles }: { busy: boolean; onFiles: (files: File[]) => void }) {
  const w = useWords();
  const f = useFurther();
  const [over, is] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    is(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length && !busy) onFiles(files);
  };
  return (
    <section class="card drop" data-over={over} onDragOver={(event) => (event.preventDefault(), is(true))} onDragLeave={() => is(false)} onDrop={drop}>
      <p class="wide-only soft">{over ? f.imports.drop_now : f.imports.drop}</p>
      <label class="button main">
        {w.imports.choose}
        <input ref={input} type="file" multiple class="hidden" disabled={busy} onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          if (files.length) onFiles(files);
        }} />
      </label>
      <p>{w.imports.what}</p>
      <p class="small soft">{f.imports.several} {w.imports.private}</p>
    </section>
  );
}
