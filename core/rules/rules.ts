import { z } from "zod";
import { ruleConditionsSchema, ruleName } from "./conditions.ts";
import { STREAK_TYPE } from "@/core/events/events.ts";
import { typeName } from "./counting.ts";

/** The maximum points of one event, for every combination of rules and boosts. */
export const MAX_EVENT_POINTS = 1_000_000;

// Points are never negative: only a reversal removes points, so totals stay >= 0.
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
  /** The maximum points that one event can pay. */
  maxPoints: limit.max(MAX_EVENT_POINTS).optional(),
  /** The maximum number of paid events of this action per agent and day. */
  maxPerDay: limit.optional(),
  /** The minimum number of seconds between two paid events of this action on one day. */
  cooldownSeconds: limit.optional(),
  /** Pays only the first event (by event time) about each `data.objectId` of a source. */
  oncePerObject: z.boolean().default(false),
});

/** What each day of a streak pays. */
const streakRuleSchema = z.strictObject({
  base: points,
  /** Added for each consecutive day after the first. */
  consecutiveBonus: points,
  /** The maximum total is base x maxMultiplier. */
  maxMultiplier: z.number().min(1).max(100),
});

/** A rule set as data. The database stores its versions and never edits them. */
export const ruleSetSchema = z.strictObject({
  /** What each type of event pays; `explainRuleSet` checks that the types are known. */
  actions: z.record(typeName, actionRuleSchema.optional()),
  [STREAK_TYPE]: streakRuleSchema,
  /** The maximum points from actions per agent and day; points above it are not paid. */
  dailyCeiling: limit.optional(),
});

export type ActionRule = z.infer<typeof actionRuleSchema>;
export type StreakRule = z.infer<typeof streakRuleSchema>;
export type RuleSet = z.infer<typeof ruleSetSchema>;

/** A version of what a type pays by its own definition. */
export interface TypePoints {
  readonly version: number;
  /** Event time from which it is used, milliseconds since the epoch. */
  readonly effectiveFrom: number;
  /** What an event pays; null: it is recorded only. */
  readonly rule: ActionRule | null;
  /** Whether the type was defined then; it is not after it was deleted. */
  readonly isDefined: boolean;
}

/** All versions of all types that are not Laurel's own, by type. */
export type TypePointsBook = ReadonlyMap<string, readonly TypePoints[]>;

/**
 * Returns the version in force at an event's time: the last one that is effective by then. So a
 * later decision also replaces what was planned for the future before.
 */
export function typePointsAt(
  book: TypePointsBook | undefined,
  type: string,
  time: number,
): TypePoints | undefined {
  let best: TypePoints | undefined;
  for (const one of book?.get(type) ?? []) {
    if (one.effectiveFrom > time) continue;
    if (!best || one.version > best.version) best = one;
  }
  return best;
}

/** A rule set with its version and the time from which it is effective. */
export interface RuleVersion {
  readonly version: number;
  /** Event time from which this version is used, milliseconds since the epoch. */
  readonly effectiveFrom: number;
  /** Event time from which it is no longer used; absent: until a later version begins. */
  readonly effectiveUntil?: number;
  /**
   * 0 (or absent) for published versions. An applied recalculation adds its version again for its
   * period, with the number of the recalculation; the highest precedence wins.
   */
  readonly precedence?: number;
  readonly rules: RuleSet;
  /** What types pay by their own definitions; it applies to those that the rules do not name. */
  readonly typePoints?: TypePointsBook;
}

/** Returns the rule of a type in a rule set, or undefined. */
export function ruleOf({ actions }: RuleSet, type: string): ActionRule | undefined {
  // A type may have a name such as "constructor", which every object has.
  return Object.hasOwn(actions, type) ? actions[type] : undefined;
}

/** Returns what an event of a type pays at a time, or undefined when it pays nothing. */
export function actionAt(
  { rules, typePoints }: Pick<RuleVersion, "rules" | "typePoints">,
  type: string,
  time: number,
): ActionRule | undefined {
  return ruleOf(rules, type) ?? typePointsAt(typePoints, type, time)?.rule ?? undefined;
}

/** Returns whether a type pays once per object at any time under a version. */
export function paysOncePerObject({ rules, typePoints }: RuleVersion, type: string): boolean {
  const rule = ruleOf(rules, type);
  if (rule) return rule.oncePerObject;
  return typePoints?.get(type)?.some((one) => one.rule?.oncePerObject) ?? false;
}

/**
 * Returns the version in force at an event's time: that of the last recalculation whose period
 * contains the time, else the latest version that is effective by then.
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
