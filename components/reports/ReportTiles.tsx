import type { ReportHeadline } from "@/core/reports/views.ts";
import { reportWords } from "@/words/reports.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { changeOf, headlineWords } from "./words.ts";

/** The headline numbers of the week against the week before. */
export function ReportTiles({ headlines }: { headlines: readonly ReportHeadline[] }) {
  const words = wordsOf(reportWords);
  return (
    <dl class="report-tiles" aria-label={words.numbers}>
      {headlines.map((headline) => {
        const { text, tone } = changeOf(headline);
        return (
          <div key={headline.key} class="team-tile">
            <dt class="team-tile-title">{headline.title}</dt>
            <dd class="team-tile-value tabular-nums">{headlineWords(headline)}</dd>
            <dd class="team-tile-hint report-change" data-tone={tone}>
              <span aria-hidden="true">{text}</span>
              <span class="sr-only">{headline.sentence}</span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
