/** The library and its pages; they load when they are first asked for, and the service worker keeps them. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { useWide } from "../parts/wide";
import { usePlace } from "../router";
import { useWords } from "../words";
import { LibraryList, LibraryScreen } from "./library";
import { PageScreen } from "./page";

let scrolled = 0;

export function LibraryPlaces() {
  const [, , named] = usePlace().split("/");
  const slug = named && decodeURIComponent(named);
  if (useWide()) return <Panes slug={slug} />;
  return slug ? <PageScreen slug={slug} /> : <LibraryScreen />;
}

/** The list beside the page, where there is room for both. */
function Panes({ slug }: { slug?: string }) {
  const w = useWords();
  const list = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const one = list.current!;
    one.scrollTop = scrolled;
    return () => void (scrolled = one.scrollTop);
  }, []);
  return (
    <div class="panes">
      <aside class="pane" ref={list} aria-label={w.library.title} tabIndex={0}><div class="screen"><LibraryList current={slug} /></div></aside>
      {slug ? <PageScreen slug={slug} /> : <main class="screen" tabIndex={-1}><p class="soft">{w.library.pick}</p></main>}
    </div>
  );
}
