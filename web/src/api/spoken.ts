/** The coach's sentences name commands for those at a terminal; here the same is done on a screen, so they are left out. */
const SCREENS: Record<string, string> = { "hormesis week": "the Week screen", "hormesis tonight": "the Recovery screen", "hormesis today": "Today" };

export const spoken = (text: string): string =>
  text
    .replace(/\s*\(hormesis [^)]*\)/g, "")
    .replace(/\s*(?:Then|Not wanted\?|Not for you):? hormesis (?:\.\.\.|[^.])*\.?/g, "")
    .replace(/: hormesis [^.]*/g, "")
    .replace(/hormesis (?:week|tonight|today)/g, (one) => SCREENS[one]!);

/** A reply's JSON, with every `text` as it is said here. */
export const read = (json: string): unknown =>
  JSON.parse(json, json.includes("hormesis ") ? (key, value: unknown) => (key === "text" && typeof value === "string" ? spoken(value) : value) : undefined);
