import type { MiddlewareHandler } from "hono";
import { problemSchema } from "@/core/problems/views.ts";
import { languageOf } from "@/services/problems/language.ts";
import { germanProblemText } from "@/words/problems/translate.ts";
import type { ApiEnv } from "./environment.ts";

/**
 * Answers problems in the language that the request accepts. Codes, paths and values stay; programs
 * that send no `Accept-Language` read English.
 */
export const problemLanguage: MiddlewareHandler<ApiEnv> = async (context, next) => {
  await next();
  const { res } = context;
  if (res.headers.get("content-type") !== "application/problem+json") return;
  res.headers.append("vary", "accept-language");
  if (languageOf(context.req.raw) !== "de") return;
  const problem = problemSchema.parse(await res.json());
  const errors = problem.errors?.map(({ path, message }) => ({
    path,
    message: germanProblemText("message", message),
  }));
  const isFields = errors && errors.length > 0 && problem.code === "validation_failed";
  const german = {
    ...problem,
    title: germanProblemText("title", problem.title),
    // The detail of fields that are wrong repeats the first messages.
    detail: isFields
      ? errors.slice(0, 3).map(({ path, message }) => `${path || "body"}: ${message}`).join("; ")
      : germanProblemText("detail", problem.detail),
    ...(errors && { errors }),
  };
  const headers = new Headers(res.headers);
  headers.set("content-language", "de");
  headers.delete("content-length");
  context.res = new Response(JSON.stringify(german), { status: res.status, headers });
};
