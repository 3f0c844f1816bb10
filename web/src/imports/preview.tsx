/** What one file holds, before anything of it is kept: how much, in which unit, and the names that nobody is sure of. */
import { useState } from "preact/hooks";
import { Finder } from "../library/finder";
import { useRows, type Row } from "../library/index_of_phone";
import { Choices } from "../parts/controls";
import { Sheet } from "../parts/sheet";
import { dayText, useWords } from "../words";
import { useFurther } from "../words/further";

export interface Sent {
  upload: string;
  file: string;
  report: Report;
  /** What the athlete says each unsure name is: a slug, or "" to leave it. */
  names: Record<string, string>;
  unit: "kg" | "lb" | null;
}
interface NamedExercise {
  name: string;
  sets: number;
  candidates: string[];
}
interface Report {
  source: string;
  facts: number;
  first_day: string | null;
  last_day: string | null;
  workouts: number;
  sets: number;
  kinds: Record<string, number>;
  matched: NamedExercise[];
  unsure: NamedExercise[];
  unknown: NamedExercise[];
  unit: { unit: "kg" | "lb"; known_from: "given" | "row" | "header" | "inferred"; certainty: number } | null;
  skipped: Record<string, number>;
  notes: string[];
  same_file_as: number | null;
  appended: { written: number };
}
const SHOWN = 6;

export function Preview({ sent, change, leave }: { sent: Sent; change: (next: Sent) => void; leave: () => void }) {
  const w = useWords();
  const f = useFurther();
  const { report } = sent;
  const [all, more] = useState(false);
  const unsure = [...report.unsure, ...report.unknown];
  const signals = report.facts - report.sets - report.workouts;
  const left = Object.values(report.skipped).reduce((sum, rows) => sum + rows, 0);
  const rows: [string, string][] = [
    [w.imports.fields.source, report.source],
    ...(report.workouts ? [[w.imports.fields.workouts, report.workouts.toLocaleString()] as [string, string]] : []),
    ...(report.sets ? [[w.imports.fields.sets, report.sets.toLocaleString()] as [string, string]] : []),
    ...(signals > 0 ? [[w.imports.fields.facts, signals.toLocaleString()] as [string, string]] : []),
  ];
  return (
    <section class="card" aria-label={sent.file}>
      <h2>{w.imports.holds}</h2>
      <p class="soft cut">{sent.file}</p>
      {report.first_day && report.last_day && <p>{f.imports.days(dayText(report.first_day, "year"), dayText(report.last_day, "year"))}</p>}
      <table><tbody>{rows.map(([name, value]) => <tr key={name}><td class="soft">{name}</td><td class="figure-cell">{value}</td></tr>)}</tbody></table>
      {report.same_file_as !== null && <p class="warn">{f.imports.same_file}</p>}
      {report.matched.length > 0 && <p class="good">{f.imports.matched(report.matched.length)}</p>}
      {report.unit && report.sets > 0 && report.unit.known_from !== "inferred" && <p class="soft">{f.imports.unit_said(report.unit.unit)}</p>}
      {report.unit && report.sets > 0 && report.unit.known_from === "inferred" && (
        <>
          <h3>{f.imports.unit}</h3>
          <Choices label={f.imports.unit} kind="even" value={sent.unit ?? report.unit.unit} onPick={(unit) => change({ ...sent, unit: unit === report.unit!.unit ? null : unit })} choices={[{ value: "kg", label: "kg" }, { value: "lb", label: "lb" }]} />
        </>
      )}
      {report.notes.map((note) => <p key={note} class="small soft">{note}</p>)}
      {left > 0 && <p class="small soft">{f.imports.left_out(left)}: {Object.keys(report.skipped).join("; ")}</p>}
      {unsure.length > 0 && (
        <div class="stack">
          <h3>{f.imports.unsure(unsure.length)}</h3>
          <p class="small soft">{f.imports.unsure_hint}</p>
          {(all ? unsure : unsure.slice(0, SHOWN)).map((one) => (
            <Unsure key={one.name} one={one} said={sent.names[one.name]} onSay={(slug) => change({ ...sent, names: { ...sent.names, [one.name]: slug } })} />
          ))}
          {!all && unsure.length > SHOWN && <button type="button" class="button" onClick={() => more(true)}>{w.more} ({unsure.length - SHOWN})</button>}
        </div>
      )}
      <button type="button" class="button plain" onClick={leave}>{w.cancel}</button>
    </section>
  );
}

/** One name: what it might be, any other exercise, or left as it is. */
export function Unsure({ one, said, onSay }: { one: { name: string; sets: number; candidates: string[] }; said: string | undefined; onSay: (slug: string) => void }) {
  const f = useFurther();
  const { rows } = useRows();
  const [picking, pick] = useState(false);
  const nameOf = (slug: string) => rows.find((row) => row.slug === slug)?.name ?? slug;
  const options = [...new Set([...one.candidates.slice(0, 3), ...(said ? [said] : [])])];
  return (
    <div class="stack tight unsure" role="group" aria-label={f.imports.it_is(one.name)}>
      <span><b class="strong">{one.name}</b> <span class="small soft">{f.imports.sets_of(one.sets)}</span></span>
      <div class="chips">
        {options.map((slug) => <button key={slug} type="button" class="chip wrap" aria-pressed={said === slug} onClick={() => onSay(said === slug ? "" : slug)}>{nameOf(slug)}</button>)}
        <button type="button" class="chip" onClick={() => pick(true)}>{f.imports.another}</button>
      </div>
      {picking && (
        <Sheet title={f.imports.it_is(one.name)} close={() => pick(false)}>
          <Finder onPick={(row: Row) => (pick(false), onSay(row.slug))} />
        </Sheet>
      )}
    </div>
  );
}
