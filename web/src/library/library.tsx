/** The library: every exercise on the phone. */
import { Link, go } from "../router";
import { useWords } from "../words";
import { Finder, newSearch } from "./finder";

const last = newSearch();

export function LibraryScreen() {
  return <main class="screen" tabIndex={-1}><LibraryList /></main>;
}

export function LibraryList({ current }: { current?: string }) {
  const w = useWords();
  return (
    <>
      <div class="head">
        <h1>{w.library.title}</h1>
        <Link to="/settings" class="button plain">{w.settings.title}</Link>
      </div>
      <Finder search={last} current={current} onPick={(row) => go(`/library/${row.slug}`)} />
    </>
  );
}
