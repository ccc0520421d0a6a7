import { valueText } from "@/core/reports/conclude.ts";
import type { ReportHeadline, ReportSchedule } from "@/core/reports/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { reportWords } from "@/words/reports.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { weekdayName } from "@/components/shared/weekdays.ts";

export const HOURS: readonly (readonly [value: string, name: string])[] = Array.from(
  { length: 24 },
  (_, hour) => [String(hour), `${hour}:00`] as const,
);

/** Says when a report goes out: `Every Monday at 8:00`. */
export function timeWords({ weekday, hour }: Pick<ReportSchedule, "weekday" | "hour">): string {
  return wordsOf(reportWords).every(weekdayName(weekday, "long"), hour);
}

/** Names a week: `Week 48, 2026`. @param week such as `2026-W48` */
export function weekWords(week: string): string {
  const [year, number] = week.split("-W");
  return wordsOf(reportWords).week(Number(number), year ?? "");
}

/** Says where a report goes. */
export function targetWords({ channel, recipients, slackHost }: ReportSchedule): string {
  if (channel === "slack") return wordsOf(reportWords).slack(slackHost ?? "");
  const [first, ...others] = recipients;
  return others.length === 0
    ? first ?? ""
    : wordsOf(reportWords).andMore(first ?? "", formatNumber(others.length));
}

/** Writes the value of a headline. */
export function headlineWords({ unit, value }: Pick<ReportHeadline, "unit" | "value">): string {
  return value === null ? "–" : valueText(unit, value, currentLanguage());
}

/** Says how a headline changed, and whether that is good: `+12%`. */
export function changeOf(
  { unit, value, before, higherIsBetter }: ReportHeadline,
): { readonly text: string; readonly tone: "good" | "bad" | "same" } {
  const { change } = wordsOf(reportWords);
  const language = currentLanguage();
  if (value === null || before === null) return { text: change.none, tone: "same" };
  const last = valueText(unit, before, language);
  if (valueText(unit, value, language) === last) return { text: change.same, tone: "same" };
  const tone = value > before === higherIsBetter ? "good" : "bad";
  const sign = value > before ? "+" : "−";
  if (unit === "ratio") {
    return {
      text: sign + change.points(formatNumber(Math.abs(Math.round((value - before) * 1_000) / 10))),
      tone,
    };
  }
  if (before === 0) return { text: change.before(last), tone };
  const percent = Math.round(Math.abs(value / before - 1) * 100);
  return { text: `${sign}${change.percent(formatNumber(percent), last)}`, tone };
}
