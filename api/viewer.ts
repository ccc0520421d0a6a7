import type { MiddlewareHandler } from "hono";
import type { Scope, Viewer } from "@/services/auth/identity.ts";
import { type Problem, ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "./environment.ts";

const MISSING_KEY: Problem = {
  status: 401,
  code: "missing_key",
  title: "Authentication is missing",
  detail: "Send an integration key as `Authorization: Bearer <key>`, or sign in.",
};
const INVALID_KEY: Problem = {
  status: 401,
  code: "invalid_key",
  title: "The key is not valid",
  detail: "The integration key is unknown or was revoked. Make a new one with `deno task key`.",
};

/**
 * Admits a request with a valid key or session, and sets `viewer`.
 * @param scope the scope that a key must have; `null` when only people are allowed
 * @throws {ProblemError} `missing_key`, `invalid_key`, `missing_scope`
 */
export function requireViewer(
  scope: Scope | null,
  options: { people: boolean } = { people: true },
): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const { auth, keys } = context.var.services;
    const bearer = bearerOf(context.req.header("authorization"));
    let viewer: Viewer | null = null;
    if (bearer !== null) {
      viewer = await keys.authenticate(bearer);
      if (!viewer) throw new ProblemError(INVALID_KEY);
      requireScope(viewer.scopes, scope);
    } else if (options.people) {
      viewer = await auth.person(context.req.raw);
    }
    if (!viewer) throw new ProblemError(MISSING_KEY);
    context.set("viewer", viewer);
    await next();
  };
}

function bearerOf(header: string | undefined): string | null {
  const match = /^bearer +(\S+)$/i.exec(header ?? "");
  return match ? match[1]! : null;
}

function requireScope(scopes: readonly Scope[], scope: Scope | null) {
  // The scope admin includes all other scopes.
  if (scope !== null && (scopes.includes(scope) || scopes.includes("admin"))) return;
  throw new ProblemError({
    status: 403,
    code: "missing_scope",
    title: "The key may not do this",
    detail: scope === null
      ? "This is for people who are signed in, not for keys."
      : `The key lacks the scope "${scope}". Make one that has it with \`deno task key\`.`,
  });
}
