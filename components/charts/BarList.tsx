import type { ComponentChildren } from "preact";
import { chartWords } from "@/words/charts.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import type { ValueFormat } from "./chart_data.ts";
import { formatValue } from "./values.ts";

/** A category. */
export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  /** The value of the period before, drawn as a mark. */
  readonly before?: number | null | undefined;
  /** A sign in front of the name. */
  readonly icon?: ComponentChildren;
  /** Where the name leads. */
  readonly href?: string | undefined;
}

/** Draws categories with horizontal bars from 0; the values are text. */
export function BarList({ label, format, bars, empty = wordsOf(chartWords).empty }: {
  /** What the list shows, for screen readers. */
  label: string;
  format: ValueFormat;
  bars: readonly Bar[];
  empty?: string;
}) {
  const most = Math.max(0, ...bars.flatMap(({ value, before }) => [value, before ?? 0]));
  const width = (value: number) => `${most === 0 ? 0 : Math.max(0, value / most) * 100}%`;
  if (bars.length === 0) return <p class="chart-empty">{empty}</p>;
  return (
    <ul class="bar-list" aria-label={label}>
      {bars.map(({ key, name, value, before, icon, href }) => (
        <li key={key}>
          <p class="bar-list-text">
            <span class="bar-list-name">
              {icon} {href === undefined ? <bdi>{name}</bdi> : (
                <a href={href}>
                  <bdi>{name}</bdi>
                </a>
              )}
            </span>
            <span class="tabular-nums">
              {formatValue(format, value)}
              {before !== undefined && (
                <span class="bar-list-before">
                  {wordsOf(chartWords).before(formatValue(format, before))}
                </span>
              )}
            </span>
          </p>
          <svg class="bar-list-track" aria-hidden="true">
            <rect class="bar-list-bar" width={width(value)} height="8" rx="4" />
            {before !== undefined && before !== null && before > 0 && (
              <rect class="bar-list-mark" x={width(before)} width="2" height="8" />
            )}
          </svg>
        </li>
      ))}
    </ul>
  );
}
