import { chartWords } from "@/words/charts.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { ChartData } from "./chart_data.ts";
import { isMoment } from "./moment.ts";
import { formatPlace, formatValue } from "./values.ts";

/** The numbers of a chart, newest first for days. */
export function ChartTable({ data }: { data: ChartData }) {
  const words = wordsOf(chartWords);
  const { title, x, xTitle, timeZone, series, format, annotations = [] } = data;
  const isDays = typeof x[0] === "string";
  const rows = x.map((_, index) => index);
  if (isDays) rows.reverse();
  const hasBand = ({ band }: ChartData["series"][number]) => band !== undefined;
  return (
    <div class="chart-scroll" tabIndex={0} role="region" aria-label={words.tableOf(title)}>
      <table class="chart-table">
        <thead>
          <tr>
            <th scope="col">
              {xTitle ?? (isMoment(x[0]) ? words.time : isDays ? words.day : words.place)}
            </th>
            {series.map((one) => (
              <th key={one.name} scope="col">
                {one.name}
                {hasBand(one) && ` (${words.interval})`}
              </th>
            ))}
            {annotations.length > 0 && <th scope="col">{words.note}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((index) => (
            <tr key={index}>
              <th scope="row">{formatPlace(x[index]!, "", timeZone)}</th>
              {series.map(({ name, values, band }) => (
                <td key={name} class="tabular-nums">
                  {formatValue(format, values[index])}
                  {band && values[index] !== null &&
                    ` (${formatValue(format, band.low[index])} – ${
                      formatValue(format, band.high[index])
                    })`}
                </td>
              ))}
              {annotations.length > 0 && (
                <td>
                  {annotations.filter(({ at }) => at === x[index]).map(({ label }) => label)
                    .join(", ")}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
