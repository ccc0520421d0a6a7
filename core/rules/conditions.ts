import { z } from "zod";

const fieldName = z.string().regex(
  /^[a-zA-Z][a-zA-Z0-9]{0,49}$/,
  "use the field's name, e.g. responseTime",
);
/** Names of rules, bonuses, multipliers, boosts. */
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
  /** Both ends belong to the range. */
  z.strictObject({
    field: fieldName,
    op: z.literal("between"),
    value: z.tuple([z.number(), z.number()]),
  }),
] as const;

/** One comparison of a field with a constant. A missing field makes every comparison false. */
const conditionSchema = z.discriminatedUnion("op", comparisons);

/** Whether another bonus or multiplier of the same action was applied to the same event. */
const dependencySchema = z.strictObject({
  op: z.enum(["applied", "not_applied"]),
  rule: ruleName,
});

/** What bonuses and multipliers can depend on. */
const ruleConditionSchema = z.discriminatedUnion("op", [...comparisons, dependencySchema]);

export type Condition = z.infer<typeof conditionSchema>;
export type Dependency = z.infer<typeof dependencySchema>;
export type RuleCondition = z.infer<typeof ruleConditionSchema>;

/** All conditions of the list must hold. */
export const conditionsSchema = z.array(conditionSchema).min(1).max(10);
export const ruleConditionsSchema = z.array(ruleConditionSchema).min(1).max(10);

/** The values that conditions look at: the event's data, overlaid with what the server knows. */
export type Facts = (field: string) => unknown;

/** Whether a condition holds. A missing value, or one of another kind, makes it false. */
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

/** Whether a condition looks at another part of the rule and not at a value. */
export function isDependency(condition: RuleCondition): condition is Dependency {
  return condition.op === "applied" || condition.op === "not_applied";
}
