import { type ActionRule, MAX_EVENT_POINTS, type RuleSet } from "./rules.ts";
import type { RuleIssue } from "./views.ts";

const DAY_SECONDS = 86_400;

/** Checks the limits and amounts of one action. */
export function checkLimits(
  rule: ActionRule,
  dailyCeiling: number | undefined,
  path: string,
): RuleIssue[] {
  const issues: RuleIssue[] = [];
  const say = (severity: RuleIssue["severity"], field: string, message: string) =>
    void issues.push({ severity, path: field ? `${path}.${field}` : path, message });
  const { base, bonuses, multipliers, maxPoints, maxPerDay, cooldownSeconds } = rule;

  const sum = bonuses.reduce((total, bonus) => total + bonus.points, base);
  const most = multipliers.reduce((total, { factor }) => total * Math.max(1, factor), sum);
  if (maxPoints === undefined && most > MAX_EVENT_POINTS) {
    say(
      "error",
      "multipliers",
      `one event could pay ${Math.round(most)} points; more than ` +
        `${MAX_EVENT_POINTS} are never paid. Lower the factors, or set maxPoints`,
    );
  }
  if (sum === 0) say("warning", "base", "it never pays anything; without a rule it is recorded");
  if (maxPoints !== undefined && maxPoints < base) {
    say(
      "warning",
      "maxPoints",
      `it is below the base of ${base}, so every event pays ` +
        `${maxPoints} at most, and bonuses add nothing`,
    );
  } else if (maxPoints === base && most > base) {
    say(
      "warning",
      "maxPoints",
      `it is the base of ${base}, so bonuses and multipliers add nothing`,
    );
  }
  bonuses.forEach(({ name, points }, i) => {
    if (points === 0) say("warning", `bonuses.${i}.points`, `"${name}" adds nothing`);
  });
  multipliers.forEach(({ name, factor }, i) => {
    if (factor === 1) say("warning", `multipliers.${i}.factor`, `"${name}" changes nothing`);
  });

  if (cooldownSeconds !== undefined && cooldownSeconds >= DAY_SECONDS) {
    say(
      "warning",
      "cooldownSeconds",
      "a cooldown counts within one day; so long a one allows one " +
        "paid event per day, as maxPerDay 1 would",
    );
  } else if (cooldownSeconds !== undefined && maxPerDay !== undefined) {
    const possible = Math.floor(DAY_SECONDS / cooldownSeconds) + 1;
    if (maxPerDay > possible) {
      say(
        "warning",
        "maxPerDay",
        `it is never reached: with ${cooldownSeconds} seconds in ` +
          `between, a day has room for ${possible}`,
      );
    }
  }
  if (dailyCeiling !== undefined && dailyCeiling < base) {
    say(
      "warning",
      "base",
      `it is above the daily ceiling of ${dailyCeiling}, so not even ` +
        `the first event of a day pays all of it`,
    );
  }
  return issues;
}

/** Checks the streak rule and the limits of the whole rule set. */
export function checkAmounts(rules: RuleSet): RuleIssue[] {
  const issues: RuleIssue[] = [];
  const { base, consecutiveBonus, maxMultiplier } = rules.daily_streak;
  if (consecutiveBonus > 0 && Math.round(base * maxMultiplier) <= base) {
    const message =
      `the total is at most ${base} x ${maxMultiplier}, so the bonus for consecutive ` +
      `days adds nothing`;
    issues.push({ severity: "warning", path: "daily_streak.maxMultiplier", message });
  }
  return issues;
}
