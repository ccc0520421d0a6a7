import type { z } from "@hono/zod-openapi";
import { primaryIssues } from "@/core/problems/issue_words.ts";
import type { FieldError, Problem } from "@/services/problems/mod.ts";

/** Returns zod's errors by field. */
export function fieldErrors(error: z.ZodError, prefix: readonly string[] = []): FieldError[] {
  return primaryIssues(error).map((issue) => ({
    path: [...prefix, ...issue.path.map(String)].join("."),
    message: issue.message,
  }));
}

/** Returns the problem for invalid fields; the detail names the first ones. */
export function validationProblem(errors: readonly FieldError[], what: string): Problem {
  const named = errors.slice(0, 3).map(({ path, message }) => `${path || "body"}: ${message}`);
  const more = errors.length > 3 ? `; and ${errors.length - 3} more` : "";
  return {
    status: 422,
    code: "validation_failed",
    title: `The ${what} is not valid`,
    detail: named.join("; ") + more,
    errors,
  };
}

/** Returns the problem for something that does not exist, or that the viewer may not see. */
export function notFound(what: string): Problem {
  return {
    status: 404,
    code: "not_found",
    title: `There is no such ${what}`,
    detail: `No ${what} has this id, or it is not yours to see.`,
  };
}
