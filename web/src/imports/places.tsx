/** Which screen of bringing a log along an address is. */
import { Later } from "../parts/later";
import { usePlace } from "../router";
import { ready } from "../words/further";
import "../style/arrange.css";
import { ImportScreen } from "./imports";

export { ready };

const names = () => import("./names").then((found) => found.NamesScreen);

export function ImportPlaces() {
  return usePlace().split("/")[2] === "names" ? <Later load={names} /> : <ImportScreen />;
}
