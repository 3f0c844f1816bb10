/** A sheet from below: what a thumb reaches. It closes with its cross, a tap beside it, Escape, or the phone's own way back. */
import { useEffect, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { useWords } from "../words";
import { IconButton } from "./icons";

/** Open sheets, the topmost last. Each has an entry in the browser's history, so that the way back closes it. */
const opened: { close: () => void; left: boolean; box: HTMLElement | null }[] = [];
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
addEventListener("keydown", (event: KeyboardEvent) => {
  const top = opened.at(-1);
  if (event.key === "Escape") top?.close();
  if (event.key === "Tab" && top?.box) keepWithin(top.box, event);
});

/** The keyboard goes round within the topmost sheet, which hides what lies behind it. */
function keepWithin(box: HTMLElement, event: KeyboardEvent): void {
  const all = [...box.querySelectorAll<HTMLElement>("a[href], button:not(:disabled), input, textarea, select, [tabindex]")]
    .filter((one) => one.tabIndex >= 0 && one.getClientRects().length > 0);
  const at = document.activeElement;
  const end = event.shiftKey ? all[0] : all.at(-1);
  if (box.contains(at) && at !== end && !(event.shiftKey && at === box)) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}

export function Sheet({ title, close, children }: { title: string; close: () => void; children: ComponentChildren }) {
  const w = useWords();
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const mine = { close: () => latest.current(), left: false, box: box.current };
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
