import { formatValue } from "@/components/charts/values.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { TodayMetric } from "@/core/today/views.ts";
import { todayWords } from "@/words/today.ts";

/** The metrics of the day as a table. */
export function MetricTable({ metrics }: { metrics: readonly TodayMetric[] }) {
  const words = wordsOf(todayWords);
  return (
    <table class="today-table">
      <thead>
        <tr>
          <th scope="col">{words.table.metric}</th>
          <th scope="col">{words.table.value}</th>
          <th scope="col">{words.table.usual}</th>
        </tr>
      </thead>
      <tbody>
        {metrics.map(({ key, unit, value, usual }) => (
          <tr key={key}>
            <th scope="row">{words.metrics[key]}</th>
            <td class="tabular-nums">{formatValue(unit, value)}</td>
            <td class="tabular-nums">{formatValue(unit, usual)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
