import type { Language } from "@/core/language.ts";
import { formatDuration } from "@/core/team/sentences.ts";
import { numberText } from "@/words/numbers.ts";
import { reportSentenceWords } from "@/words/report_sentences.ts";
import type { ReportHeadline, WeeklyReport } from "./views.ts";

/** Fewer replies or closed deals say nothing about a mean. */
const FEW = 30;

/** Says how a number changed: `1,234, 12% more than the week before (1,100)`. */
export function changeSentence(
  { title, unit, value, before }: Pick<ReportHeadline, "title" | "unit" | "value" | "before">,
  language: Language = "en",
): string {
  const words = reportSentenceWords[language];
  if (value === null) return words.nothing(title);
  const now = `${title}: ${valueText(unit, value, language)}`;
  if (before === null) return words.noComparison(now);
  const last = valueText(unit, before, language);
  if (valueText(unit, value, language) === last) return words.same(now);
  const direction = value > before ? words.more : words.less;
  if (unit === "ratio") {
    const points = Math.abs(Math.round((value - before) * 1_000) / 10);
    return words.byPoints(now, numberText(language, points), direction, last);
  }
  const percent = before === 0 ? null : Math.round(Math.abs(value / before - 1) * 100);
  const by = percent === null
    ? direction
    : percent === 0
    ? words.slightly(direction)
    : words.percent(percent, direction);
  return words.by(now, by, last);
}

/** Says what the numbers of a report do not show. */
export function reportNotes(
  report: Pick<WeeklyReport, "headlines" | "isOver" | "hiddenPeople">,
  language: Language = "en",
): string[] {
  const words = reportSentenceWords[language].notes;
  const notes: string[] = [];
  if (!report.isOver) {
    notes.push(words.notOver);
  }
  for (const { title, measured } of report.headlines) {
    if (measured === null || measured === 0 || measured >= FEW) continue;
    notes.push(words.few(title, measured));
  }
  notes.push(words.notWhy);
  if (report.hiddenPeople > 0) notes.push(words.hidden(report.hiddenPeople));
  return notes;
}

/** Writes a value of a headline. */
export function valueText(
  unit: ReportHeadline["unit"],
  value: number,
  language: Language = "en",
): string {
  if (unit === "seconds") return formatDuration(value, language);
  if (unit === "ratio") {
    return reportSentenceWords[language].ratio(
      numberText(language, Math.round(value * 1_000) / 10),
    );
  }
  return value.toLocaleString(language === "de" ? "de-DE" : "en-US");
}
