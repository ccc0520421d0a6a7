import type UPlot from "uplot";
import type { Options, Series } from "uplot";
import { colorIndexes, DAY_STEPS, dayAt, MOMENT_STEPS, momentAt, positionsOf } from "./axis.ts";
import type { ChartData, ChartSeries } from "./chart_data.ts";
import type { ChartColors } from "./colors.ts";
import { isMoment } from "./moment.ts";
import { formatTick, formatValue } from "./values.ts";
import type { ZoomWindow } from "./zoom.ts";

const DASH = [5, 4];
/** Points are drawn as long as there is room for them. */
const MOST_POINTS = 45;
/** The distances of the lines of the grid where there is nothing between whole numbers. */
const WHOLE_STEPS = Array.from(
  { length: 10 },
  (_, power) => [1, 2, 5].map((one) => one * 10 ** power),
)
  .flat();
/** The same where values are durations, in seconds: whole minutes and hours. */
const DURATION_STEPS = [
  ...[1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800],
  ...WHOLE_STEPS.map((days) => days * 86_400),
];
/** Room between the values of an axis and the drawing, in pixels. */
const GAP = 8;
/** The vertical axis has room for its longest value, and at least this, so that charts align. */
const LEAST_AXIS_SIZE = 44;

/** What the person does with a drawn chart. */
export interface ChartEvents {
  /** The pointer is at a place, or left. */
  onHover(index: number | null): void;
  onZoom(first: number, last: number): void;
}

/** What a chart is drawn with. */
export interface Drawing {
  readonly data: ChartData;
  readonly colors: ChartColors;
  readonly shown: ZoomWindow;
  readonly hidden: ReadonlySet<number>;
  readonly width: number;
  readonly height: number;
}

/** Draws a chart into an element. */
export function drawChart(
  library: typeof UPlot,
  element: HTMLElement,
  drawing: Drawing,
  events: ChartEvents,
): UPlot {
  const font = `11px ${getComputedStyle(element).fontFamily}`;
  const options = optionsOf(library, { ...drawing, font }, events);
  const plot = new library(options, columnsOf(drawing.data), element);
  // A picture for the eye: its text alternative stands beside it.
  plot.root.setAttribute("aria-hidden", "true");
  return plot;
}

/** The columns: the places, the series, then the limits of the bands. */
function columnsOf({ x, series }: ChartData): [number[], ...(number | null)[][]] {
  const limits = series.flatMap(({ band }) => band ? [[...band.high], [...band.low]] : []);
  return [positionsOf(x), ...series.map(({ values }) => [...values]), ...limits];
}

function optionsOf(
  library: typeof UPlot,
  { data, colors, shown, hidden, width, height, font }: Drawing & { readonly font: string },
  events: ChartEvents,
): Options {
  const { x, series, format } = data;
  const positions = positionsOf(x);
  const { at, steps } = isMoment(x[0])
    ? { at: momentAt, steps: MOMENT_STEPS }
    : typeof x[0] === "string"
    ? { at: dayAt, steps: DAY_STEPS }
    : { at: (tick: number) => tick, steps: WHOLE_STEPS };
  const hasBars = series.some(({ kind }) => kind === "bars");
  const margin = hasBars || x.length === 1 ? 0.6 * leastDistance(positions, steps[0]!) : 0;
  const grid = { stroke: colors.grid, width: 1 };
  const axis = { stroke: colors.label, font, ticks: { show: false } };
  const indexes = colorIndexes(series);
  const banded = series.flatMap((one, at) => one.band ? [at] : []);
  return {
    width,
    height,
    padding: [12, 24, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      points: { size: 8 },
      drag: { x: true, y: false, setScale: false, dist: 8 },
    },
    scales: {
      x: {
        time: false,
        range: [positions[shown.first]! - margin, positions[shown.last]! + margin],
      },
      y: { range: (_plot, least, most) => valueRange(format, least, most) },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        gap: 8,
        size: 30,
        space: 64,
        incrs: [...steps],
        values: (_plot, ticks, _axis, _space, step) =>
          ticks.map((tick) => formatTick(at(tick), { step, timeZone: data.timeZone })),
      },
      {
        ...axis,
        grid,
        gap: GAP,
        space: 26,
        size: (plot, values) => axisSize(plot, values, font),
        ...(format === "count" ? { incrs: WHOLE_STEPS } : {}),
        ...(format === "seconds" ? { incrs: DURATION_STEPS } : {}),
        values: (_plot, ticks) => ticks.map((tick) => formatValue(format, tick)),
      },
    ],
    series: [
      {},
      ...series.map((one, at) => ({
        ...seriesOf(library, one, { color: colors.series[indexes[at]!]!, series, at }),
        show: !hidden.has(at),
        points: { show: one.kind !== "bars" && shown.last - shown.first < MOST_POINTS, size: 5 },
      })),
      ...banded.flatMap((at) => {
        const limit = { show: !hidden.has(at), width: 0, points: { show: false } };
        return [limit, limit];
      }),
    ],
    bands: banded.map((at, number) => ({
      series: [series.length + 1 + number * 2, series.length + 2 + number * 2],
      fill: colors.bands[indexes[at]!]!,
    })),
    hooks: {
      setCursor: [(plot) => {
        // A new drawing has no pointer on it; that does not take the keyboard's cursor away.
        if (plot.cursor.event) events.onHover(plot.cursor.idx ?? null);
      }],
      setSelect: [(plot) => {
        const { left, width } = plot.select;
        if (width === 0) return;
        plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        events.onZoom(plot.posToIdx(left), plot.posToIdx(left + width));
      }],
      draw: [(plot) => drawAnnotations(plot, data, colors, font)],
    },
  };
}

