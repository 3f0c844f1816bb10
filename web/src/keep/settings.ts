/** The phone's own settings. What the coach must know is a fact; this is only how the app behaves here. */
import { writeState, type Preferences } from "./database";
import { Observed } from "./observed";

export const preferences = new Observed<Preferences>({
  theme: "auto", language: "auto", sound: true, vibrate: true, awake: true, units: "auto", text: "normal",
});

export function takePreferences(kept: Partial<Preferences> | undefined): void {
  if (kept) preferences.value = { ...preferences.value, ...kept };
  show();
}

export async function prefer(change: Partial<Preferences>): Promise<void> {
  preferences.value = { ...preferences.value, ...change };
  show();
  await writeState("preferences", preferences.value);
}

/** The look is also kept where it can be read without waiting, so that the first picture has it. */
function show(): void {
  const { theme, text } = preferences.value;
  look(theme, text);
  try {
    localStorage.setItem("look", `${theme} ${text}`);
  } catch {
    // a browser that keeps nothing here shows its own theme for a moment
  }
}

function look(theme: string, text: string): void {
  document.documentElement.dataset.text = text;
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

try {
  const [theme, text] = localStorage.getItem("look")?.split(" ") ?? [];
  if (theme && text) look(theme, text);
} catch {
  // see above
}
