/** The start: what is kept on the phone first, then the screen, then the server. */
import { render } from "preact";
import "./style/tokens.css";
import "./style/base.css";
import "./style/parts.css";
import "./style/wide.css";
import { keepSyncing } from "./api/sync";
import { App } from "./app";
import { watchForInstall } from "./keep/install";
import { painted } from "./parts/painted";
import { recall } from "./recall";
import { watchForUpdates } from "./update";
import { loadWords } from "./words";

watchForInstall();

async function begin(): Promise<void> {
  await recall();
  await loadWords();
  const place = document.getElementById("app")!;
  place.replaceChildren(); // what index.html shows meanwhile
  render(<App />, place);
  await painted();
  keepSyncing();
  watchForUpdates();
}

void begin();
