import type { ReportRecognition, WeeklyReport } from "@/core/reports/views.ts";

/** A report as a message. */
export interface ReportMessage {
  readonly title: string;
  readonly sentences: readonly string[];
  /** Null: Laurel does not know its own address. */
  readonly url: string | null;
}

/** Puts the main points of a report into sentences. @param publicUrl Laurel's address */
export function composeReport(
  report: WeeklyReport,
  publicUrl: string | undefined,
): ReportMessage {
  const { week, team, headlines, mostPoints, biggestGains, longestStreaks, notes } = report;
  const query = new URLSearchParams({ week, ...(team ? { team: team.id } : {}) });
  const people = [
    named("Most points", mostPoints, ({ value }) => value.toLocaleString("en-US")),
    named("Biggest gains", biggestGains, ({ value, before }) => {
      return `+${(value - (before ?? 0)).toLocaleString("en-US")}`;
    }),
    named("Longest streaks", longestStreaks, ({ value }) => `${value} days`),
  ];
  return {
    title: `The week ${week} of ${team?.name ?? "everybody"} in Laurel`,
    sentences: [
      ...headlines.map(({ sentence }) => sentence),
      ...people.filter((one) => one !== null),
      ...notes,
    ],
    url: publicUrl === undefined ? null : `${publicUrl}/insights/report?${query}`,
  };
}

function named(
  title: string,
  people: readonly ReportRecognition[],
  valueOf: (one: ReportRecognition) => string,
): string | null {
  if (people.length === 0) return null;
  return `${title}: ${people.map((one) => `${one.person.name} (${valueOf(one)})`).join(", ")}.`;
}
