import type { ActionRule, RuleSet } from "./rules.ts";
import type { RuleIssue } from "./views.ts";

/** From which payout of one event on it is worth a warning that nothing limits how often it is paid. */
const LARGE_PAYOUT = 1_000;

/**
 * Warns about rules that pay nobody, and about actions that pay a lot as often as somebody likes: no
 * cap of the event or the day, no cooldown, not once per object, and no ceiling of the day.
 */
export function checkPayout(rules: RuleSet): RuleIssue[] {
  const actions = Object.entries(rules.actions).flatMap(([type, rule]) =>
    rule ? [{ type, rule }] : []
  );
  if (actions.length === 0) {
    return [warn("actions", "nobody gets points for work: no action pays anything")];
  }
  if (actions.every(({ rule }) => largestPayout(rule) === 0)) {
    return [warn("actions", "nobody gets points for work: every action pays 0 points")];
  }
  if (rules.dailyCeiling !== undefined) return [];
  return actions.flatMap(({ type, rule }) => {
    const most = largestPayout(rule);
    if (most < LARGE_PAYOUT || isLimited(rule)) return [];
    const message = `one event can pay ${most} points, and nothing limits how often: set a cap, ` +
      "a cooldown, or a ceiling for the day";
    return [warn(`actions.${type}.base`, message)];
  });
}

/** The most points that one event can pay. */
function largestPayout({ base, bonuses, multipliers, maxPoints = Infinity }: ActionRule): number {
  const sum = bonuses.reduce((total, { points }) => total + points, base);
  const product = multipliers.reduce((total, { factor }) => total * Math.max(1, factor), sum);
  return Math.min(Math.round(product), maxPoints);
}

function isLimited({ maxPerDay, cooldownSeconds, oncePerObject }: ActionRule): boolean {
  return maxPerDay !== undefined || cooldownSeconds !== undefined || oncePerObject;
}

function warn(path: string, message: string): RuleIssue {
  return { severity: "warning", path, message };
}
