import { useMemo } from "preact/hooks";
import type { MeasureComparison, PerformanceMeasure } from "@/core/performance/views.ts";
import { Chart } from "@/components/charts/Chart.tsx";
import { IntervalPlot } from "@/components/charts/IntervalPlot.tsx";
import { formatValue } from "@/components/charts/values.ts";
import { performanceWords } from "@/words/performance.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { PartsTable } from "./PartsTable.tsx";
import { formatOf } from "./words.ts";

/** A measure: its value, its course, its comparisons and what follows from them. */
export function MeasureCard({ measure }: { measure: PerformanceMeasure }) {
  const words = wordsOf(performanceWords);
  const { key, title, formula, value, people, trend, comparisons, parts } = measure;
  const format = formatOf(measure);
  const series = useMemo(() => [
    { name: words.card.now, values: trend.map((one) => one.value) },
    { name: words.comparisons.previous, values: trend.map((one) => one.before), isCompared: true },
  ], [trend]);
  const days = useMemo(() => trend.map(({ day }) => day), [trend]);
  const estimates = comparisons.flatMap(({ kind, numbers }) =>
    numbers === null || numbers.percent === null ? [] : [{
      key: kind,
      name: words.comparisons[kind],
      estimate: numbers.percent / 100,
      low: numbers.lowPercent! / 100,
      high: numbers.highPercent! / 100,
    }]
  );
  return (
    <section class="performance-card" aria-labelledby={`measure-${key}`} data-measure={key}>
      <div class="performance-head">
        <h2 id={`measure-${key}`} class="performance-title">{title}</h2>
        <span class="performance-value tabular-nums">{formatValue(format, value)}</span>
      </div>
      <p class="performance-note">
        {words.people(people, String(people))} · {formula}
      </p>
      <Chart
        title={words.card.byDay(title)}
        isTitleHidden
        size="small"
        format={format}
        x={days}
        series={series}
      />
      {estimates.length > 0 && (
        <IntervalPlot
          label={words.card.differences(title)}
          format="ratio"
          confidence={0.95}
          estimates={estimates}
        />
      )}
      <ul class="performance-conclusions" aria-label={words.card.conclusions(title)}>
        {comparisons.map((one) => <Conclusion key={one.kind} one={one} />)}
      </ul>
      {parts.length > 0 && <PartsTable parts={parts} />}
    </section>
  );
}

function Conclusion({ one: { kind, verdict, sentence } }: { one: MeasureComparison }) {
  const words = wordsOf(performanceWords);
  return (
    <li class="performance-conclusion">
      <span class="performance-against">{words.comparisons[kind]}</span>
      <span class="performance-verdict" data-verdict={verdict}>{words.verdicts[verdict]}</span>
      <span class="performance-sentence">{sentence}</span>
    </li>
  );
}
