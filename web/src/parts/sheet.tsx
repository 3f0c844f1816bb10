/** A sheet from below: what a thumb reaches. It closes with its cross, a tap beside it, Escape, or the phone's own way back. */
import { useEffect, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { useWords } from "../words";
import { IconButton } from "./icons";

/** Open sheets, the topmost last. Each has an entry in the browser's history, so that the way back closes it. */
const opened: { close: () => void; left: boolean }[] = [];
let ignored = 0;
addEventListener("popstate", () => {
  if (ignored > 0) {
    ignored -= 1;
    return;
  }
  const top = opened.at(-1);
  if (!top) return;
  top.left = true;
  top.close();
});
addEventListener("keydown", (event: KeyboardEvent) => event.key === "Escape" && opened.at(-1)?.close());

export function Sheet({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) {
  const w = useWords();
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const mine = { close: () => latest.current(), left: false };
    opened.push(mine);
    history.pushState({ sheet: true }, "");
    box.current?.focus({ preventScroll: true });
    document.body.style.overflow = "hidden";
    return () => {
      opened.splice(opened.indexOf(mine), 1);
      if (!opened.length) document.body.style.overflow = "";
      if (!mine.left && (history.state as { sheet?: boolean } | null)?.sheet) {
        ignored += 1;
        history.back();
      }
      before?.focus({ preventScroll: true });
    };
  }, []);
  return (
    <div class="shade" onClick={(event) => event.target === event.currentTarget && close()}>
      <div class="sheet" role="dialog" aria-modal="true" aria-label={title} tabIndex={-1} ref={box}>
        <header>
          <h2>{title}</h2>
          <IconButton name="close" label={w.close} onClick={close} />
        </header>
        {children}
      </div>
    </div>
  );
}
