import { chartWords } from "@/words/charts.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { ValueFormat } from "./chart_data.ts";
import { formatValue } from "./values.ts";

/** A difference that was estimated, with the limits of its confidence interval. */
export interface Estimate {
  readonly key: string;
  readonly name: string;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** One sentence of what follows. */
  readonly note?: string | undefined;
}

const HEIGHT = 22;

/**
 * Draws estimated differences with their confidence intervals around the line of no difference. An
 * interval that does not touch the line is blue, any other gray.
 */
export function IntervalPlot({ label, format, confidence, estimates }: {
  /** What the list shows, for screen readers. */
  label: string;
  format: ValueFormat;
  /** The confidence of the intervals, 0 to 1. */
  confidence: number;
  estimates: readonly Estimate[];
}) {
  const words = wordsOf(chartWords);
  if (estimates.length === 0) return <p class="chart-empty">{words.empty}</p>;
  const most = Math.max(...estimates.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const limit = most === 0 ? 1 : most * 1.08;
  const percent = Math.round(confidence * 100);
  return (
    <div>
      <ul class="intervals" aria-label={label}>
        {estimates.map(({ key, name, note, ...one }) => (
          <li key={key}>
            <p class="interval-text">
              <bdi>{name}</bdi>
              <span class="tabular-nums">
                {signed(format, one.estimate)}{" "}
                <span class="interval-range">
                  {words.intervalOf(percent, signed(format, one.low), signed(format, one.high))}
                </span>
              </span>
            </p>
            <IntervalLine limit={limit} {...one} />
            {note !== undefined && <p class="interval-range">{note}</p>}
          </li>
        ))}
      </ul>
      <p class="interval-scale" aria-hidden="true">
        <span>{signed(format, -limit)}</span>
        <span>{words.noDifference}</span>
        <span>{signed(format, limit)}</span>
      </p>
    </div>
  );
}

function IntervalLine({ estimate, low, high, limit }: {
  estimate: number;
  low: number;
  high: number;
  limit: number;
}) {
  const at = (value: number) => `${((value / limit + 1) / 2) * 100}%`;
  const middle = HEIGHT / 2;
  return (
    <svg class="interval-plot" data-clear={low > 0 || high < 0} aria-hidden="true">
      <line class="interval-zero" x1="50%" x2="50%" y1="0" y2={HEIGHT} />
      <line class="interval-line" x1={at(low)} x2={at(high)} y1={middle} y2={middle} />
      <circle class="interval-point" cx={at(estimate)} cy={middle} r="6" />
    </svg>
  );
}

function signed(format: ValueFormat, value: number): string {
  const text = formatValue(format, Math.abs(value));
  return value < 0 ? `−${text}` : `+${text}`;
}