function seriesOf(
  library: typeof UPlot,
  { kind, isCompared }: ChartSeries,
  { color, series, at }: { color: string; series: ChartData["series"]; at: number },
): Series {
  const shared: Series = { stroke: color, width: isCompared ? 1.5 : 2, spanGaps: false };
  if (isCompared && kind !== "bars") shared.dash = DASH;
  if (kind === "steps") return { ...shared, paths: library.paths.stepped!({ align: 1 }) };
  if (kind !== "bars") return shared;
  const bars = series.flatMap((one, index) => one.kind === "bars" ? [index] : []);
  const align = bars.length < 2 ? 0 : bars.indexOf(at) === 0 ? -1 : 1;
  return {
    ...shared,
    width: isCompared ? 1 : 0,
    fill: isCompared ? "transparent" : color,
    paths: library.paths.bars!({ align, size: [align === 0 ? 0.7 : 0.38, 36], radius: 0.12 }),
  };
}

/** Returns the distance of the two places that are next to each other. */
function leastDistance(positions: readonly number[], otherwise: number): number {
  const distances = positions.slice(1).map((one, index) => one - positions[index]!);
  return distances.length === 0 ? otherwise : Math.min(...distances);
}

/** Returns the width that the values of the vertical axis need, in pixels. */
function axisSize({ ctx }: UPlot, values: readonly string[] | null, font: string): number {
  ctx.save();
  ctx.font = font;
  const widths = (values ?? []).map((value) => ctx.measureText(value).width);
  ctx.restore();
  return Math.max(LEAST_AXIS_SIZE, Math.ceil(Math.max(0, ...widths)) + GAP + 2);
}

/** Values begin at 0, so that nothing looks larger than it is; a share ends at 100%. */
function valueRange(
  format: ChartData["format"],
  least: number | null,
  most: number | null,
): [number, number] {
  const bottom = Math.min(0, least ?? 0) * 1.1;
  const top = Math.max(0, most ?? 0) * 1.1;
  if (top === bottom) return [0, 1];
  return [bottom, format === "ratio" && (most ?? 0) <= 1 ? Math.min(1, top) : top];
}

function drawAnnotations(
  plot: UPlot,
  { annotations = [] }: ChartData,
  colors: ChartColors,
  font: string,
): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  for (const { at, label } of annotations) {
    const left = plot.valToPos(positionsOf([at])[0]!, "x", true);
    if (left < bbox.left || left > bbox.left + bbox.width) continue;
    ctx.save();
    ctx.strokeStyle = colors.label;
    ctx.fillStyle = colors.label;
    ctx.lineWidth = ratio;
    ctx.setLineDash([2 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(left, bbox.top);
    ctx.lineTo(left, bbox.top + bbox.height);
    ctx.stroke();
    ctx.font = font.replace("11px", `${11 * ratio}px`);
    ctx.textBaseline = "top";
    const isLate = left > bbox.left + bbox.width / 2;
    ctx.textAlign = isLate ? "right" : "left";
    ctx.fillText(label, left + (isLate ? -5 : 5) * ratio, bbox.top + 2 * ratio);
    ctx.restore();
  }
}
