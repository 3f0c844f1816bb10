/** A screen behind another: its way back, its title, and what a row of a list that leads further looks like. */
import type { ComponentChildren } from "preact";
import { back, Link } from "../router";
import { useWords } from "../words";
import { Icon, IconButton } from "./icons";

export function Screen({ title, from, side, children }: { title: string; from: string; side?: ComponentChildren; children: ComponentChildren }) {
  const w = useWords();
  return (
    <main class="screen" tabIndex={-1}>
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
