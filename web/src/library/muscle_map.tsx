/** What an exercise trains: the muscle it is for, and those that help. */
import { Body } from "../body/body";
import { termOf, useWords } from "../words";

export function MuscleMap({ groups, primary }: { groups: Record<string, number>; primary: string }) {
  const w = useWords();
  return (
    <Body muscle={(group) => (group === primary || (groups[group] ?? 0) >= 1 ? "first" : groups[group] ? "second" : "faint")}
      label={(group) => `${termOf(w, group)} ${groups[group] ?? 0}`} />
  );
}
