/** Which screen of bringing a log along an address is. */
import type { ComponentType } from "preact";
import { Later } from "../parts/later";
import { usePlace } from "../router";
import { ready } from "../words/further";
import "../style/arrange.css";
import { ImportScreen } from "./imports";

export { ready };

const PLACES: Record<string, () => Promise<ComponentType>> = {
  names: () => import("./names").then((found) => found.NamesScreen),
};

export function ImportPlaces() {
  const load = PLACES[usePlace().split("/")[2] ?? ""];
  return load ? <Later load={load} /> : <ImportScreen />;
}
