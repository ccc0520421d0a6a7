import { daySchema } from "@/core/calendars/moments.ts";
import { withoutDefusing } from "@/core/csv.ts";
import { normalizeSubject } from "@/core/identity.ts";
import type { BaselineColumn } from "@/core/performance/baseline_file.ts";
import { PART_KEYS, type PartKey, PARTS } from "@/core/performance/measures.ts";
import type { FieldError } from "@/services/problems/mod.ts";

/** A line of a file of days before Laurel. */
export interface BaselineCells {
  readonly person: string;
  readonly day: string;
  readonly measure: PartKey;
  readonly numerator: number;
  readonly denominator: number;
}

// Far above what a person can do on a day, and exact in sums.
const MOST = 1e9;

/** Reads the cells of a line. @returns the values, or what is wrong with them by column */
export function readBaselineCells(
  cells: ReadonlyMap<string, string>,
  today: string,
): { readonly values: BaselineCells } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const fault = (path: BaselineColumn, message: string) => void errors.push({ path, message });
  const text = (column: BaselineColumn) => (cells.get(column) ?? "").toWellFormed().trim();
  const number = (column: BaselineColumn) => {
    const value = text(column) === "" ? NaN : Number(text(column));
    if (Number.isFinite(value) && value >= 0 && value <= MOST) return value;
    fault(column, "is not a number from 0 to 1,000,000,000, such as 12.5");
    return 0;
  };
  const person = normalizeSubject(withoutDefusing(text("person"))).slice(0, 256);
  if (person === "") fault("person", "is empty");
  const day = text("day");
  if (!daySchema.safeParse(day).success) fault("day", "is not a day such as 2026-08-31");
  else if (day >= today) fault("day", "is not over yet");
  const measure = PART_KEYS.find((key) => key === text("measure"));
  if (measure === undefined) fault("measure", `is none of ${PART_KEYS.join(", ")}`);
  const numerator = number("numerator");
  const denominator = number("denominator");
  if (errors.length === 0 && denominator === 0) fault("denominator", "is 0; leave the line out");
  if (measure !== undefined && PARTS[measure].unit === "ratio" && numerator > denominator) {
    fault("numerator", "is larger than the denominator, but this is a share");
  }
  if (errors.length > 0 || measure === undefined) return { errors };
  return { values: { person, day, measure, numerator, denominator } };
}
