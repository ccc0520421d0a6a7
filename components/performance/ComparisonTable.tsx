import type { PerformanceMeasure } from "@/core/performance/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { performanceWords } from "@/words/performance.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** All comparisons as a table. */
export function ComparisonTable({ measures }: { measures: readonly PerformanceMeasure[] }) {
  const words = wordsOf(performanceWords);
  return (
    <details class="performance-details">
      <summary>{words.table.open}</summary>
      <div class="performance-scroll" role="region" aria-label={words.table.region} tabIndex={0}>
        <table class="performance-table">
          <caption class="sr-only">{words.table.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.table.measure}</th>
              <th scope="col">{words.table.with}</th>
              <th scope="col">{words.table.people}</th>
              <th scope="col">{words.table.difference}</th>
              <th scope="col">{words.table.interval}</th>
              <th scope="col">{words.table.p}</th>
              <th scope="col">{words.table.conclusion}</th>
            </tr>
          </thead>
          <tbody>
            {measures.flatMap(({ key, title, comparisons }) =>
              comparisons.map(({ kind, people, numbers, verdict }) => (
                <tr key={`${key} ${kind}`}>
                  <th scope="row">{title}</th>
                  <td>{words.comparisons[kind]}</td>
                  <td>{formatNumber(people)}</td>
                  <td>{percent(numbers?.percent)}</td>
                  <td>
                    {numbers
                      ? words.table.range(percent(numbers.lowPercent), percent(numbers.highPercent))
                      : "–"}
                  </td>
                  <td>{numbers ? numbers.adjustedPValue.toFixed(3) : "–"}</td>
                  <td>{words.verdicts[verdict]}</td>
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
