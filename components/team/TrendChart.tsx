import { useEffect, useRef } from "preact/hooks";
import type { Options } from "uplot";
import { formatDay } from "./words.ts";
import { summaryOf, type Trend } from "./trend.ts";

const HEIGHT = 220;

/**
 * Draws a trend. The library loads with the first chart. The chart is a picture: the same numbers
 * stand in a table beside it.
 */
export function TrendChart({ trend }: { trend: Trend }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const leaving = new AbortController();
    drawWhileShown(element, trend, leaving.signal);
    return () => leaving.abort();
  }, [trend]);
  return (
    <div class="trend" role="img" aria-label={`${trend.title}: ${summaryOf(trend)}`}>
      <div ref={box} class="trend-plot" />
    </div>
  );
}

/** Draws the trend, and again when the width or the appearance changes, until the signal. */
async function drawWhileShown(
  element: HTMLElement,
  trend: Trend,
  signal: AbortSignal,
): Promise<void> {
  const { default: UPlot } = await import("uplot");
  if (signal.aborted) return;
  let plot: InstanceType<typeof UPlot> | undefined;
  let width = 0;
  const draw = () => {
    plot?.destroy();
    width = element.clientWidth;
    const times = trend.days.map((day) => Date.parse(`${day}T00:00:00Z`) / 1_000);
    plot = new UPlot(optionsOf(trend, element), [times, [...trend.values]], element);
  };
  // The first observation draws the chart.
  const resized = new ResizeObserver(() => element.clientWidth !== width && draw());
  resized.observe(element);
  // The colors of a canvas do not follow the appearance by themselves.
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", draw, { signal });
  signal.addEventListener("abort", () => {
    resized.disconnect();
    plot?.destroy();
  });
}

function optionsOf(trend: Trend, element: HTMLElement): Options {
  const style = getComputedStyle(element);
  const accent = style.getPropertyValue("accent-color");
  const label = style.color;
  const grid = { stroke: style.borderTopColor, width: 1 };
  const axis = { stroke: label, font: "11px system-ui, sans-serif", grid, ticks: { show: false } };
  return {
    width: element.clientWidth,
    height: HEIGHT,
    // Days are dates without a zone.
    tzDate: (seconds) => new Date(seconds * 1_000 + new Date().getTimezoneOffset() * 60_000),
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_plot, _least, most) => [0, most > 0 ? most * 1.1 : 1] } },
    axes: [
      {
        ...axis,
        values: (_plot, times) =>
          times.map((time) => formatDay(new Date(time * 1_000).toISOString().slice(0, 10))),
      },
      {
        ...axis,
        size: 64,
        values: (_plot, values) => values.map((value) => trend.format(value)),
      },
    ],
    series: [{}, {
      stroke: accent,
      width: 2,
      spanGaps: true,
      points: { show: true, size: 5, fill: accent },
    }],
  };
}
