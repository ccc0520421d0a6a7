import { useMemo } from "preact/hooks";
import type { WeeklyReport } from "@/core/reports/views.ts";
import { Chart } from "@/components/charts/Chart.tsx";
import type { ChartSeries } from "@/components/charts/chart_data.ts";

/** The days of the week against the week before, and the last twelve weeks. */
export function ReportCharts({ report: { days, weeks } }: { report: WeeklyReport }) {
  const byDay = useMemo(() => days.map(({ day }) => day), [days]);
  const points = useMemo<ChartSeries[]>(() => [
    { name: "This week", kind: "bars", values: days.map((one) => one.points) },
    {
      name: "Week before",
      kind: "bars",
      isCompared: true,
      values: days.map((one) => one.pointsBefore),
    },
  ], [days]);
  const events = useMemo<ChartSeries[]>(() => [
    { name: "This week", values: days.map((one) => one.events) },
    { name: "Week before", isCompared: true, values: days.map((one) => one.eventsBefore) },
  ], [days]);
  const starts = useMemo(() => weeks.map(({ start }) => start), [weeks]);
  const trend = useMemo<ChartSeries[]>(
    () => [{ name: "Points", values: weeks.map((one) => one.points) }],
    [weeks],
  );
  return (
    <div class="report-charts">
      <Chart title="Points by day" format="count" x={byDay} series={points} />
      <Chart title="Events by day" format="count" x={byDay} series={events} />
      <Chart
        title="Points of the last twelve weeks"
        format="count"
        x={starts}
        xTitle="Week from"
        series={trend}
      />
    </div>
  );
}
