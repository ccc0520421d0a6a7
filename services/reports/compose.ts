import { type Language, localeFor } from "@/core/language.ts";
import type { ReportRecognition, WeeklyReport } from "@/core/reports/views.ts";
import { letterWords } from "@/words/letters.ts";

/** A report as a message. */
export interface ReportMessage {
  readonly language: Language;
  readonly title: string;
  readonly sentences: readonly string[];
  /** Null: Laurel does not know its own address. */
  readonly url: string | null;
}

/**
 * Puts the main points of a report into sentences.
 * @param report in the same language
 * @param publicUrl Laurel's address
 */
export function composeReport(
  report: WeeklyReport,
  publicUrl: string | undefined,
  language: Language,
): ReportMessage {
  const { week, team, headlines, mostPoints, biggestGains, longestStreaks, notes } = report;
  const words = letterWords[language].report;
  const { format } = localeFor({ language, format: "auto" }, []);
  const number = (value: number) => value.toLocaleString(format);
  const query = new URLSearchParams({ week, ...(team ? { team: team.id } : {}) });
  const named = (
    title: string,
    people: readonly ReportRecognition[],
    valueOf: (one: ReportRecognition) => string,
  ): string[] => {
    const names = people.map((one) => `${one.person.name} (${valueOf(one)})`).join(", ");
    return people.length === 0 ? [] : [words.people(title, names)];
  };
  return {
    language,
    title: words.title(week, team?.name ?? words.everybody),
    sentences: [
      ...headlines.map(({ sentence }) => sentence),
      ...named(words.mostPoints, mostPoints, ({ value }) => number(value)),
      ...named(
        words.biggestGains,
        biggestGains,
        ({ value, before }) => `+${number(value - (before ?? 0))}`,
      ),
      ...named(words.longestStreaks, longestStreaks, ({ value }) => words.days(value)),
      ...notes,
    ],
    url: publicUrl === undefined ? null : `${publicUrl}/insights/report?${query}`,
  };
}
