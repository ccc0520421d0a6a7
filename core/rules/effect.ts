import type { RuleEffect, TrialSums } from "./trial_views.ts";

/** From which multiple of today's points on a rule set is taken for a mistake. */
const TOO_MANY_TIMES = 10;
/** By how many percent one may change everybody's points without a warning. */
const LARGE_PERCENT = 50;

/**
 * Says what other rules would have done in a period: by how much everybody's points together grow or
 * shrink, with a warning when they would pay nobody, or far more than today.
 */
export function describeEffect({ before, after, gaining, losing }: TrialSums): RuleEffect[] {
  const sum = describeSum(before, after);
  if (gaining === 0 && losing === 0) return [sum];
  const more = gaining > 0 ? `${counted(gaining)} would have got more` : "";
  const less = losing === 0
    ? ""
    : gaining > 0
    ? `, ${counted(losing)} less`
    : `${counted(losing)} would have got less`;
  return [sum, { severity: "note", message: `${more}${less}.` }];
}

function describeSum(before: number, after: number): RuleEffect {
  const sums = `${number(after)} points instead of ${number(before)}`;
  if (before === 0 && after === 0) {
    const message =
      "Nobody got points in this period, and nobody would have: try a period with work.";
    return { severity: "note", message };
  }
  if (after === 0) {
    const message = `Nobody would have got a single point; all together they got ${
      number(before)
    }.`;
    return { severity: "warning", message };
  }
  if (before === 0) {
    const message = `All together would have got ${number(after)} points, where nobody got any.`;
    return { severity: "warning", message };
  }
  if (before === after) {
    return {
      severity: "note",
      message: `All together would have got as many points: ${number(before)}.`,
    };
  }
  const percent = (after / before - 1) * 100;
  if (after >= TOO_MANY_TIMES * before) {
    const times = Math.floor(after / before);
    const message = `Points would explode: all together would have got ${times} times as many ` +
      `points (${sums}). Older points would be worth nothing beside them.`;
    return { severity: "warning", message };
  }
  const rounded = Math.abs(percent) < 1 ? "less than 1" : String(Math.round(Math.abs(percent)));
  const direction = percent > 0 ? "more" : "fewer";
  const message = `All together would have got ${rounded}% ${direction} points (${sums}).`;
  return { severity: Math.abs(percent) >= LARGE_PERCENT ? "warning" : "note", message };
}

/** Formats a number as the other English texts of the API have it: `12,345`. */
function number(value: number): string {
  return value.toLocaleString("en-US");
}

function counted(people: number): string {
  return people === 1 ? "1 person" : `${people} people`;
}
