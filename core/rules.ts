import { z } from "zod";
import { SCORED_TYPES, STREAK_TYPE } from "./events.ts";

const name = z.string().regex(/^[a-z][a-z0-9_]{0,49}$/, "use lower_snake_case, 1 to 50 characters");
// Not negative: points are only taken away by taking back what paid them, so totals stay >= 0.
const points = z.int().min(0).max(10_000);
const fieldName = z.string().regex(
  /^[a-zA-Z][a-zA-Z0-9]{0,49}$/,
  "use the field's name, e.g. responseTime",
);

/** One comparison of a field with a constant. A missing field makes every comparison false. */
export const conditionSchema = z.discriminatedUnion("op", [
  z.strictObject({ field: fieldName, op: z.enum(["lt", "lte", "gt", "gte"]), value: z.number() }),
  z.strictObject({
    field: fieldName,
    op: z.literal("eq"),
    value: z.union([z.number(), z.boolean(), z.string().max(200)]),
  }),
]);

/** All conditions of the list must hold. */
const conditions = z.array(conditionSchema).min(1).max(10);

export const bonusSchema = z.strictObject({ name, points, when: conditions });
export const multiplierSchema = z.strictObject({
  name,
  factor: z.number().positive().max(100),
  when: conditions,
});

/** What one action pays. */
export const actionRuleSchema = z.strictObject({
  base: points,
  bonuses: z.array(bonusSchema).max(20).default([]),
  multipliers: z.array(multiplierSchema).max(20).default([]),
  /** Most points that one event can pay. */
  maxPoints: z.int().positive().optional(),
  /** Paid events of this action per agent and day. */
  maxPerDay: z.int().positive().optional(),
  /** Least seconds between two paid events of this action on one day. */
  cooldownSeconds: z.int().positive().optional(),
  /** Pay only the first event (by event time) about one `data.objectId` of one source. */
  oncePerObject: z.boolean().default(false),
});

/** What a day of a streak pays. */
export const streakRuleSchema = z.strictObject({
  base: points,
  /** Added for each consecutive day after the first. */
  consecutiveBonus: points,
  /** The total is at most base x maxMultiplier. */
  maxMultiplier: z.number().min(1).max(100),
});

const actions = z.strictObject(
  Object.fromEntries(SCORED_TYPES.map((type) => [type, actionRuleSchema.optional()])) as Record<
    typeof SCORED_TYPES[number],
    z.ZodOptional<typeof actionRuleSchema>
  >,
);

/** A rule set: data, versioned by the database, never edited in place. */
export const ruleSetSchema = z.strictObject({
  actions,
  [STREAK_TYPE]: streakRuleSchema,
  /** Most points per agent and day from actions; what is over is not paid. */
  dailyCeiling: z.int().positive().optional(),
});

export type Condition = z.infer<typeof conditionSchema>;
export type ActionRule = z.infer<typeof actionRuleSchema>;
export type StreakRule = z.infer<typeof streakRuleSchema>;
export type RuleSet = z.infer<typeof ruleSetSchema>;

/** A rule set with the version it was stored under and the time from which it counts. */
export interface RuleVersion {
  readonly version: number;
  /** Event time from which this version scores, milliseconds since the epoch. */
  readonly effectiveFrom: number;
  readonly rules: RuleSet;
}

/**
 * The version in force at an event's time: the latest one that is effective by then.
 * @throws {Error} when no version is effective yet; the first one must be effective from the start.
 */
export function ruleVersionAt(versions: readonly RuleVersion[], time: number): RuleVersion {
  let best: RuleVersion | undefined;
  for (const version of versions) {
    if (version.effectiveFrom > time) continue;
    const isLater = !best || version.effectiveFrom > best.effectiveFrom ||
      (version.effectiveFrom === best.effectiveFrom && version.version > best.version);
    if (isLater) best = version;
  }
  if (!best) throw new Error(`no rule set is effective at ${new Date(time).toISOString()}`);
  return best;
}
