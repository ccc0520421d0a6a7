import { z } from "zod";

const fieldName = z.string().regex(
  /^[a-zA-Z]\w{0,49}$/,
  "use the field's name, e.g. responseTime",
);
/** Names of rules, bonuses, multipliers and boosts. */
export const ruleName = z.string().regex(
  /^[a-z][a-z0-9_]{0,49}$/,
  "use lower_snake_case, 1 to 50 characters",
);

const comparisons = [
  z.strictObject({ field: fieldName, op: z.enum(["lt", "lte", "gt", "gte"]), value: z.number() }),
  z.strictObject({
    field: fieldName,
    op: z.literal("eq"),
    value: z.union([z.number(), z.boolean(), z.string().max(200)]),
  }),
  z.strictObject({
    field: fieldName,
    op: z.literal("in"),
    value: z.array(z.union([z.number(), z.string().max(200)])).min(1).max(100),
  }),
  /** Both ends are included in the range. */
  z.strictObject({
    field: fieldName,
    op: z.literal("between"),
    value: z.tuple([z.number(), z.number()]),
  }),
] as const;

/** A comparison of a field with a constant. Every comparison with a missing field is false. */
const conditionSchema = z.discriminatedUnion("op", comparisons);

/** Whether another bonus or multiplier of the same action applied to the same event. */
const dependencySchema = z.strictObject({
  op: z.enum(["applied", "not_applied"]),
  rule: ruleName,
});

/** The conditions of bonuses and multipliers. */
const ruleConditionSchema = z.discriminatedUnion("op", [...comparisons, dependencySchema]);

export type Condition = z.infer<typeof conditionSchema>;
export type Dependency = z.infer<typeof dependencySchema>;
export type RuleCondition = z.infer<typeof ruleConditionSchema>;

/** All conditions of the list must hold. */
export const conditionsSchema = z.array(conditionSchema).min(1).max(10);
export const ruleConditionsSchema = z.array(ruleConditionSchema).min(1).max(10);

/** Returns the value of a field: from the event's data, overridden by what the server computes. */
export type Facts = (field: string) => unknown;

/** Returns whether a condition holds. A value that is missing or of another type makes it false. */
export function holds(condition: Condition, facts: Facts): boolean {
  const value = facts(condition.field);
  switch (condition.op) {
    case "eq":
      return value === condition.value;
    case "in":
      return (condition.value as readonly unknown[]).includes(value);
    case "lt":
      return typeof value === "number" && value < condition.value;
    case "lte":
      return typeof value === "number" && value <= condition.value;
    case "gt":
      return typeof value === "number" && value > condition.value;
    case "gte":
      return typeof value === "number" && value >= condition.value;
    case "between":
      return typeof value === "number" && value >= condition.value[0] &&
        value <= condition.value[1];
  }
}

/** Returns whether a condition is about another part of the rule, not about a value. */
export function isDependency(condition: RuleCondition): condition is Dependency {
  return condition.op === "applied" || condition.op === "not_applied";
}
