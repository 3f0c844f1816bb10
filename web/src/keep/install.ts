/** Whether the app is on the home screen, and the browser's own offer to put it there (Chromium; Safari and Firefox have menus). */
import { Observed } from "./observed";

interface Offer extends Event {
  prompt: () => Promise<{ outcome: string }>;
}

let offer: Offer | null = null;
export const installable = new Observed(false);

export function watchForInstall(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = event as Offer;
    installable.value = true;
  });
  addEventListener("appinstalled", () => {
    offer = null;
    installable.value = false;
    void navigator.storage?.persist?.();
  });
}

export const installed = () => matchMedia("(display-mode: standalone)").matches || (navigator as { standalone?: boolean }).standalone === true;

export async function offerInstall(): Promise<void> {
  await offer?.prompt();
  offer = null;
  installable.value = false;
}
