/** Which screen of the plan an address is. */
import type { ComponentType } from "preact";
import { Later } from "../parts/later";
import { usePlace } from "../router";
import { ready } from "../words/further";
import "../style/arrange.css";
import { PlanScreen } from "./plan";

export { ready };

const PLACES: Record<string, () => Promise<ComponentType>> = {
  goals: () => import("./goals").then((found) => found.GoalsScreen),
  event: () => import("./event").then((found) => found.EventScreen),
  limitations: () => import("./limitations").then((found) => found.LimitationsScreen),
  wishes: () => import("./wishes").then((found) => found.WishesScreen),
  ahead: () => import("./ahead").then((found) => found.AheadScreen),
};

export function PlanPlaces() {
  const load = PLACES[usePlace().split("/")[2] ?? ""];
  return load ? <Later load={load} /> : <PlanScreen />;
}
