/** A part of the app that loads when it is first asked for; the service worker keeps it from then on. */
import { useEffect, useState } from "preact/hooks";
import type { ComponentType } from "preact";

type Load = () => Promise<ComponentType>;
const loaded = new Map<Load, ComponentType>();

export function Later({ load }: { load: Load }) {
  const [, again] = useState(0);
  useEffect(() => {
    if (!loaded.has(load)) void load().then((found) => (loaded.set(load, found), again((n) => n + 1)));
  }, [load]);
  const Found = loaded.get(load);
  return Found ? <Found /> : <main class="screen" tabIndex={-1} />;
}
