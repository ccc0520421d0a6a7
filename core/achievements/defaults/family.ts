import { type Achievement, achievementSchema } from "@/core/achievements/achievements.ts";
import type { Condition } from "@/core/rules/conditions.ts";
import type { Metric } from "@/core/rules/counting.ts";

type Type = Metric["events"][number];

interface Shared {
  readonly category: Achievement["category"];
  /** Of the steps that name none. */
  readonly icon: string;
  readonly metric: Metric;
  readonly span?: "day" | "week";
}

type Step =
  & Pick<Achievement, "key" | "title" | "description" | "tier" | "points" | "target">
  & Partial<Pick<Achievement, "icon" | "repeatable" | "secret">>;

/** The achievements of a family, from what they share and what each step has of its own. */
export function family(key: string, shared: Shared, steps: readonly Step[]): Achievement[] {
  return steps.map((step) => achievementSchema.parse({ family: key, ...shared, ...step }));
}

/** Counts events of one type, those for which all conditions hold. */
export function count(type: Type, ...when: Condition[]): Metric {
  return { events: [type], ...(when.length > 0 ? { when } : {}), measure: { kind: "count" } };
}

/** Adds up a field of the events of one type. */
export function sum(type: Type, field: string): Metric {
  return { events: [type], measure: { kind: "sum", field } };
}

/** Measures everything that pays. */
export function everything(kind: "count" | "points" | "days"): Metric {
  return { events: [], measure: { kind } };
}

export const STREAK_LENGTH: Metric = { events: [], measure: { kind: "streak" } };

export function is(field: string, value: string | number | boolean): Condition {
  return { field, op: "eq", value };
}

export function atMost(field: string, value: number): Condition {
  return { field, op: "lte", value };
}

export function atLeast(field: string, value: number): Condition {
  return { field, op: "gte", value };
}
