import type { RuleIssue } from "../../core/rules_check.ts";
import { type Problem, ProblemError } from "../problem.ts";

/** A refusal of a rule set that has errors; the detail tells the first ones. */
export function contradictingRules(issues: readonly RuleIssue[]): ProblemError {
  const errors = issues.filter(({ severity }) => severity === "error")
    .map(({ path, message }) => ({ path, message }));
  const told = errors.slice(0, 3).map(({ path, message }) => `${path || "rules"}: ${message}`);
  const more = errors.length > 3 ? `; and ${errors.length - 3} more` : "";
  return new ProblemError({
    status: 422,
    code: "rules_contradict",
    title: "The rule set cannot be used",
    detail: `${told.join("; ")}${more}. Nothing was stored.`,
    errors,
  });
}

/** A refusal of what would change the past: rules and boosts count for work still to come. */
export function inThePast(code: Problem["code"], what: string, time: number, now: number) {
  return new ProblemError({
    status: 409,
    code,
    title: `${what} cannot begin in the past`,
    detail:
      `${iso(time)} is before ${iso(now)}, when the request arrived. Choose a later time, or ` +
      `leave it out to begin now.`,
  });
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
