/** What another week gives and takes, beside the one that stands: by day, by muscle, by exercise. */
import type { PlannedDay, Week } from "../api/types";
import { dayText, termOf, useWords } from "../words";
import { useFurther } from "../words/further";

interface Pair {
  before: number;
  after: number;
}
export interface Comparison {
  days: Pair;
  minutes: Pair;
  sets: Record<string, Pair>;
  exercises: { added: string[]; dropped: string[] };
  given_up: { new: string[]; gone: string[] };
}
export type Compared = Week & { compared: Comparison };

/** "triceps: short of its target" of many, said once: "triceps, abs (short of its target)"; of what fits now only the names. */
function together(all: string[], fits: boolean): string {
  const by = new Map<string, string[]>();
  for (const one of all) {
    const [what, ...how] = one.split(": ");
    const key = fits ? "" : how.join(": ");
    by.set(key, [...(by.get(key) ?? []), what!]);
  }
  return [...by].map(([how, whats]) => (how ? `${whats.join(", ")} (${how})` : whats.join(", "))).join("; ");
}

const namesOf = (day: PlannedDay | undefined) => day?.work.map((one) => one.name) ?? [];

export function Compare({ before, after }: { before: PlannedDay[]; after: Compared }) {
  const w = useWords();
  const f = useFurther();
  const { compared } = after;
  const groups = Object.entries(compared.sets).filter(([, one]) => one.before !== one.after);
  const changed = after.days.flatMap((day) => {
    const old = before.find((one) => one.date === day.date);
    const [was, is] = [namesOf(old), namesOf(day)];
    return was.join() === is.join() ? [] : [{ day: day.date, names: [old?.workout, day.workout] as const, was, is, minutes: [old?.minutes ?? 0, day.minutes ?? 0] as const }];
  });
  const row = (name: string, one: Pair) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td class="figure-cell soft">{one.before}</td>
      <td class={`figure-cell strong ${one.after > one.before ? "good" : one.after < one.before ? "warn" : ""}`}>{one.after}</td>
    </tr>
  );
  const lists = [[w.plan.added, compared.exercises.added], [w.plan.dropped, compared.exercises.dropped], [w.plan.lost, compared.given_up.new], [w.plan.gained, compared.given_up.gone]] as const;
  return (
    <div class="stack">
      {changed.length > 0 && (
        <div class="stack tight">
          <h3>{f.plan.day_changes}</h3>
          <div class="beside small soft" aria-hidden="true"><span>{w.plan.mine}</span><span>{w.plan.other}</span></div>
          {changed.map((one) => (
            <div key={one.day} class="beside">
              <span class="strong">{dayText(one.day)}</span>
              <Side name={one.names[0]} lifts={one.was} minutes={one.minutes[0]} soft />
              <Side name={one.names[1]} lifts={one.is} minutes={one.minutes[1]} />
            </div>
          ))}
        </div>
      )}
      <table>
        <thead><tr><th><span class="hidden">{w.plan.title}</span></th><th scope="col" class="figure-cell soft">{w.plan.mine}</th><th scope="col" class="figure-cell">{w.plan.other}</th></tr></thead>
        <tbody>
          {row(w.plan.days, compared.days)}
          {row(w.plan.minutes, compared.minutes)}
          {groups.map(([group, one]) => row(termOf(w, group), one))}
        </tbody>
      </table>
      {lists.map(([title, all]) => all.length > 0 && <p key={title}><span class="soft">{title}</span> {together(all, title === w.plan.gained)}</p>)}
      {!groups.length && !changed.length && <p class="soft">{f.plan.nothing_changes}</p>}
    </div>
  );
}

function Side({ name, lifts, minutes, soft }: { name?: string | null; lifts: string[]; minutes: number; soft?: boolean }) {
  const w = useWords();
  const f = useFurther();
  return (
    <span class={`stack tight small ${soft ? "soft" : ""}`}>
      <b>{lifts.length ? [name, w.minutes(minutes)].filter(Boolean).join(" · ") : f.plan.rest}</b>
      {lifts.length > 0 && <span>{lifts.join(", ")}</span>}
    </span>
  );
}
