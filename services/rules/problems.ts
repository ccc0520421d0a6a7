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

/** Returns the problem for a draft that does not exist. */
export function noDraft(): ProblemError {
  return new ProblemError({
    status: 404,
    code: "not_found",
    title: "There is no such draft",
    detail: "No draft of rules has this id. Perhaps somebody published or deleted it.",
  });
}

/** Returns the problem for a version that has begun, or never was to begin. */
export function notScheduled(version: number): ProblemError {
  return new ProblemError({
    status: 409,
    code: "rules_not_scheduled",
    title: "Only a scheduled version can be withdrawn",
    detail: `Version ${version} has begun, was withdrawn, or scores only in recalculations. ` +
      "Publish another version to replace one that has begun.",
  });
}

/** Returns the problem for a version that does not exist. */
export function noRuleSet(version: number): ProblemError {
  return new ProblemError({
    status: 404,
    code: "not_found",
    title: "There is no such rule set",
    detail: `No rule set has the version ${version}.`,
  });
}
