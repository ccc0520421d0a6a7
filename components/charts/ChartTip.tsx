import { colorIndexes } from "./axis.ts";
import type { ChartData } from "./chart_data.ts";
import { ChartSwatch } from "./ChartLegend.tsx";
import type { CursorPlace } from "./use_plot.ts";
import { formatPlace, formatValue } from "./values.ts";

/** The values at the cursor, beside it. Screen readers hear them from the chart. */
export function ChartTip({ data, index, hidden, place }: {
  data: ChartData;
  index: number;
  hidden: ReadonlySet<number>;
  place: CursorPlace;
}) {
  const { x, xTitle, timeZone, series, format, annotations = [] } = data;
  const colors = colorIndexes(series);
  const isLate = place.left > place.width / 2;
  const notes = annotations.filter(({ at }) => at === x[index]);
  return (
    <div
      class="chart-tip"
      aria-hidden="true"
      style={isLate
        ? { right: `${place.width - place.left + 12}px` }
        : { left: `${place.left + 12}px` }}
    >
      <p class="chart-tip-place">{formatPlace(x[index]!, xTitle, timeZone)}</p>
      {series.map(({ name, values, kind, isCompared, band }, at) =>
        !hidden.has(at) && (
          <p key={name} class="chart-tip-row">
            <ChartSwatch color={colors[at]!} kind={kind} isCompared={isCompared} />
            <span class="chart-tip-name">{name}</span>
            <span class="tabular-nums">
              {formatValue(format, values[index])}
              {band && values[index] !== null && (
                <span class="chart-tip-band">
                  {formatValue(format, band.low[index])} – {formatValue(format, band.high[index])}
                </span>
              )}
            </span>
          </p>
        )
      )}
      {notes.map(({ label }) => <p key={label} class="chart-tip-note">{label}</p>)}
    </div>
  );
}
