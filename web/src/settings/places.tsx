/** Which screen of the settings an address is; each loads when it is asked for. */
import type { ComponentType } from "preact";
import { Later } from "../parts/later";
import { usePlace } from "../router";
import { ready } from "../words/further";
import "../style/arrange.css";
import { HealthScreen } from "./health";
import { SettingsScreen } from "./settings";

export { ready };

const PLACES: Record<string, () => Promise<ComponentType>> = {
  you: () => import("./you").then((found) => found.YouScreen),
  gyms: () => import("../gyms/gyms").then((found) => found.GymsScreen),
  health: () => Promise.resolve(HealthScreen),
  phone: () => import("./phone").then((found) => found.PhoneScreen),
  metrics: () => import("./metrics").then((found) => found.MetricsScreen),
  connections: () => import("./connections").then((found) => found.ConnectionsScreen),
  devices: () => import("./devices").then((found) => found.DevicesScreen),
  tokens: () => import("./tokens").then((found) => found.TokensScreen),
  coaches: () => import("./coaches").then((found) => found.CoachesScreen),
  audit: () => import("./audit").then((found) => found.AuditScreen),
  data: () => import("./data").then((found) => found.DataScreen),
  model: () => import("./model").then((found) => found.ModelScreen),
};

export function SettingsPlaces() {
  const load = PLACES[usePlace().split("/")[2] ?? ""];
  return load ? <Later load={load} /> : <SettingsScreen />;
}
