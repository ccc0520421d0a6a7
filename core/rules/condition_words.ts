import type { Condition } from "./conditions.ts";
import { fieldLabel } from "@/core/events/fields.ts";

const WORDS = { lt: "below", lte: "at most", gt: "above", gte: "at least" } as const;

/** Describes the values that fulfill a condition: `below 120`, `between 120 and 900`, `yes`. */
export function demandOf(condition: Condition): string {
  switch (condition.op) {
    case "eq":
      return shown(condition.value);
    case "in":
      return `one of ${condition.value.map(shown).join(", ")}`;
    case "between":
      return `between ${condition.value[0]} and ${condition.value[1]}`;
    default:
      return `${WORDS[condition.op]} ${condition.value}`;
  }
}

/**
 * Describes a condition together with an actual value: `response time was 200 and must be below
 * 120`.
 * @param holds whether the value fulfills it; the text then has no "must"
 */
export function conditionWithValue(condition: Condition, value: unknown, holds: boolean): string {
  const label = fieldLabel(condition.field);
  if (value === undefined || value === null) {
    return `${label} was not given and must be ${demandOf(condition)}`;
  }
  if (!holds) return `${label} was ${shown(value)} and must be ${demandOf(condition)}`;
  if (condition.op === "eq") return `${label} was ${shown(value)}`;
  return `${label} was ${shown(value)}, ${demandOf(condition)}`;
}

const MAX_SHOWN = 60;

/** Formats a value for a sentence; long values are cut. */
function shown(value: unknown): string {
  if (value === true) return "yes";
  if (value === false) return "no";
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value) ?? "nothing";
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`;
}
