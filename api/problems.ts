import { z } from "@hono/zod-openapi";
import { primaryIssues } from "@/core/problems/issue_words.ts";
import type { FieldError, Problem } from "@/services/problems/mod.ts";

/** The body of every refusal (RFC 9457). */
export const problemSchema = z.object({
  type: z.string().openapi({ example: "/docs#validation_failed" }),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string().openapi({ description: "Stable, for programs", example: "validation_failed" }),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
}).openapi("Problem");

/** Makes the answer of a refusal. */
export function problemResponse(problem: Problem): Response {
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (problem.retryAfter !== undefined) headers.set("retry-after", String(problem.retryAfter));
  if (problem.status === 401) headers.set("www-authenticate", 'Bearer realm="laurel"');
  return new Response(JSON.stringify(toBody(problem)), { status: problem.status, headers });
}

/** The problem as JSON. */
export function toBody(problem: Problem): z.infer<typeof problemSchema> {
  const { status, code, title, detail, errors } = problem;
  const body = { type: `/docs#${code}`, title, status, detail, code };
  return errors ? { ...body, errors: [...errors] } : body;
}

/** The problems of zod, by field. */
export function fieldErrors(error: z.ZodError, prefix: readonly string[] = []): FieldError[] {
  return primaryIssues(error).map((issue) => ({
    path: [...prefix, ...issue.path.map(String)].join("."),
    message: issue.message,
  }));
}

/** A refusal because fields are wrong; the detail names the first ones. */
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

/** The answer for what does not exist, or not for this viewer. */
export function notFound(what: string): Problem {
  return {
    status: 404,
    code: "not_found",
    title: `There is no such ${what}`,
    detail: `No ${what} has this id, or it is not yours to see.`,
  };
}
