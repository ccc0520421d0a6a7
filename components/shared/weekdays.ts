import { dateFormat } from "./date_format.ts";
import { sharedWords } from "@/words/shared.ts";
import { wordsOf } from "./locale.ts";

// 2024-01-01 was a Monday.
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MILLISECONDS = 86_400_000;

/** The ISO weekdays in their order: 1 = Monday. */
export const WEEK: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

/** Returns the name of an ISO weekday. */
export function weekdayName(day: number, weekday: "narrow" | "short" | "long"): string {
  return dateFormat({ timeZone: "UTC", weekday })
    .format(MONDAY + (day - 1) * DAY_MILLISECONDS);
}

/** Says which weekdays are worked: `Mon–Fri`, `Mon, Wed`, `a pause`. */
export function weekdaysInWords(weekdays: readonly number[]): string {
  const sorted = [...weekdays].sort();
  if (sorted.length === 0) return wordsOf(sharedWords).noWeekday;
  const isRun = sorted.every((day, index) => day === sorted[0]! + index);
  const names = sorted.map((day) => weekdayName(day, "short"));
  return isRun && sorted.length > 2 ? `${names[0]}–${names.at(-1)}` : names.join(", ");
}
