import type { PerformanceMeasure } from "@/core/performance/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { formatValue } from "@/components/charts/values.ts";

/** What the productivity index is made of. */
export function PartsTable({ parts }: { parts: PerformanceMeasure["parts"] }) {
  return (
    <div class="performance-scroll" role="region" aria-label="Parts of the index" tabIndex={0}>
      <table class="performance-table">
        <caption class="sr-only">Parts of the productivity index</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Before</th>
            <th scope="col">Now</th>
            <th scope="col">Index</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ key, title, before, after, index }) => {
            const format = key === "response_time"
              ? "seconds"
              : key === "output"
              ? "count"
              : "ratio";
            return (
              <tr key={key}>
                <th scope="row">{key === "output" ? "Things done per day" : title}</th>
                <td>{formatValue(format, before)}</td>
                <td>{formatValue(format, after)}</td>
                <td>{index === null ? "–" : formatNumber(Math.round(index))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
