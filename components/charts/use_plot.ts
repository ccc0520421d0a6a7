import { type RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type UPlot from "uplot";
import { positionsOf } from "./axis.ts";
import { readColors } from "./colors.ts";
import type { ChartData } from "./chart_data.ts";
import { type ChartEvents, drawChart } from "./draw.ts";
import type { ZoomWindow } from "./zoom.ts";

/** Printed charts have the width of a page, whatever the window, and three fit below each other. */
const PRINTED = { width: 640, height: 150 };

/** Where the cursor stands, in pixels from the left edge of the chart. */
export interface CursorPlace {
  readonly left: number;
  readonly width: number;
}

/** What is drawn, and how. */
export interface PlotOptions {
  readonly data: ChartData;
  readonly shown: ZoomWindow;
  readonly hidden: ReadonlySet<number>;
  readonly cursor: number | null;
  readonly height: number;
}

/**
 * Draws a chart into an element, and again when the data, the width or the appearance changes, and
 * for print. The library loads with the first chart.
 * @returns whether it is drawn, and where the cursor stands
 */
export function usePlot(
  box: RefObject<HTMLDivElement>,
  options: PlotOptions,
  events: ChartEvents,
): { readonly isDrawn: boolean; readonly place: CursorPlace | null } {
  const { data, shown, hidden, cursor, height } = options;
  const plot = useRef<UPlot | null>(null);
  const [place, setPlace] = useState<CursorPlace | null>(null);
  // Counts drawings: the cursor is set again on a new one.
  const [drawings, setDrawings] = useState(0);
  const current = useRef(events);
  current.current = events;

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    import("uplot").then(({ default: library }) => {
      if (signal.aborted) return;
      const draw = (width: number, isPrinted = false) => {
        plot.current?.destroy();
        plot.current = width === 0 ? null : drawChart(
          library,
          element,
          {
            data,
            colors: readColors(element),
            shown,
            hidden,
            width,
            height: isPrinted ? PRINTED.height : height,
          },
          {
            onHover: (index) => current.current.onHover(index),
            onZoom: (first, last) => current.current.onZoom(first, last),
          },
        );
        setDrawings((count) => count + 1);
      };
      watch(element, draw, signal);
    });
    return () => {
      leaving.abort();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [data, shown.first, shown.last, hidden, height]);

  useEffect(() => {
    const drawn = plot.current;
    if (!drawn) return;
    if (cursor === null || cursor < shown.first || cursor > shown.last) {
      drawn.setCursor({ left: -10, top: -10 }, false);
      setPlace(null);
      return;
    }
    const left = drawn.valToPos(positionsOf([data.x[cursor]!])[0]!, "x");
    drawn.setCursor({ left, top: 0 }, false);
    const { offsetLeft } = drawn.over;
    setPlace({ left: left + offsetLeft, width: drawn.width });
  }, [cursor, drawings]);
  return { isDrawn: drawings > 0, place };
}

/** Draws now, and whenever the width or the appearance changes or the page is printed. */
function watch(
  element: HTMLElement,
  draw: (width: number, isPrinted?: boolean) => void,
  signal: AbortSignal,
): void {
  let width = 0;
  const redraw = () => draw(width = element.clientWidth);
  // The first observation draws the chart.
  const resized = new ResizeObserver(() => element.clientWidth !== width && redraw());
  resized.observe(element);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw, { signal });
  const themed = new MutationObserver(redraw);
  themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  addEventListener("beforeprint", () => {
    element.dataset.print = "true";
    draw(PRINTED.width, true);
  }, { signal });
  addEventListener("afterprint", () => {
    delete element.dataset.print;
    redraw();
  }, { signal });
  signal.addEventListener("abort", () => {
    resized.disconnect();
    themed.disconnect();
  });
}
