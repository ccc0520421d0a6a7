import { formatDuration } from "@/core/team/sentences.ts";
import type { ReportHeadline, WeeklyReport } from "./views.ts";

/** Fewer replies or closed deals say nothing about a mean. */
const FEW = 30;

/** Says how a number changed: `1,234, 12% more than the week before (1,100)`. */
export function changeSentence(
  { title, unit, value, before }: Pick<ReportHeadline, "title" | "unit" | "value" | "before">,
): string {
  if (value === null) return `${title}: nothing was measured.`;
  const now = `${title}: ${words(unit, value)}`;
  if (before === null) return `${now}; the week before has nothing to compare with.`;
  const last = words(unit, before);
  if (words(unit, value) === last) return `${now}, as in the week before.`;
  const direction = value > before ? "more" : "less";
  if (unit === "ratio") {
    const points = Math.abs(Math.round((value - before) * 1_000) / 10);
    return `${now}, ${points} percentage points ${direction} than the week before (${last}).`;
  }
  const percent = before === 0 ? null : Math.round(Math.abs(value / before - 1) * 100);
  const by = percent === null
    ? direction
    : percent === 0
    ? `slightly ${direction}`
    : `${percent}% ${direction}`;
  return `${now}, ${by} than the week before (${last}).`;
}

/** Says what the numbers of a report do not show. */
export function reportNotes(
  report: Pick<WeeklyReport, "headlines" | "isOver" | "hiddenPeople">,
): string[] {
  const notes: string[] = [];
  if (!report.isOver) {
    notes.push("The week is not over: compare it with the week before only when it is.");
  }
  for (const { title, measured } of report.headlines) {
    if (measured === null || measured === 0 || measured >= FEW) continue;
    notes.push(
      `${title}: Only ${measured} were measured, too few to call a difference to the week before a change.`,
    );
  }
  notes.push(
    "Two weeks side by side show what happened, not why. Holidays, leave and the mix of requests " +
      "move these numbers as well; whether Laurel is the reason is a question for the Performance page.",
  );
  const { hiddenPeople: hidden } = report;
  if (hidden > 0) {
    const who = hidden === 1 ? "1 person who chose" : `${hidden} people who chose`;
    notes.push(
      `${who} not to be shown ${hidden === 1 ? "is" : "are"} in the totals and not named.`,
    );
  }
  return notes;
}

/** Writes a value of a headline. */
export function words(unit: ReportHeadline["unit"], value: number): string {
  if (unit === "seconds") return formatDuration(value);
  if (unit === "ratio") return `${Math.round(value * 1_000) / 10}%`;
  return value.toLocaleString("en-US");
}
