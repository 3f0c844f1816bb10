/** One exercise: how to do it, what goes wrong, what it trains, what your coach makes of it for you. */
import { useState } from "preact/hooks";
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { ExercisePage, PageUse } from "../api/types";
import { Body } from "../body/body";
import { factsOfKind, say, unsay } from "../keep/facts";
import { useObserved } from "../keep/observed";
import { Choices } from "../parts/controls";
import { IconButton } from "../parts/icons";
import { citation, InEnglish, Reasons, type Reason } from "../parts/why";
import { Player } from "../release/player";
import { back, go, Link } from "../router";
import { termOf, useWords } from "../words";
import { useRows } from "./index_of_phone";
import { History } from "./history";
import { MuscleMap } from "./muscle_map";
import { Substitutes } from "./substitutes";

export function PageScreen({ slug }: { slug: string }) {
  const w = useWords();
  const { body: page, problem, asking } = useKept<ExercisePage>(`library/${slug}`);
  const { rows } = useRows();
  const row = rows.find((one) => one.slug === slug);
  return (
    <main class="screen" tabIndex={-1}>
      <div class="head">
        <IconButton name="back" label={w.back} onClick={() => back("/library")} />
        <div class="grow">
          <h1>{page?.name ?? row?.name ?? slug}</h1>
          {row && <span class="soft">{[row.kind, row.pattern, row.implement].filter((one, at, all) => one !== "none" && all.indexOf(one) === at).map((one) => termOf(w, one)).join(" · ")}</span>}
        </div>
      </div>
      {problem && <p class="warn">{problem}</p>}
      {!page && !asking && !problem && <p class="soft">{w.library.page_later}</p>}
      <InEnglish />
      {page && <Whole page={page} />}
    </main>
  );
}

function Whole({ page }: { page: ExercisePage }) {
  const w = useWords();
  const holds = page.dose.find((one) => one.hold_s);
  const use = useKept<PageUse>(`library/${page.slug}/use`, useObserved(serverMoved)).body;
  const [playing, play] = useState(false);
  const sides = page.unilateral ? (["left", "right"] as const) : ([undefined] as const);
  return (
    <>
      <p lang="en">{page.description}</p>
      <Facts page={page} />
      {use && !use.allowed && (
        <section class="card warned">
          <h2>{w.library.not_now}</h2>
          <Reasons why={use.against} />
          <Link to="/settings" class="button">{w.settings.title}</Link>
        </section>
      )}
      {holds && use?.allowed && <button type="button" class="button main" onClick={() => play(true)}>{w.release.begin}</button>}
      <section class="card">
        <h2>{w.library.do}</h2>
        <ul class="stack">{page.cues.do.map((cue) => <li key={cue} class="row top"><span class="good">✓</span><span lang="en">{cue}</span></li>)}</ul>
        <h2>{w.library.dont}</h2>
        <ul class="stack">{page.cues.dont.map((cue) => <li key={cue} class="row top"><span class="stop">✕</span><span lang="en">{cue}</span></li>)}</ul>
      </section>
      <section class="card">
        <h2>{w.library.mistakes}</h2>
        <ul class="stack" lang="en">
          {page.mistakes.map((one) => <li key={one.mistake} class="stack tight"><span class="strong">{one.mistake}</span><span class="soft">{one.instead}</span></li>)}
        </ul>
      </section>
      <section class="card">
        <h2>{w.library.muscles}</h2>
        {page.kind === "release" || page.primary_group === "none"
          ? <Body region={(region) => (page.regions.includes(region) ? "marked" : "")} />
          : <MuscleMap groups={page.groups} primary={page.primary_group} />}
        <p class="small">{[...page.muscles.primary, ...page.muscles.secondary].map((one) => `${termOf(w, one.muscle)}${one.share < 1 ? ` (${Math.round(one.share * 100)} %)` : ""}`).join(", ")}</p>
        <p class="soft small" lang="en">{page.muscles.prose}</p>
      </section>
      <Dose page={page} />
      {page.kind !== "release" && <History slug={page.slug} name={page.name} />}
      {use && <Use slug={page.slug} body={use} />}
      <Instead slug={page.slug} />
      {(page.contraindications.length > 0 || page.no_go_zones.length > 0) && (
        <section class="card">
          <h2>{w.library.not_for}</h2>
          {page.no_go_zones.length > 0 && <p>{w.library.stay_off(page.no_go_zones.join("; "))}</p>}
          {page.contraindications.length > 0 && <p class="small soft">{page.contraindications.map((one) => termOf(w, one)).join(", ")}</p>}
        </section>
      )}
      <p class="small soft">
        <ReviewStatus review={page.review} /> {page.evidence.length > 0 && w.rests_on(page.evidence.map((one) => `${citation(one.id)} (${w.grades[one.grade as keyof typeof w.grades] ?? one.grade})`).join(", "))}
      </p>
      {playing && holds?.hold_s && (
        <Player title={page.name} exercise={page.slug} region={page.regions[0]} pressure={holds.pressure} moment="block"
          holds={Array.from({ length: holds.sets[0] ?? 1 }, () => sides.map((side) => ({ seconds: holds.hold_s![0]!, side }))).flat()} close={() => play(false)} />
      )}
    </>
  );
}

