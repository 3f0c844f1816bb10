/** The phone's own settings. What the coach must know is a fact; this is only how the app behaves here. */
import { readState, writeState, type Preferences } from "./database";
import { Observed } from "./observed";

export const preferences = new Observed<Preferences>({
  theme: "auto", language: "auto", sound: true, vibrate: true, awake: true, units: "auto", text: "normal",
});

export async function loadPreferences(): Promise<void> {
  const kept = await readState<Partial<Preferences>>("preferences");
  if (kept) preferences.value = { ...preferences.value, ...kept };
  show();
}

export async function prefer(change: Partial<Preferences>): Promise<void> {
  preferences.value = { ...preferences.value, ...change };
  show();
  await writeState("preferences", preferences.value);
}

function show(): void {
  const { theme, text } = preferences.value;
  document.documentElement.dataset.text = text;
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
