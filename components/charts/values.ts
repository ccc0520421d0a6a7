import { dateFormat } from "@/components/shared/date_format.ts";
import { formatDuration } from "@/core/team/sentences.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { chartWords } from "@/words/charts.ts";
import type { ChartData, ValueFormat } from "./chart_data.ts";
import { isMoment } from "./moment.ts";

/** Formats whose values stand without a unit. */
const PLAIN: ReadonlySet<ValueFormat> = new Set([
  "count",
  "number",
  "value",
  "value per day",
  "per contact and day",
]);

/**
 * Writes a value: `1,234`, `48%`, `3 min 20 s`, `2.5 d`, `4 pages`; a dash when nothing was
 * measured.
 */
export function formatValue(format: ValueFormat, value: number | null | undefined): string {
  if (value === null || value === undefined) return "–";
  if (format === "ratio") {
    return wordsOf(chartWords).percent(formatNumber(rounded(value * 100, 10)));
  }
  if (format === "seconds") {
    const text = formatDuration(Math.abs(value), currentLanguage());
    return value < 0 ? `−${text}` : text;
  }
  const text = formatNumber(rounded(value, 100));
  if (PLAIN.has(format)) return text;
  const units: Readonly<Record<string, string>> = wordsOf(chartWords).units;
  return `${text} ${units[format] ?? format}`;
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}

/** Writes a place of the horizontal axis: `Fri, Nov 20`, with the time of a moment, or the number. */
export function formatPlace(x: string | number, title = "", timeZone?: string): string {
  if (isMoment(x)) {
    return momentFormat({ weekday: "short", hour: "numeric", minute: "2-digit" }, x, timeZone);
  }
  if (typeof x === "number") return title === "" ? formatNumber(x) : `${title} ${formatNumber(x)}`;
  return dayFormat({ weekday: "short", month: "short", day: "numeric" }, x);
}

/**
 * Writes a place below the axis: a day as `Nov 20`, a moment as its time.
 * @param step the distance to the next place, in days
 */
export function formatTick(
  x: string | number,
  { step, timeZone }: { readonly step: number; readonly timeZone?: string | undefined },
): string {
  if (isMoment(x)) {
    const isDay = step >= 1;
    return momentFormat(
      isDay ? { month: "short", day: "numeric" } : { hour: "numeric", minute: "2-digit" },
      x,
      timeZone,
    );
  }
  return typeof x === "number" ? formatNumber(x) : dayFormat({ month: "short", day: "numeric" }, x);
}

function momentFormat(
  options: Intl.DateTimeFormatOptions,
  moment: string,
  timeZone: string | undefined,
): string {
  return dateFormat({ timeZone, ...options })
    .format(Date.parse(moment));
}

function dayFormat(options: Intl.DateTimeFormatOptions, day: string): string {
  return dateFormat({ timeZone: "UTC", ...options })
    .format(Date.parse(`${day}T00:00:00Z`));
}

/** Says in words what a chart shows: for each series the range and the last value. */
export function summaryOf({ x, series, format, timeZone, annotations = [] }: ChartData): string {
  const words = wordsOf(chartWords);
  const parts = series.map(({ name, values }) => {
    const known = values.filter((value) => value !== null);
    if (known.length === 0) return words.nothing(name);
    const [least, most] = [Math.min(...known), Math.max(...known)];
    const last = formatValue(format, known.at(-1));
    return words.span(name, formatValue(format, least), formatValue(format, most), last);
  });
  const notes = annotations.map(({ at, label }) => `${formatPlace(at, "", timeZone)}: ${label}.`);
  const span = x.length === 0
    ? words.noDays
    : words.days(formatPlace(x[0]!, "", timeZone), formatPlace(x[x.length - 1]!, "", timeZone));
  return [span, ...parts, ...notes].join(" ");
}

/** Says what stands at a place of a chart, for screen readers. */
export function readOut(data: ChartData, index: number, hidden: ReadonlySet<number>): string {
  const words = wordsOf(chartWords);
  const values = data.series.flatMap(({ name, values, band }, at) => {
    if (hidden.has(at)) return [];
    const text = `${name} ${formatValue(data.format, values[index])}`;
    const [low, high] = [band?.low[index], band?.high[index]];
    const hasBand = low !== null && low !== undefined && high !== null && high !== undefined;
    return hasBand
      ? [words.band(text, formatValue(data.format, low), formatValue(data.format, high))]
      : [text];
  });
  const notes = (data.annotations ?? []).filter(({ at }) => at === data.x[index])
    .map(({ label }) => label);
  return [formatPlace(data.x[index]!, data.xTitle, data.timeZone), ...values, ...notes].join(", ");
}
