/** The library and its pages; they load when they are first asked for, and the service worker keeps them. */
import { usePlace } from "../router";
import { LibraryScreen } from "./library";
import { PageScreen } from "./page";

export function LibraryPlaces() {
  const slug = usePlace().split("/")[2];
  return slug ? <PageScreen slug={decodeURIComponent(slug)} /> : <LibraryScreen />;
}
