import { useMemo } from "preact/hooks";
import type { WeeklyReport } from "@/core/reports/views.ts";
import { Chart } from "@/components/charts/Chart.tsx";
import type { ChartSeries } from "@/components/charts/chart_data.ts";
import { reportWords } from "@/words/reports.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** The days of the week against the week before, and the last twelve weeks. */
export function ReportCharts({ report: { days, weeks } }: { report: WeeklyReport }) {
  const words = wordsOf(reportWords);
  const byDay = useMemo(() => days.map(({ day }) => day), [days]);
  const points = useMemo<ChartSeries[]>(() => [
    { name: words.charts.now, kind: "bars", values: days.map((one) => one.points) },
    {
      name: words.charts.before,
      kind: "bars",
      isCompared: true,
      values: days.map((one) => one.pointsBefore),
    },
  ], [days]);
  const events = useMemo<ChartSeries[]>(() => [
    { name: words.charts.now, values: days.map((one) => one.events) },
    { name: words.charts.before, isCompared: true, values: days.map((one) => one.eventsBefore) },
  ], [days]);
  const starts = useMemo(() => weeks.map(({ start }) => start), [weeks]);
  const trend = useMemo<ChartSeries[]>(
    () => [{ name: words.people.points, values: weeks.map((one) => one.points) }],
    [weeks],
  );
  return (
    <div class="report-charts">
      <Chart title={words.charts.points} format="count" x={byDay} series={points} />
      <Chart title={words.charts.events} format="count" x={byDay} series={events} />
      <Chart
        title={words.charts.weeks}
        format="count"
        x={starts}
        xTitle={words.charts.weekFrom}
        series={trend}
      />
    </div>
  );
}
