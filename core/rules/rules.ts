import { z } from "zod";
import { ruleConditionsSchema, ruleName } from "./conditions.ts";
import { SCORED_TYPES, STREAK_TYPE } from "@/core/events/events.ts";

/** Most points that one event pays, whatever rules and boosts come together. */
export const MAX_EVENT_POINTS = 1_000_000;

// Not negative: points are only taken away by taking back what paid them, so totals stay >= 0.
const points = z.int().min(0).max(10_000);
const bonusSchema = z.strictObject({ name: ruleName, points, when: ruleConditionsSchema });
const multiplierSchema = z.strictObject({
  name: ruleName,
  factor: z.number().positive().max(100),
  when: ruleConditionsSchema,
});

const limit = z.int("must be a whole number").min(
  1,
  "must be at least 1; leave it out for no limit, and leave an action out to pay nothing for it",
);

/** What one action pays. */
export const actionRuleSchema = z.strictObject({
  base: points,
  bonuses: z.array(bonusSchema).max(20).default([]),
  multipliers: z.array(multiplierSchema).max(20).default([]),
  /** Most points that one event can pay. */
  maxPoints: limit.max(MAX_EVENT_POINTS).optional(),
  /** Paid events of this action per agent and day. */
  maxPerDay: limit.optional(),
  /** Least seconds between two paid events of this action on one day. */
  cooldownSeconds: limit.optional(),
  /** Pay only the first event (by event time) about one `data.objectId` of one source. */
  oncePerObject: z.boolean().default(false),
});

/** What a day of a streak pays. */
const streakRuleSchema = z.strictObject({
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
  dailyCeiling: limit.optional(),
});

export type ActionRule = z.infer<typeof actionRuleSchema>;
export type StreakRule = z.infer<typeof streakRuleSchema>;
export type RuleSet = z.infer<typeof ruleSetSchema>;

/** A rule set with the version it was stored under and the time from which it counts. */
export interface RuleVersion {
  readonly version: number;
  /** Event time from which this version scores, milliseconds since the epoch. */
  readonly effectiveFrom: number;
  /** Event time from which it scores no more; absent: until a later version. */
  readonly effectiveUntil?: number;
  /**
   * 0 (absent) for versions as they were published. An applied recalculation lists its version once
   * more, for its period, with the recalculation's number: the highest wins.
   */
  readonly precedence?: number;
  readonly rules: RuleSet;
}

/**
 * The version in force at an event's time: that of the last recalculation of a period around it, or
 * else the latest one that is effective by then.
 * @throws {Error} when no version is effective yet; the first one must be effective from the start.
 */
export function ruleVersionAt(versions: readonly RuleVersion[], time: number): RuleVersion {
  let best: RuleVersion | undefined;
  for (const version of versions) {
    if (version.effectiveFrom > time) continue;
    if (version.effectiveUntil !== undefined && version.effectiveUntil <= time) continue;
    if (!best || isStronger(version, best)) best = version;
  }
  if (!best) throw new Error(`no rule set is effective at ${new Date(time).toISOString()}`);
  return best;
}

function isStronger(a: RuleVersion, b: RuleVersion): boolean {
  const precedence = (a.precedence ?? 0) - (b.precedence ?? 0);
  return (precedence || a.effectiveFrom - b.effectiveFrom || a.version - b.version) > 0;
}
