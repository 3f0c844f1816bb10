/** A line in its interval. The drawing library is fetched when the first chart is shown, and kept for when there is no signal. */
import { useEffect, useRef } from "preact/hooks";
import { locale } from "../words";
import type { ChartPoint } from "./drawn";

export function Chart({ label, points, most }: { label: string; points: ChartPoint[]; most?: number }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let chart: { destroy: () => void } | undefined;
    let left = false;
    const draw = async () => {
      const { drawn } = await import("./drawn");
      if (left || !box.current) return;
      chart?.destroy();
      chart = drawn(box.current, points, locale(), most);
    };
    void draw();
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const again = () => void draw();
    scheme.addEventListener("change", again);
    addEventListener("resize", again);
    return () => {
      left = true;
      scheme.removeEventListener("change", again);
      removeEventListener("resize", again);
      chart?.destroy();
    };
  }, [points.length, points[0]?.value, points.at(-1)?.value, points.at(-1)?.date, label]);
  const last = points.at(-1);
  return <div class="chart" ref={box} role="img" aria-label={last ? `${label}: ${last.value} (${last.low ?? "–"} – ${last.high ?? "–"})` : label} />;
}
