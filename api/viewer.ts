import type { Scope, Viewer } from "@/services/auth/identity.ts";
import { type Problem, ProblemError } from "@/services/problems/mod.ts";
import type { Access } from "./access_rows.ts";
import type { ApiContext } from "./environment.ts";

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
 * Returns who makes a request: the key that it carries, which must have the scope of the row, or the
 * person of its session.
 * @throws {ProblemError} `missing_key`, `invalid_key`, `missing_scope`
 */
export async function identify(
  context: ApiContext,
  { people, key }: Pick<Access, "people" | "key">,
): Promise<Viewer> {
  const { auth, keys } = context.var.services;
  const bearer = bearerOf(context.req.header("authorization"));
  if (bearer !== null) {
    const integration = await keys.authenticate(bearer);
    if (!integration) throw new ProblemError(INVALID_KEY);
    requireScope(integration.scopes, key);
    return integration;
  }
  const person = people === "nobody" ? null : await auth.person(context.req.raw);
  if (!person) throw new ProblemError(MISSING_KEY);
  return person;
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
