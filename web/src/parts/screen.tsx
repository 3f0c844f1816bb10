/** A screen behind another: its way back, its title, and what a row of a list that leads further looks like. */
import type { ComponentChildren } from "preact";
import { back, Link } from "../router";
import { useWords } from "../words";
import { Icon, IconButton } from "./icons";

interface Props {
  title: string;
  from: string;
  side?: ComponentChildren;
  /** Its parts stand in two columns where there is room: those in `.west` and those in `.east`, or card by card. */
  broad?: boolean;
  children: ComponentChildren;
}

export function Screen({ title, from, side, broad, children }: Props) {
  const w = useWords();
  return (
    <main class={`screen ${broad ? "broad" : ""}`} tabIndex={-1}>
      <div class="head"><IconButton name="back" label={w.back} onClick={() => back(from)} /><h1>{title}</h1>{side}</div>
      {children}
    </main>
  );
}

export function Row({ to, label, value, warn }: { to: string; label: string; value?: string; warn?: boolean }) {
  return (
    <Link to={to} class="item">
      <span class="grow">{label}</span>
      {value && <span class={`row-value ${warn ? "warn" : "soft"}`}>{value}</span>}
      <span class="chevron soft"><Icon name="forward" /></span>
    </Link>
  );
}
