/** The start: what is kept on the phone first, then the screen, then the server. */
import { render } from "preact";
import "./style/tokens.css";
import "./style/base.css";
import "./style/parts.css";
import "./style/wide.css";
import { keepSyncing } from "./api/sync";
import { App } from "./app";
import { countWaiting, newDevice } from "./keep/facts";
import { readState, writeState, type RunningWorkout } from "./keep/database";
import { watchForInstall } from "./keep/install";
import { loadPreferences } from "./keep/settings";
import { restoreRunning } from "./log/session";
import { loadUnit } from "./units";
import { watchForUpdates } from "./update";
import { loadWords } from "./words";

watchForInstall();

async function begin(): Promise<void> {
  if (!(await readState("device"))) await writeState("device", newDevice());
  await loadPreferences();
  await Promise.all([loadWords(), loadUnit(), readState<RunningWorkout>("running").then(restoreRunning), countWaiting()]);
  render(<App />, document.getElementById("app")!);
  keepSyncing();
  watchForUpdates();
}

void begin();
