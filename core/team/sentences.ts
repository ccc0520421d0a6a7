import type { Language } from "@/core/language.ts";
import { TIME_UNITS } from "@/words/numbers.ts";
import { type MeasureKey, MEASURES } from "./measures.ts";
import type { ComparedMean } from "./views.ts";

/** Says how today's points compare. */
export function pointsSentence(today: number, usual: number): string {
  const expected = `${whole(usual)} points by this time on this weekday`;
  return today === 0
    ? `No points yet today, usually ${expected}.`
    : `${whole(today)} points so far, usually ${expected}.`;
}

const SUBJECTS: Readonly<Record<MeasureKey, string>> = {
  responseTime: "A reply takes",
  quality: "Quality is",
  conversion: "Conversion is",
  completeness: "Contacts are complete to",
};

/** Says how a mean of today compares, and what it was measured on. */
export function measureSentence(key: MeasureKey, { today, usual }: ComparedMean): string {
  const said = ({ value, count }: ComparedMean["today"]) =>
    `${formatMeasure(key, value)} (${counted(key, count)})`;
  return `${SUBJECTS[key]} ${said(today)} today, usually ${said(usual)}.`;
}

/** Says that a streak reached a round number of days. */
export function streakSentence(days: number): string {
  return `${whole(days)} working days in a row with points.`;
}

/** Formats a mean: `48 s`, `3 min 20 s`, `82%`; a dash when nothing was measured. */
export function formatMeasure(key: MeasureKey, value: number | null): string {
  if (value === null) return "–";
  return MEASURES[key].unit === "ratio" ? `${Math.round(value * 100)}%` : formatDuration(value);
}

/** Formats seconds: `48 s`, `3 min 20 s`, `2 h 5 min`. */
export function formatDuration(seconds: number, language: Language = "en"): string {
  const { hour, minute } = TIME_UNITS[language];
  const all = Math.round(seconds);
  if (all < 100) return `${all} s`;
  if (all < 3_600) return join(Math.floor(all / 60), minute, all % 60, "s");
  const minutes = Math.round(all / 60);
  return join(Math.floor(minutes / 60), hour, minutes % 60, minute);
}

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

function counted(key: MeasureKey, count: number): string {
  const [one, many] = MEASURES[key].counted;
  return `${whole(count)} ${count === 1 ? one : many}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
