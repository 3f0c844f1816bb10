/** The service worker: registered once; a newer app waits until the lifter takes it, or until no workout is under way and the app starts anew. */
import { running } from "./log/session";
import { toast } from "./parts/toast";
import { beginAnew } from "./router";
import { words } from "./words";

interface Policy {
  createScriptURL(url: string): string;
}
interface Factory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy;
}

/** The one script address that we hand to the browser, for browsers that want it vouched for. */
function workerAddress(): string {
  const types = (globalThis as { trustedTypes?: Factory }).trustedTypes;
  return types ? types.createPolicy("hormesis-worker", { createScriptURL: () => "/sw.js" }).createScriptURL("") : "/sw.js";
}

export function watchForUpdates(): void {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const controlled = Boolean(navigator.serviceWorker.controller);
  let asked = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (asked || (controlled && document.hidden)) location.reload();
    else if (controlled) beginAnew(); // another tab took it, and the files of this one are gone
  });
  void navigator.serviceWorker.register(workerAddress()).then((registration) => {
    const offer = () => {
      if (!registration.waiting || !navigator.serviceWorker.controller) return;
      const take = () => {
        asked = true;
        registration.waiting?.postMessage("take over");
      };
      toast(words.value.update.there, { label: words.value.update.take, run: take });
    };
    if (registration.waiting && !running.value) {
      asked = true;
      registration.waiting.postMessage("take over");
      return;
    }
    const follow = () => registration.installing?.addEventListener("statechange", offer);
    registration.addEventListener("updatefound", follow);
    follow(); // the browser may have found it by itself, before we could listen
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "visible") return;
      void registration.update().catch(() => undefined);
      offer(); // who missed the line during a set is asked once more
    });
    offer();
  }, () => undefined);
}
