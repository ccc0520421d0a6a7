import type { PerformanceMeasure } from "@/core/performance/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { COMPARISON_NAMES, VERDICT_NAMES } from "./words.ts";

/** All comparisons as a table. */
export function ComparisonTable({ measures }: { measures: readonly PerformanceMeasure[] }) {
  return (
    <details class="performance-details">
      <summary>All comparisons as a table</summary>
      <div class="performance-scroll" role="region" aria-label="Comparisons" tabIndex={0}>
        <table class="performance-table">
          <caption class="sr-only">Comparisons of all measures</caption>
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col">ComparedMeasure with</th>
              <th scope="col">People</th>
              <th scope="col">Difference</th>
              <th scope="col">95% interval</th>
              <th scope="col">p, adjusted</th>
              <th scope="col">Conclusion</th>
            </tr>
          </thead>
          <tbody>
            {measures.flatMap(({ key, title, comparisons }) =>
              comparisons.map(({ kind, people, numbers, verdict }) => (
                <tr key={`${key} ${kind}`}>
                  <th scope="row">{title}</th>
                  <td>{COMPARISON_NAMES[kind]}</td>
                  <td>{formatNumber(people)}</td>
                  <td>{percent(numbers?.percent)}</td>
                  <td>
                    {numbers
                      ? `${percent(numbers.lowPercent)} to ${percent(numbers.highPercent)}`
                      : "–"}
                  </td>
                  <td>{numbers ? numbers.adjustedPValue.toFixed(3) : "–"}</td>
                  <td>{VERDICT_NAMES[verdict]}</td>
                </tr>
              ))
            )}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function percent(value: number | null | undefined): string {
  if (value === null || value === undefined) return "–";
  const text = `${formatNumber(Math.round(Math.abs(value) * 10) / 10)}%`;
  return value < 0 ? `−${text}` : `+${text}`;
}
