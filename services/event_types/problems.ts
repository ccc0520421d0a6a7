import { ProblemError } from "@/services/problems/mod.ts";
import type { RuleIssue } from "@/core/rules/views.ts";

/** Returns the problem for a type that is defined already. */
export function eventTypeExists(type: string): ProblemError {
  return new ProblemError({
    status: 409,
    code: "event_type_exists",
    title: "The event type exists already",
    detail: `"${type}" is a type of event already. Choose another name, or change that type.`,
    errors: [{ path: "type", message: "is a type of event already" }],
  });
}

/** Returns the problem for a change of a type that belongs to Laurel. */
export function eventTypeBuiltIn(type: string): ProblemError {
  return new ProblemError({
    status: 409,
    code: "event_type_built_in",
    title: "The event type belongs to Laurel",
    detail: `"${type}" is a type that Laurel brings along: tools rely on its name and its ` +
      "fields, so it can be neither changed nor deleted. What it pays is in the rules.",
    errors: [{ path: "type", message: "belongs to Laurel" }],
  });
}

/** Returns the problem for points that cannot be paid, with the place of each error. */
export function contradictingPoints(issues: readonly RuleIssue[]): ProblemError {
  const errors = issues.filter(({ severity }) => severity === "error")
    .map(({ path, message }) => ({ path, message }));
  return new ProblemError({
    status: 422,
    code: "validation_failed",
    title: "The points are not valid",
    detail: errors.slice(0, 3).map(({ path, message }) => `${path}: ${message}`).join("; "),
    errors,
  });
}

/** Returns the problem for points that would begin in the past. */
export function pointsInThePast(time: number, now: number): ProblemError {
  const [then, arrival] = [time, now].map((one) => new Date(one).toISOString());
  const message = `${then} is before ${arrival}, when the request arrived`;
  return new ProblemError({
    status: 422,
    code: "validation_failed",
    title: "The points cannot begin in the past",
    detail: `${message}. For work that was done, publish rules that name the type, and ` +
      "recalculate its period.",
    errors: [{ path: "pointsEffectiveFrom", message }],
  });
}
