import type { PerformanceMeasure } from "@/core/performance/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { formatValue } from "@/components/charts/values.ts";
import { performanceWords } from "@/words/performance.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** What the productivity index is made of. */
export function PartsTable({ parts }: { parts: PerformanceMeasure["parts"] }) {
  const words = wordsOf(performanceWords);
  return (
    <div class="performance-scroll" role="region" aria-label={words.parts.region} tabIndex={0}>
      <table class="performance-table">
        <caption class="sr-only">{words.parts.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.parts.part}</th>
            <th scope="col">{words.parts.before}</th>
            <th scope="col">{words.parts.now}</th>
            <th scope="col">{words.parts.index}</th>
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
                <th scope="row">{key === "output" ? words.parts.output : title}</th>
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
