/** Loads as they are read: kilograms inside, the athlete's unit on the screen. */
import { Observed, useObserved } from "./keep/observed";
import { preferences } from "./keep/settings";
import { locale } from "./words";

export type Unit = "kg" | "lb";
const KG_PER_LB = 0.45359237;

/** What the server said the athlete's unit is. */
export const told = new Observed<Unit>("kg");

export function useUnit(): Unit {
  const mine = useObserved(preferences).units;
  const server = useObserved(told);
  return mine === "auto" ? server : mine;
}

export const inUnit = (kg: number, unit: Unit) => (unit === "kg" ? Math.round(kg * 100) / 100 : Math.round((kg / KG_PER_LB) * 4) / 4);
export const inKg = (value: number, unit: Unit) => (unit === "kg" ? value : Math.round(value * KG_PER_LB * 10000) / 10000);
/** What is estimated is no finer than it is known: to half a kilogram, or to a pound. */
export const about = (kg: number, unit: Unit) => (unit === "kg" ? Math.round(kg * 2) / 2 : Math.round(kg / KG_PER_LB));
export const aboutText = (kg: number, unit: Unit) => `${about(kg, unit)} ${unit}`;
export const wholeText = (kg: number, unit: Unit) => `${Math.round(unit === "kg" ? kg : kg / KG_PER_LB).toLocaleString(locale())} ${unit}`;
export const loadText = (kg: number, unit: Unit) => `${inUnit(kg, unit)} ${unit}`;

export function clockText(seconds: number): string {
  const whole = Math.max(Math.round(seconds), 0);
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}
