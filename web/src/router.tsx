/** Where in the app we are: the address, kept in the browser's own history. */
import type { ComponentChildren } from "preact";
import { Observed, useObserved } from "./keep/observed";

export const place = new Observed(location.pathname);
const scrolled = new Map<string, number>();

let anew = false;
/** From now on another screen is another start of the app: what it would load later is no longer there. */
export const beginAnew = () => void (anew = true);

export function go(path: string, replace = false): void {
  if (path === place.value) return scrollTo(0, 0);
  if (anew) return location.assign(path);
  scrolled.set(place.value, scrollY);
  history[replace ? "replaceState" : "pushState"](null, "", path);
  place.value = path;
  scrollTo(0, 0);
}

export function back(otherwise: string): void {
  if (history.length > 1) history.back();
  else go(otherwise, true);
}

addEventListener("popstate", () => {
  scrolled.set(place.value, scrollY);
  place.value = location.pathname;
  requestAnimationFrame(() => scrollTo(0, scrolled.get(place.value) ?? 0));
});

export const usePlace = () => useObserved(place);

interface LinkProps {
  to: string;
  class?: string;
  current?: boolean;
  label?: string;
  children: ComponentChildren;
}

export function Link({ to, class: kind, current, label, children }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a href={to} class={kind} onClick={follow} aria-current={current ? "page" : undefined} aria-label={label}>
      {children}
    </a>
  );
}