/** What it needs, for whom it is, and what else it is called. */
function Facts({ page }: { page: ExercisePage }) {
  const w = useWords();
  const rows = [
    [w.library.needs, page.equipment.map((one) => termOf(w, one)).join(", ")],
    [w.library.level, termOf(w, page.level)],
    [w.library.tempo, page.tempo ?? ""],
  ].filter(([, value]) => value);
  return (
    <section class="card">
      <table><tbody>{rows.map(([name, value]) => <tr key={name}><th scope="row" class="soft">{name}</th><td class="figure-cell">{value}</td></tr>)}</tbody></table>
      {page.aliases.length > 0 && <p class="small soft">{w.library.also(page.aliases.join(", "))}</p>}
      <Others label={w.library.easier} slugs={page.progression.easier} />
      <Others label={w.library.harder} slugs={page.progression.harder} />
    </section>
  );
}

function Others({ label, slugs }: { label: string; slugs: string[] }) {
  const { rows } = useRows();
  if (!slugs.length) return null;
  return (
    <div class="row wrap">
      <span class="soft small">{label}</span>
      {slugs.map((slug) => <Link key={slug} to={`/library/${slug}`} class="chip">{rows.find((row) => row.slug === slug)?.name ?? slug}</Link>)}
    </div>
  );
}

function ReviewStatus({ review }: { review: ExercisePage["review"] }) {
  const w = useWords();
  if (review.status !== "reviewed") return <>{w.library.unreviewed}</>;
  const by = [review.name, review.credentials, review.date].filter(Boolean).join(", ");
  return <>{by ? w.library.signed(by, review.signature_fits !== false) : w.library.reviewed}</>;
}

function Dose({ page }: { page: ExercisePage }) {
  const w = useWords();
  const range = (pair?: number[]) => (pair ? (pair[0] === pair[1] ? String(pair[0]) : `${pair[0]}–${pair[1]}`) : "");
  return (
    <section class="card">
      <h2>{w.library.dose}</h2>
      <table>
        <tbody>
          {page.dose.map((one) => (
            <tr key={one.moment}>
              <td>{w.moments[one.moment as keyof typeof w.moments] ?? one.moment}</td>
              <td class="figure-cell"><span class="stack tight"><span>{[range(one.sets) && `${range(one.sets)} ×`, one.hold_s ? `${range(one.hold_s)} s` : range(one.reps)].filter(Boolean).join(" ")}</span>
              <span class="small soft">{one.pressure ? w.library.pressure(range(one.pressure)) : one.rir ? w.today.in_reserve(range(one.rir)) : ""}</span></span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Use({ slug, body }: { slug: string; body: PageUse }) {
  const w = useWords();
  const said: Reason[] = [...nested(body.last), ...nested(body.today), ...(body.triggers ?? []).flatMap((one) => one.why), ...(body.why ?? [])];
  const [word, mean] = useState(body.preference ?? "");
  const prefer = (preference: string) => {
    mean(preference === word ? "" : preference);
    if (preference !== word) void say([{ kind: "preference", exercise: slug, preference }]);
    else void factsOfKind("preference").then((all) => Promise.all(all.filter((one) => one.exercise === slug).map((one) => unsay(one.id))));
  };
  return (
    <section class="card">
      <h2>{w.library.use}</h2>
      <Reasons why={said} />
      <Choices label={w.library.preference} kind="even" value={word} onPick={prefer}
        choices={(["liked", "disliked", "never"] as const).map((value) => ({ value, label: w.library.preferences[value] }))} />
    </section>
  );
}

function nested(part: unknown): Reason[] {
  const why = (part as { why?: Reason | Reason[] } | null | undefined)?.why;
  return why === undefined || why === null ? [] : Array.isArray(why) ? why : [why];
}

function Instead({ slug }: { slug: string }) {
  const w = useWords();
  const [open, show] = useState(false);
  return (
    <section class="card">
      <button type="button" class="row spread" style={{ minHeight: "3rem" }} aria-expanded={open} onClick={() => show(!open)}><h2>{w.library.instead}</h2><span class="soft">{open ? "−" : "+"}</span></button>
      {open && <Substitutes slug={slug} onPick={(to) => go(`/library/${to}`)} />}
    </section>
  );
}
