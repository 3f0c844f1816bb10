/** What a phone in a pocket can still tell: a tone, a buzz, a screen that stays on. */
import { useEffect, useState } from "preact/hooks";
import { preferences } from "../keep/settings";

let audio: AudioContext | undefined;

/** Sound is only allowed after a touch; call it from one. */
export function readySound(): void {
  if (preferences.value.sound) {
    audio ??= new AudioContext();
    if (audio.state === "suspended") void audio.resume();
  }
}

export function signal(pattern: "done" | "tick" | "side" = "done"): void {
  const notes = { done: [660, 880], tick: [520], side: [880, 660] }[pattern];
  if (preferences.value.vibrate) navigator.vibrate?.(pattern === "tick" ? 40 : [180, 90, 180]);
  if (!preferences.value.sound || audio?.state !== "running") return;
  notes.forEach((hertz, place) => {
    const tone = audio!.createOscillator();
    const loud = audio!.createGain();
    const from = audio!.currentTime + place * 0.2;
    tone.frequency.value = hertz;
    loud.gain.setValueAtTime(0.25, from);
    loud.gain.exponentialRampToValueAtTime(0.001, from + 0.18);
    tone.connect(loud).connect(audio!.destination);
    tone.start(from);
    tone.stop(from + 0.2);
  });
}

/** Keep the screen on while `on`, where the phone can. */
export function useAwake(on: boolean): void {
  useEffect(() => {
    if (!on || !preferences.value.awake || !("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | undefined;
    const hold = () => {
      if (document.visibilityState === "visible") navigator.wakeLock.request("screen").then((got) => (lock = got), () => undefined);
    };
    hold();
    document.addEventListener("visibilitychange", hold);
    return () => {
      document.removeEventListener("visibilitychange", hold);
      void lock?.release();
    };
  }, [on]);
}

/** The present moment in milliseconds, anew every `everyMs` and whenever the app is looked at again. */
export function useNow(everyMs: number, on = true): number {
  const [now, set] = useState(Date.now());
  useEffect(() => {
    if (!on) return;
    const look = () => set(Date.now());
    look();
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [everyMs, on]);
  return now;
}

/** Whole seconds until a moment, below zero once it has passed. Looked at often, so that its end is told in time; drawn once a second. */
export function useSecondsTo(moment: number): number {
  const left = () => Math.ceil((moment - Date.now()) / 1000);
  const [, again] = useState(left);
  useEffect(() => {
    const look = () => again(left());
    const timer = setInterval(look, 250);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [moment]);
  return left();
}
