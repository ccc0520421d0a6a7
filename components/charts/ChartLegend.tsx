import { chartWords } from "@/words/charts.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { colorIndexes } from "./axis.ts";
import type { ChartSeries } from "./chart_data.ts";

/** The names of the series; a click hides or shows one, and the last one stays. */
export function ChartLegend({ series, hidden, onChange }: {
  series: readonly ChartSeries[];
  hidden: ReadonlySet<number>;
  onChange: (hidden: ReadonlySet<number>) => void;
}) {
  const words = wordsOf(chartWords);
  const colors = colorIndexes(series);
  const isLast = (at: number) => hidden.size === series.length - 1 && !hidden.has(at);

  function toggle(at: number) {
    if (isLast(at)) return;
    const next = new Set(hidden);
    if (!next.delete(at)) next.add(at);
    onChange(next);
  }

  return (
    <div class="chart-legend" role="group" aria-label={words.series}>
      {series.map(({ name, kind, isCompared }, at) => (
        <button
          key={name}
          type="button"
          class="chart-key"
          aria-pressed={!hidden.has(at)}
          aria-disabled={isLast(at)}
          onClick={() => toggle(at)}
        >
          <ChartSwatch color={colors[at]!} kind={kind} isCompared={isCompared} />
          <bdi>{name}</bdi>
        </button>
      ))}
    </div>
  );
}

/** The sign of a series. */
export function ChartSwatch({ color, kind, isCompared }: {
  /** 0 to 5. */
  color: number;
  kind: ChartSeries["kind"];
  isCompared: ChartSeries["isCompared"];
}) {
  return (
    <span
      class="chart-swatch"
      data-color={color + 1}
      data-kind={kind === "bars" ? "bars" : "line"}
      data-compared={isCompared === true}
      aria-hidden="true"
    />
  );
}
