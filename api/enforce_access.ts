import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { normalizeSubject } from "@/core/identity.ts";
import { isCrossOrigin } from "@/services/auth/same_origin.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { type Problem, ProblemError } from "@/services/problems/mod.ts";
import { OPERATIONS } from "./access.ts";
import type { Access, AllowedPeople } from "./access_rows.ts";
import { auditAct } from "./audit_act.ts";
import type { ApiContext, ApiEnv } from "./environment.ts";
import { admitJson } from "./json_body.ts";
import { notFound } from "./problems.ts";
import { identify } from "./viewer.ts";

/** Where the operations of the table are. */
const BASE = "/api/v1";

/**
 * Lets a request through as its row in the table says (access.ts), sets `viewer`, reads the JSON
 * body within its limits (json_body.ts), and writes administrative acts to the audit log. It comes
 * before every route, so no route can forget it.
 * @param read answers a request that reads the state before an act, with the rights of its headers
 * @throws {ProblemError} `missing_key`, `invalid_key`, `missing_scope`, `admin_only`,
 * `managers_only`, `not_an_agent`, `two_factor_needed`, `held_out`, `cross_origin`, `audit_unavailable`, and for other people's data `not_found`
 */
export function enforceAccess(
  read: (request: Request) => Response | Promise<Response>,
): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    // Routes for all methods are middlewares; the first other one answers.
    const route = matchedRoutes(context).find(({ method }) => method !== "ALL");
    if (!route?.path.startsWith(`${BASE}/`)) return await next();
    const pattern = route.path.slice(BASE.length).replace(/:(\w+)(\{[^}]*\})?/g, "{$1}");
    const operation = `${route.method} ${pattern}`;
    const access = OPERATIONS[operation];
    if (!access) throw new Error(`${operation} has no row in api/access.ts, so nobody may use it`);
    if (access.people === "anyone") return await next();
    const viewer = await identify(context, access);
    context.set("viewer", viewer);
    const params = paramsOf(pattern, context.req.path.slice(BASE.length));
    requirePermission(access.people, viewer, params);
    refuseHeldOut(operation, access, viewer, params);
    requireSameOrigin(context, viewer);
    // Check the body after the permission, so that callers without permission learn only that.
    if (access.people !== "nobody" && !access.hasOwnBody) await admitJson(context);
    if (!access.act) return await next();
    const { act, hasOwnBody = false } = access;
    await auditAct(context, { act, pattern, params, hasOwnBody, read }, next);
  };
}

/** Returns the parameters of a path, decoded. */
function paramsOf(pattern: string, path: string): Readonly<Record<string, string>> {
  const parts = path.split("/");
  return Object.fromEntries(
    pattern.split("/").flatMap((name, index) =>
      name.startsWith("{") ? [[name.slice(1, -1), decode(parts[index] ?? "")]] : []
    ),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Half of an escape: the route refuses it.
    return text;
  }
}

/** Refuses people whose role, or whose own agent, is not what the row asks for. */
function requirePermission(
  people: AllowedPeople,
  viewer: Viewer,
  params: Readonly<Record<string, string>>,
): void {
  if (viewer.kind === "key") return;
  // Without the second factor, admins have no rights over others, whatever the row is.
  const isOwn = people === "self" && viewer.agent === normalizeSubject(params.id ?? "");
  if (viewer.needsTwoFactor && !isOwn && ["admin", "manager", "self"].includes(people)) {
    throw new ProblemError(TWO_FACTOR_NEEDED);
  }
  if (people === "agent" && viewer.agent === null) throw new ProblemError(NOT_AN_AGENT);
  if (viewer.role === "admin") return;
  if (people === "admin") throw new ProblemError(forAdmins(viewer.role));
  if (people === "manager" && viewer.role !== "manager") {
    throw new ProblemError(FOR_MANAGERS);
  }
  // To others, the agent does not exist. What people see of others' data ("own") is decided where
  // the data is, because it depends on the agent's team.
  if (people === "self" && viewer.agent !== normalizeSubject(params.id ?? "")) {
    throw new ProblemError(notFound("agent"));
  }
}

const forAdmins = (role: string): Problem => ({
  status: 403,
  code: "admin_only",
  title: "This is for admins",
  detail: `Your role is ${role}. Ask an admin to do it, or to change your role.`,
});

const NOT_AN_AGENT: Problem = {
  status: 403,
  code: "not_an_agent",
  title: "This is for agents",
  detail: "Your account is not tied to an agent. Ask an admin to tie it to one.",
};

const TWO_FACTOR_NEEDED: Problem = {
  status: 403,
  code: "two_factor_needed",
  title: "Two-factor is needed",
  detail: "Your organization demands two-factor of admins. Set it up at /two-factor, then " +
    "continue here.",
};

/**
 * Refuses people in a running holdout what shows points. Managers and admins still see the work of
 * others, and boards.
 */
function refuseHeldOut(
  operation: string,
  { showsRewards = false, people }: Access,
  viewer: Viewer,
  params: Readonly<Record<string, string>>,
): void {
  if (!showsRewards || viewer.kind === "key" || !viewer.isHeldOut) return;
  const isAboutOneself = people === "agent" || operation === "GET /desk" ||
    viewer.agent === normalizeSubject(params.id ?? "");
  if (viewer.role === "agent" || isAboutOneself) throw new ProblemError(HELD_OUT);
}

const HELD_OUT: Problem = {
  status: 403,
  code: "held_out",
  title: "Rewards are not switched on for you yet",
  detail: "You are in a group that comes later. Your work goes on as usual, and pays no points " +
    "meanwhile.",
};

const FOR_MANAGERS: Problem = {
  status: 403,
  code: "managers_only",
  title: "This is for managers",
  detail: "Your role is agent. A manager of the team or an admin can do it.",
};

/**
 * Refuses requests that a page of another site makes with a visitor's cookie. Browsers never add
 * keys by themselves, so requests with a key are safe.
 */
function requireSameOrigin(context: ApiContext, viewer: Viewer): void {
  if (viewer.kind === "key") return;
  if (!isCrossOrigin(context.req.raw, context.var.services.info.publicUrl)) return;
  throw new ProblemError({
    status: 403,
    code: "cross_origin",
    title: "Refused: another site asked for this",
    detail: "The Origin header does not name this server. Behind a proxy, set LAUREL_PUBLIC_URL " +
      "to the address people use.",
  });
}
