/** The first minutes: a log brought along, or five questions, or the made-up athlete; each ends at today's workout. */
import { useState } from "preact/hooks";
import { ask, tell } from "../api/call";
import { serverMoved, sync } from "../api/sync";
import { localDay } from "../keep/clock";
import { say } from "../keep/facts";
import { useDoing } from "../parts/doing";
import { IconButton } from "../parts/icons";
import { finished, type Job } from "../imports/job";
import { go, Link } from "../router";
import { useWords } from "../words";
import { ready, useFurther } from "../words/further";
import "../style/arrange.css";

export { ready };

const GEARS: Record<string, { implements: string[]; tools?: string[] }> = {
  gym: { implements: ["barbell", "dumbbell", "cable", "machine", "smith", "ez_bar", "kettlebell", "bodyweight"] },
  home: { implements: ["barbell", "plate", "bodyweight"] },
  dumbbells: { implements: ["dumbbell", "bodyweight"] },
  body: { implements: ["bodyweight"] },
};

type Answers = Partial<Record<"goal" | "experience" | "days" | "minutes" | "gear", string>>;

export function StartScreen() {
  const f = useFurther();
  const [asking, begin] = useState(false);
  const { doing, wrong, run } = useDoing();
  const demo = () => void run(f.start.bringing, async () => {
    const job = await tell<Job>("POST", "imports/demo");
    await finished(job.id);
    await sync();
    serverMoved.value += 1;
    go("/");
  });
  if (asking) return <Questions leave={() => begin(false)} />;
  return (
    <main class="screen start" tabIndex={-1}>
      <div class="head"><h1>{f.start.title}</h1></div>
      <p>{f.start.what}</p>
      <Link to="/import" class="card way"><span class="strong">{f.start.bring}</span><span class="small soft">{f.start.bring_hint}</span></Link>
      <button type="button" class="card way" onClick={() => begin(true)}><span class="strong">{f.start.ask}</span><span class="small soft">{f.start.ask_hint}</span></button>
      <button type="button" class="card way" disabled={Boolean(doing)} onClick={demo}><span class="strong">{f.start.demo}</span><span class="small soft">{f.start.demo_hint}</span></button>
      {doing && <p role="status">{doing}</p>}
      {wrong && <p class="card stopped" role="alert">{wrong}</p>}
    </main>
  );
}

function Questions({ leave }: { leave: () => void }) {
  const w = useWords();
  const f = useFurther();
  const [at, step] = useState(0);
  const [mine, answer] = useState<Answers>({});
  const { doing, wrong, run } = useDoing();
  const named = (of: Record<string, string>) => Object.entries(of).map(([value, name]) => ({ value, name, hint: "" }));
  const paired = (of: Record<string, [string, string]>) => Object.entries(of).map(([value, [name, hint]]) => ({ value, name, hint }));
  const questions = [
    { of: "goal" as const, title: f.start.goal, options: named(w.settings.goals) },
    { of: "experience" as const, title: f.start.experience, options: paired(f.start.levels) },
    { of: "days" as const, title: f.start.days, options: [2, 3, 4, 5, 6].map((days) => ({ value: String(days), name: w.plan.n_days(days), hint: "" })) },
    { of: "minutes" as const, title: f.start.minutes, options: [30, 45, 60, 75, 90].map((minutes) => ({ value: String(minutes), name: w.minutes(minutes), hint: "" })) },
    { of: "gear" as const, title: f.start.gear, options: paired(f.start.gears) },
  ];
  const question = questions[at]!;
  const make = (all: Answers) => void run(f.start.making, async () => {
    await say([
      { kind: "profile", goal: all.goal, experience: all.experience, days_per_week: Number(all.days), workout_min: Number(all.minutes), time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
      { kind: "gym", ...GEARS[all.gear ?? "gym"] },
    ]);
    await sync();
    await tell("POST", `week?date=${localDay()}`, { edits: [] });
    await ask("today").catch(() => undefined);
    serverMoved.value += 1;
    go("/");
  });
  const pick = (value: string) => {
    const next = { ...mine, [question.of]: value };
    answer(next);
    if (at < questions.length - 1) step(at + 1);
    else make(next);
  };
  return (
    <main class="screen start" tabIndex={-1}>
      <div class="head">
        <IconButton name="back" label={f.start.back} onClick={() => (at ? step(at - 1) : leave())} />
        <span class="soft">{f.start.step(at + 1)}</span>
      </div>
      <progress max={5} value={at + (doing ? 1 : 0)} aria-hidden="true" />
      <h1 id="question" key={at} aria-live="polite">{question.title}</h1>
      <div class="stack" role="group" aria-labelledby="question">
        {question.options.map((one) => (
          <button key={one.value} type="button" class="card way" aria-pressed={mine[question.of] === one.value} disabled={Boolean(doing)} onClick={() => pick(one.value)}>
            <span class="strong">{one.name}</span>
            {one.hint && <span class="small soft">{one.hint}</span>}
          </button>
        ))}
      </div>
      {doing && <p role="status">{doing}</p>}
      {wrong && <><p class="card stopped" role="alert">{wrong}</p><button type="button" class="button" onClick={() => make(mine)}>{f.start.again}</button></>}
    </main>
  );
}
