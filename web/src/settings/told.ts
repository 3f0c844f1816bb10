/** What stands of the athlete's own word, and how a screen says more of it. */
import { useKept } from "../api/kept";
import { serverMoved } from "../api/sync";
import type { Told as Sent } from "../api/schema";
import { say } from "../keep/facts";
import { useObserved } from "../keep/observed";
import { locale } from "../words";

export interface Gym {
  name: string;
  implements?: string[];
  bars_kg?: number[];
  plates_kg?: number[];
  dumbbells_kg?: number[];
  stack_step_kg?: number | null;
  tools?: string[];
}
export interface Limitation {
  region: string;
  side: string | null;
  avoid: string[];
  until: string | null;
}
export type Told = Omit<Sent, "gym" | "all_gyms" | "limitations" | "conditions" | "event"> & {
  gym: Gym | null;
  all_gyms: Gym[];
  limitations: Limitation[];
  conditions: { code: string; until: string | null }[];
  event: { day: string; type: string; lifts: string[] } | null;
};

export const useTold = () => useKept<Told>("settings", useObserved(serverMoved));
export const tellFact = (kind: string, fields: Record<string, unknown>) => void say([{ kind, ...fields }]);

export const named = <K extends string>(of: Readonly<Record<K, string>>) => (Object.keys(of) as K[]).map((value) => ({ value, label: of[value] as string }));

export const when = (at: string | null | undefined) =>
  at ? new Date(at).toLocaleString(locale(), { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }) : "";

/** What a browser says of itself, in few words: "Chrome on Android". */
export function short(said: string): string {
  if (!said.includes("Mozilla/")) return said || "?";
  const browser = /Edg\//.test(said) ? "Edge" : /Firefox\//.test(said) ? "Firefox" : /Chrome\//.test(said) ? "Chrome" : /Safari\//.test(said) ? "Safari" : "";
  const system = ["iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux"].find((one) => said.includes(one)) ?? "";
  return [browser, system.replace("Macintosh", "Mac")].filter(Boolean).join(", ") || said.slice(0, 40);
}
