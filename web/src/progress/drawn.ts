/** The charts' drawing, with uPlot. */
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

export interface ChartPoint {
  date: string;
  value: number;
  low: number | null;
  high: number | null;
}

export function drawn(box: HTMLElement, points: ChartPoint[], locale: string, most?: number): uPlot {
  const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const accent = colour("--accent");
  const days = points.map((point) => Date.parse(`${point.date}T12:00:00`) / 1000);
  const axis = { stroke: colour("--ink-soft"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false }, font: "13px system-ui" };
  const months = (seconds: number) => new Date(seconds * 1000).toLocaleDateString(locale, { day: "numeric", month: "short" });
  const edge = { stroke: "transparent", width: 0, points: { show: false } };
  return new uPlot(
    {
      width: box.clientWidth, height: 200, legend: { show: false }, cursor: { show: false },
      scales: { x: { time: true }, y: most === undefined ? {} : { range: [0, most] } },
      axes: [{ ...axis, size: 32, values: (_, splits) => splits.map(months), space: 70 }, { ...axis, size: 44 }],
      series: [{}, edge, edge, { stroke: accent, width: 2.5, points: { show: points.length < 20, size: 6, fill: accent } }],
      bands: [{ series: [2, 1], fill: `color-mix(in srgb, ${accent} 18%, transparent)` }],
    },
    [days, points.map((point) => point.low), points.map((point) => point.high), points.map((point) => point.value)],
    box,
  );
}
