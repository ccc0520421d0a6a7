import type { RuleIssue } from "@/core/rules/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";

/** Returns the problem for a rule set that has errors; the detail lists the first ones. */
export function contradictingRules(issues: readonly RuleIssue[]): ProblemError {
  const errors = issues.filter(({ severity }) => severity === "error")
    .map(({ path, message }) => ({ path, message }));
  const shown = errors.slice(0, 3).map(({ path, message }) => `${path || "rules"}: ${message}`);
  const more = errors.length > 3 ? `; and ${errors.length - 3} more` : "";
  return new ProblemError({
    status: 422,
    code: "rules_contradict",
    title: "The rule set cannot be used",
    detail: `${shown.join("; ")}${more}. Nothing was stored.`,
    errors,
  });
}

/** Returns the problem for a rule set that would score work from before it existed. */
export function rulesInThePast(time: number, now: number): ProblemError {
  return new ProblemError({
    status: 409,
    code: "rules_in_the_past",
    title: "A rule set cannot begin in the past",
    detail: `${inThePast(time, now)} For work that was done, recalculate its period.`,
  });
}

/** Returns the problem for a boost of work from before the boost existed. */
export function boostInThePast(time: number, now: number): ProblemError {
  return new ProblemError({
    status: 409,
    code: "boost_in_the_past",
    title: "A boost cannot begin in the past",
    detail: inThePast(time, now),
  });
}

function inThePast(time: number, now: number): string {
  const [then, arrival] = [time, now].map((one) => new Date(one).toISOString());
  return `${then} is before ${arrival}, when the request arrived. Choose a later time, or leave it ` +
    `out to begin now.`;
}
