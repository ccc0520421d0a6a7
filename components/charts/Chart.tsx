import { useEffect, useId, useRef, useState } from "preact/hooks";
import { chartWords } from "@/words/charts.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { ChartData } from "./chart_data.ts";
import { ChartLegend } from "./ChartLegend.tsx";
import { ChartTable } from "./ChartTable.tsx";
import { ChartTip } from "./ChartTip.tsx";
import { usePlot } from "./use_plot.ts";
import { formatPlace, readOut, summaryOf } from "./values.ts";
import { follow, zoomIn, zoomOut, zoomTo, type ZoomWindow } from "./zoom.ts";

/** The heights of a chart in pixels; those of styles/charts.css are the same. */
const HEIGHTS = { regular: 220, small: 150 } as const;

type ChartSize = keyof typeof HEIGHTS;

export interface ChartProps extends ChartData {
  /** A heading that the page already has stands for the title; screen readers hear it all the same. */
  readonly isTitleHidden?: boolean;
  readonly size?: ChartSize;
}

/**
 * Draws series of values over days or numbers, with a legend, a cursor, zoom and the same numbers as
 * a table. Give it the same `x` and `series` between renders as long as they are the same.
 */
export function Chart({ isTitleHidden = false, size = "regular", ...props }: ChartProps) {
  const words = wordsOf(chartWords);
  const { title, format, unit, x, xTitle, timeZone, series, annotations } = props;
  const data = useSame<ChartData>(props, [
    ...[title, format, unit, x, xTitle, timeZone, series, annotations],
  ]);
  const id = useId();
  const [isTable, setTable] = useState(false);
  const isEmpty = x.length === 0 ||
    series.every(({ values }) => values.every((value) => value === null || value === undefined));
  const action = isTable ? words.asChart : words.asTable;
  return (
    <figure class="chart" aria-labelledby={`${id}-title`}>
      <figcaption class="chart-head">
        <span id={`${id}-title`} class={isTitleHidden ? "sr-only" : "chart-title"}>{title}</span>
        {!isEmpty && (
          <button
            type="button"
            class="chart-action"
            aria-label={`${action}: ${title}`}
            onClick={() => setTable(!isTable)}
          >
            {action}
          </button>
        )}
      </figcaption>
      {isEmpty
        ? <p class="chart-empty" data-size={size}>{words.empty}</p>
        : isTable
        ? <ChartTable data={data} />
        : <ChartPlot id={id} data={data} size={size} />}
    </figure>
  );
}

function ChartPlot({ id, data, size }: { id: string; data: ChartData; size: ChartSize }) {
  const words = wordsOf(chartWords);
  const height = HEIGHTS[size];
  const { x, series, title, timeZone } = data;
  const box = useRef<HTMLDivElement>(null);
  const all: ZoomWindow = { first: 0, last: x.length - 1 };
  const [zoom, setZoom] = useState<ZoomWindow | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [cursor, setCursor] = useState<number | null>(null);
  const [said, say] = useState("");
  // Another range has other places.
  useEffect(() => {
    setZoom(null);
    setCursor(null);
  }, [x.length, x[0]]);
  const shown = zoom !== null && zoom.last < x.length ? zoom : all;
  const { isDrawn, place } = usePlot(box, { data, shown, hidden, cursor, height }, {
    onHover: setCursor,
    onZoom: (first, last) => show(zoomTo(first, last) ?? shown),
  });

  /** @param next null shows everything */
  function show(next: ZoomWindow | null) {
    const isWhole = next === null || (next.first === 0 && next.last === x.length - 1);
    setZoom(isWhole ? null : next);
    if (cursor !== null && next !== null && (cursor < next.first || cursor > next.last)) {
      setCursor(null);
    }
    const { first, last } = next ?? all;
    say(words.shows(formatPlace(x[first]!, "", timeZone), formatPlace(x[last]!, "", timeZone)));
  }

  function moveTo(index: number) {
    const next = Math.min(Math.max(index, 0), x.length - 1);
    setCursor(next);
    say(readOut(data, next, hidden));
    if (zoom !== null) setZoom(follow(shown, next));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const at = cursor ?? (event.key === "ArrowLeft" ? shown.last + 1 : shown.first - 1);
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => moveTo(at - 1),
      ArrowRight: () => moveTo(at + 1),
      Home: () => moveTo(shown.first),
      End: () => moveTo(shown.last),
      "+": () => show(zoomIn(shown, cursor)),
      "=": () => show(zoomIn(shown, cursor)),
      "-": () => show(zoomOut(shown, x.length)),
      "0": () => show(null),
    };
    // Without a cursor, Escape belongs to the page.
    const act = event.key === "Escape" && cursor !== null ? () => setCursor(null) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <>
      <div
        class="chart-plot"
        role="application"
        aria-roledescription={words.role}
        aria-label={title}
        aria-describedby={`${id}-summary ${id}-keys`}
        tabIndex={0}
        data-drawn={isDrawn}
        data-size={size}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(null)}
      >
        <div ref={box} class="chart-canvas" />
        {cursor !== null && place !== null && (
          <ChartTip data={data} index={cursor} hidden={hidden} place={place} />
        )}
      </div>
      <p id={`${id}-summary`} class="sr-only">{summaryOf(data)}</p>
      <p id={`${id}-keys`} class="sr-only">{words.keys}</p>
      <p class="sr-only" role="status">{said}</p>
      {(series.length > 1 || zoom !== null) && (
        <div class="chart-foot">
          {series.length > 1 && (
            <ChartLegend series={series} hidden={hidden} onChange={setHidden} />
          )}
          {zoom !== null && (
            <button
              type="button"
              class="chart-action"
              onClick={() => {
                show(null);
                box.current?.parentElement?.focus();
              }}
            >
              {words.resetZoom}
            </button>
          )}
        </div>
      )}
    </>
  );
}

/** Returns the same object as before while what it was made of is equal. */
function useSame<T>(value: T, parts: readonly unknown[]): T {
  const kept = useRef({ value, parts });
  if (parts.some((part, index) => part !== kept.current.parts[index])) {
    // The same numbers, read again, are not drawn again: that would end a drag.
    const isEqual = JSON.stringify(parts) === JSON.stringify(kept.current.parts);
    kept.current = { value: isEqual ? kept.current.value : value, parts };
  }
  return kept.current.value;
}
