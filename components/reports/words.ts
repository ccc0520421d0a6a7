import { words } from "@/core/reports/conclude.ts";
import type { ReportDelivery, ReportHeadline, ReportSchedule } from "@/core/reports/views.ts";
import { formatNumber } from "@/components/shared/format.ts";

export const WEEKDAYS: readonly (readonly [value: string, name: string])[] = [
  ["1", "Monday"],
  ["2", "Tuesday"],
  ["3", "Wednesday"],
  ["4", "Thursday"],
  ["5", "Friday"],
  ["6", "Saturday"],
  ["7", "Sunday"],
];

export const HOURS: readonly (readonly [value: string, name: string])[] = Array.from(
  { length: 24 },
  (_, hour) => [String(hour), `${hour}:00`] as const,
);

/** Says when a report goes out: `Every Monday at 8:00`. */
export function timeWords({ weekday, hour }: Pick<ReportSchedule, "weekday" | "hour">): string {
  return `Every ${WEEKDAYS[weekday - 1]![1]} at ${hour}:00`;
}

/** Names a week: `Week 48, 2026`. @param week such as `2026-W48` */
export function weekWords(week: string): string {
  const [year, number] = week.split("-W");
  return `Week ${Number(number)}, ${year}`;
}

/** Says where a report goes. */
export function targetWords({ channel, recipients, slackHost }: ReportSchedule): string {
  if (channel === "slack") return `Slack (${slackHost})`;
  const [first, ...others] = recipients;
  return others.length === 0 ? first ?? "" : `${first} and ${formatNumber(others.length)} more`;
}

/** Says what became of a report. */
export const STATE_WORDS: Readonly<Record<ReportDelivery["state"], string>> = {
  pending: "Waiting",
  sending: "Being sent",
  sent: "Sent",
  failed: "Failed",
  unknown: "May have arrived",
};

/** Writes the value of a headline. */
export function headlineWords({ unit, value }: Pick<ReportHeadline, "unit" | "value">): string {
  return value === null ? "–" : words(unit, value);
}

/** Says how a headline changed, and whether that is good: `+12%`. */
export function changeOf(
  { unit, value, before, higherIsBetter }: ReportHeadline,
): { readonly text: string; readonly tone: "good" | "bad" | "same" } {
  if (value === null || before === null) return { text: "no comparison", tone: "same" };
  if (words(unit, value) === words(unit, before)) return { text: "as before", tone: "same" };
  const tone = value > before === higherIsBetter ? "good" : "bad";
  const sign = value > before ? "+" : "−";
  if (unit === "ratio") {
    return {
      text: `${sign}${Math.abs(Math.round((value - before) * 1_000) / 10)} percentage points`,
      tone,
    };
  }
  if (before === 0) return { text: `before: ${words(unit, before)}`, tone };
  const percent = Math.round(Math.abs(value / before - 1) * 100);
  return { text: `${sign}${formatNumber(percent)}%, before: ${words(unit, before)}`, tone };
}
