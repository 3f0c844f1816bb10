/** The app's own sentences, one catalogue a language. What the coach says comes in words from the server. */
import { Observed, useObserved } from "../keep/observed";
import { preferences } from "../keep/settings";
import { en } from "./en";

export type Words = typeof en;
export const words = new Observed<Words>(en);
export const useWords = () => useObserved(words);

export const language = (): "en" | "de" => {
  const { language: said } = preferences.value;
  return said === "auto" ? (navigator.language.startsWith("de") ? "de" : "en") : said;
};

export async function loadWords(): Promise<void> {
  const which = language();
  words.value = which === "de" ? (await import("./de")).de : en;
  document.documentElement.lang = which;
}

/** A word of the trade such as muscle_group or pattern: from the catalogue, else as it is, readable. */
export function termOf(w: Words, term: string): string {
  return (w.terms as Record<string, string>)[term] ?? plain(term);
}

const plain = (term: string) => term.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());

/** The language with the country's own way to write days, where the browser names one: British English has the day before the month. */
export const locale = () => (navigator.language.startsWith(language()) ? navigator.language : language());

const FORMS: Record<"short" | "long" | "head" | "year" | "day", Intl.DateTimeFormatOptions> = {
  short: { weekday: "short", day: "numeric", month: "short" },
  long: { weekday: "long", day: "numeric", month: "long" },
  head: { weekday: "long", day: "numeric", month: "short" },
  day: { day: "numeric", month: "short" },
  year: { day: "numeric", month: "short", year: "numeric" },
};

export const dayText = (day: string, form: keyof typeof FORMS = "short") => new Date(`${day}T12:00:00`).toLocaleDateString(locale(), FORMS[form]);
