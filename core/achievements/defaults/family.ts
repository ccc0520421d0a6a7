import { type Achievement, achievementSchema } from "@/core/achievements/achievements.ts";
import type { Condition } from "@/core/rules/conditions.ts";
import type { Metric } from "@/core/rules/counting.ts";

type Type = Metric["events"][number];

interface Shared {
  readonly category: Achievement["category"];
  /** Icon of the steps that do not set their own. */
  readonly icon: string;
  readonly metric: Metric;
  readonly span?: "day" | "week";
}

type Step =
  & Pick<Achievement, "key" | "title" | "description" | "tier" | "points" | "target">
  & Partial<Pick<Achievement, "icon" | "repeatable" | "secret">>;

/** Builds the achievements of a family from the shared fields and the fields of each step. */
export function family(key: string, shared: Shared, steps: readonly Step[]): Achievement[] {
  return steps.map((step) => achievementSchema.parse({ family: key, ...shared, ...step }));
}

/** A metric that counts the events of one type that fulfill all conditions. */
export function countOf(type: Type, ...when: Condition[]): Metric {
  return { events: [type], ...(when.length > 0 ? { when } : {}), measure: { kind: "count" } };
}

/** A metric that adds up one field of the events of one type. */
export function sum(type: Type, field: string): Metric {
  return { events: [type], measure: { kind: "sum", field } };
}

/** A metric over all event types that pay points. */
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
