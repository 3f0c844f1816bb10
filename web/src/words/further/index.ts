/** The sentences of the screens that load later: settings, plan, import, start. They load with them. */
import { Observed, useObserved } from "../../keep/observed";
import { language, words } from "..";
import { en } from "./en";

export type Further = typeof en;
const further = new Observed<Further>(en);

async function follow(): Promise<void> {
  further.value = language() === "de" ? (await import("./de")).de : en;
}
words.follow(() => void follow());

/** Called before such a screen shows for the first time, so that it never speaks English first. */
export const furtherReady = follow();
export const useFurther = () => useObserved(further);

/** A part once its sentences are there. */
export const ready = <T,>(part: T): Promise<T> => furtherReady.then(() => part);
