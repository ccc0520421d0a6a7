/**
 * Who may do what, in one table: a row for each operation of the API and for each page. The API and
 * the pages enforce it (enforce_access.ts, routes/_middleware.tsx), and `access_test.ts` walks all
 * of it with every kind of person and key. An address without a row is refused.
 */
import type { AuditAction } from "@/core/audit.ts";
import type { Scope } from "@/core/keys.ts";

/** The people who may do something. */
export type AllowedPeople =
  /** Everybody, also without signing in. */
  | "anyone"
  /** Everybody who is signed in. */
  | "signed-in"
  /** People who are agents, for themselves. */
  | "agent"
  /** Agents see their own data, managers also that of their teams, admins that of everybody. */
  | "own"
  /** Agents for themselves, and admins for everybody. */
  | "self"
  /** Managers for their teams, and admins for all. */
  | "manager"
  | "admin"
  /** Only keys. */
  | "nobody";

/** An administrative act, as the audit log names it. */
export interface AuditedAct {
  /** Object and verb, such as `agent.change`. */
  readonly action: string;
  /** The kind of thing that it is done to. */
  readonly kind: string;
  /** What people read: "Changed an agent". */
  readonly title: string;
  /** The parameters of the path that name the thing; the first one of the path by default. */
  readonly id?: readonly string[];
  /**
   * Whether the answer is a result, such as a count, and not the thing as it is afterwards; then the
   * thing is not stored as the state before, because the two could not be compared.
   */
  readonly answersResult?: boolean;
}

/** Who may use one operation of the API. */
export interface Access {
  readonly people: AllowedPeople;
  /** The scope that a key needs; null: keys may not, or need not when everybody may. */
  readonly key: Scope | null;
  /** What the audit log says; left out: the operation changes nothing administrative. */
  readonly act?: AuditedAct;
  /** Whether the handler reads a body that is no JSON by itself, such as a file. */
  readonly hasOwnBody?: boolean;
}

const anyone: Access = { people: "anyone", key: null };
const keysOnly: Access = { people: "nobody", key: "events:write" };
const signedIn: Access = { people: "signed-in", key: "read" };
/** For people, about themselves. */
const me: Access = { people: "signed-in", key: null };
const own: Access = { people: "own", key: "read" };
const ownAgent: Access = { people: "agent", key: null };
const manager: Access = { people: "manager", key: "admin" };
const admin: Access = { people: "admin", key: "admin" };

/** For admins; written to the audit log. */
function act(
  action: string,
  kind: string,
  title: string,
  more: Pick<AuditedAct, "id" | "answersResult"> = {},
): Access {
  return { ...admin, act: { action, kind, title, ...more } };
}

const RESULT = { answersResult: true };

/** The operations below `/api/v1`, as the OpenAPI document names them. */
export const OPERATIONS: Readonly<Record<string, Access>> = {
  "GET /healthz": anyone,
  "GET /readyz": anyone,
  "GET /metrics": anyone,
  "GET /openapi.json": anyone,

  "POST /events": keysOnly,
  "POST /events/batch": keysOnly,
  "POST /import": keysOnly,
  "GET /events/{source}/{id}": own,
  "DELETE /events/{source}/{id}": act("entry.reverse", "event", "Reversed an event", {
    id: ["source", "id"],
  }),

  "POST /corrections": {
    ...manager,
    act: {
      action: "entry.correct",
      kind: "event",
      title: "Corrected what an event counts",
      answersResult: true,
    },
  },
  "POST /reversals": {
    ...manager,
    act: {
      action: "entry.reverse",
      kind: "event",
      title: "Reversed an event",
      answersResult: true,
    },
  },

  // Tools sign what they send; the signature decides.
  "GET /webhooks/{provider}/{integrationId}": anyone,
  "OPTIONS /webhooks/{provider}/{integrationId}": anyone,
  "POST /webhooks/{provider}/{integrationId}": anyone,

  "GET /agents": own,
  "GET /agents/{id}": own,
  "GET /agents/{id}/history": own,
  "GET /agents/{id}/history/{entryId}": own,
  "GET /agents/{id}/achievements": own,
  "GET /agents/{id}/challenges": own,
  "GET /agents/{id}/metrics": own,
  "GET /agents/{id}/spins": own,
  "GET /agents/{id}/visibility": { people: "self", key: "admin" },
  "PATCH /agents/{id}/visibility": {
    people: "self",
    key: "admin",
    act: { action: "agent.visibility", kind: "agent", title: "Changed whether an agent is shown" },
  },

  "GET /me/two-factor": me,
  "POST /me/two-factor": me,
  "POST /me/two-factor/confirm": me,
  "POST /me/two-factor/recovery-codes": me,
  "POST /me/two-factor/turn-off": me,
  "POST /me/tour": me,
  "GET /desk": { people: "signed-in", key: null },
  "GET /leaderboards": signedIn,
  "GET /achievements": signedIn,
  "GET /metrics/definitions": signedIn,
  "GET /challenges": own,
  "GET /challenges/{id}": own,
  "POST /challenges/{id}/join": ownAgent,
  "GET /spins": ownAgent,
  "POST /spins": ownAgent,
  "GET /spins/fairness": signedIn,
  "GET /spins/{id}": own,
  "GET /stream": own,
  "GET /ws": own,

  "GET /admin/audit": admin,
  "GET /admin/audit/actions": admin,
  "GET /admin/audit.csv": admin,
  "GET /admin/audit.ndjson": admin,

  "GET /admin/organization": admin,
  "PATCH /admin/organization": act(
    "organization.change",
    "organization",
    "Changed the organization's settings",
  ),
  "DELETE /admin/accounts/{id}/two-factor": act(
    "account.two_factor_off",
    "account",
    "Turned a person's two-factor off",
  ),

  "GET /admin/first-steps": admin,
  "PATCH /admin/first-steps": act(
    "first_steps.change",
    "first_steps",
    "Closed or reopened the list of first steps",
  ),
  "POST /admin/sample-data": act("sample.add", "sample", "Added sample data", RESULT),
  "DELETE /admin/sample-data": act("sample.remove", "sample", "Removed sample data", RESULT),

  "GET /admin/agents": admin,
  "GET /admin/agents/{id}": admin,
  "GET /admin/agents.csv": admin,
  "POST /admin/agents/import": {
    ...act("agent.import", "agent", "Imported people from a file", RESULT),
    hasOwnBody: true,
  },
  "GET /admin/people/search": admin,
  "POST /admin/agents": act("agent.create", "agent", "Created an agent"),
  "PATCH /admin/agents/{id}": act("agent.change", "agent", "Changed an agent"),
  "GET /admin/agents/{id}/aliases": admin,
  "POST /admin/agents/{id}/aliases": act(
    "agent.alias_add",
    "agent",
    "Added an alias to an agent",
    RESULT,
  ),
  "DELETE /admin/agents/{id}/aliases/{alias}": act(
    "agent.alias_remove",
    "agent",
    "Removed an alias from an agent",
  ),
  "POST /admin/agents/{id}/merge": act("agent.merge", "agent", "Merged two agents", RESULT),
  "GET /admin/identity-collisions": admin,

  "GET /admin/teams": admin,
  "POST /admin/teams": act("team.create", "team", "Created a team"),
  "GET /admin/teams/{id}": admin,
  "DELETE /admin/teams/{id}": act("team.remove", "team", "Removed a team"),
  "PUT /admin/teams/{id}/managers": act("team.managers", "team", "Chose a team's managers", RESULT),
  "POST /admin/teams/{id}/members": act("team.members", "team", "Added people to a team", RESULT),
  "GET /admin/managers": admin,
  "PATCH /admin/teams/{id}": act("team.change", "team", "Changed a team"),

  "GET /admin/calendars": admin,
  "POST /admin/calendars": act("calendar.set", "calendar", "Set a calendar"),
  "DELETE /admin/calendars": act("calendar.remove", "calendar", "Removed a calendar"),
  "GET /admin/days-off": admin,
  "POST /admin/days-off": act("days_off.add", "days_off", "Added days off"),
  "DELETE /admin/days-off": act("days_off.remove", "days_off", "Removed days off"),

  "GET /admin/rules": admin,
  "POST /admin/rules": act("rules.publish", "rules", "Published rules"),
  "GET /admin/rules/{version}": admin,
  "POST /admin/rules/validate": admin,
  "POST /admin/rules/what-if": admin,
  "POST /admin/rules/what-if-period": admin,
  "GET /admin/boosts": admin,
  "POST /admin/boosts": act("boost.create", "boost", "Created a boost"),
  "POST /admin/boosts/{id}/end": act("boost.end", "boost", "Ended a boost"),
  "GET /admin/recalculations": admin,
  "POST /admin/recalculations": act(
    "recalculation.draft",
    "recalculation",
    "Drafted a recalculation",
  ),
  "GET /admin/recalculations/{id}": admin,
  "GET /admin/recalculations/{id}/changes": admin,
  "POST /admin/recalculations/{id}/apply": act(
    "recalculation.apply",
    "recalculation",
    "Applied a recalculation",
  ),

  "GET /admin/achievements": admin,
  "POST /admin/achievements": act("achievement.define", "achievement", "Defined an achievement"),
  "POST /admin/achievements/{key}/retire": act(
    "achievement.retire",
    "achievement",
    "Retired an achievement",
  ),
  "GET /admin/challenges": admin,
  "POST /admin/challenges": act("challenge.create", "challenge", "Created a challenge"),
  "POST /admin/challenges/{id}/cancel": act(
    "challenge.cancel",
    "challenge",
    "Canceled a challenge",
  ),
  "GET /admin/wheel": admin,
  "POST /admin/wheel": act("wheel.publish", "wheel", "Published a wheel"),

  "GET /admin/keys": admin,
  "POST /admin/keys": act("key.make", "key", "Made a key"),
  "DELETE /admin/keys/{id}": act("key.revoke", "key", "Revoked a key"),

  "GET /admin/integrations": admin,
  "POST /admin/integrations": act("integration.create", "integration", "Connected a tool"),
  "GET /admin/integrations/providers": admin,
  "GET /admin/integrations/{id}": admin,
  "PATCH /admin/integrations/{id}": act("integration.change", "integration", "Changed a tool"),
  "DELETE /admin/integrations/{id}": act("integration.remove", "integration", "Removed a tool"),
  "GET /admin/integrations/{id}/unmapped": admin,
  "POST /admin/integrations/{id}/rotate": act(
    "integration.rotate_secret",
    "integration",
    "Made a new secret for a tool",
    RESULT,
  ),
  "POST /admin/integrations/{id}/test": admin,
  "GET /admin/integrations/{id}/people": admin,
  "PUT /admin/integrations/{id}/people": act(
    "integration.assign_person",
    "integration",
    "Assigned a tool's person",
  ),
  "POST /admin/integrations/{id}/people/create": act(
    "integration.create_people",
    "integration",
    "Created agents for a tool's people",
    RESULT,
  ),
  "GET /admin/integrations/{id}/deliveries": admin,
  "GET /admin/integrations/{id}/deliveries/{delivery}": admin,
  "POST /admin/integrations/{id}/deliveries/{delivery}/replay": act(
    "integration.replay",
    "integration",
    "Read a tool's webhook again",
    RESULT,
  ),
  "POST /admin/integrations/{id}/replay": act(
    "integration.replay",
    "integration",
    "Read a tool's webhook again",
    RESULT,
  ),

  "GET /admin/webhooks": admin,
  "POST /admin/webhooks": act("webhook.create", "webhook", "Created an outgoing webhook"),
  "GET /admin/webhooks/{id}": admin,
  "PATCH /admin/webhooks/{id}": act("webhook.change", "webhook", "Changed an outgoing webhook"),
  "DELETE /admin/webhooks/{id}": act("webhook.remove", "webhook", "Removed an outgoing webhook"),
  "POST /admin/webhooks/{id}/enable": act(
    "webhook.enable",
    "webhook",
    "Turned an outgoing webhook on",
  ),
  "POST /admin/webhooks/{id}/disable": act(
    "webhook.disable",
    "webhook",
    "Turned an outgoing webhook off",
  ),
  "POST /admin/webhooks/{id}/reveal": act(
    "webhook.reveal_secret",
    "webhook",
    "Looked at a webhook's secret",
    RESULT,
  ),
  "POST /admin/webhooks/{id}/rotate": act(
    "webhook.rotate_secret",
    "webhook",
    "Made a new secret for a webhook",
    RESULT,
  ),
  "GET /admin/webhooks/{id}/deliveries": admin,
  "GET /admin/webhooks/{id}/deliveries/{delivery}": admin,
  "POST /admin/webhooks/{id}/deliveries/{delivery}/resend": act(
    "webhook.resend",
    "webhook",
    "Sent a webhook's message again",
    RESULT,
  ),
  "POST /admin/webhooks/{id}/test": act("webhook.test", "webhook", "Sent a test message", RESULT),
};

/** What answers outside of `/api/v1`: health, and the endpoints of the account service. */
export const OTHER_ADDRESSES: Readonly<Record<string, Access>> = {
  "GET /healthz": anyone,
  "GET /readyz": anyone,
  "GET /metrics": anyone,
  "GET /api/auth/ok": anyone,
  "GET /api/auth/get-session": anyone,
  "POST /api/auth/sign-in/email": anyone,
  "POST /api/auth/sign-in/demo": anyone,
  "POST /api/auth/sign-out": anyone,
  "POST /api/auth/verify-password": { people: "signed-in", key: null },
  "POST /api/auth/change-password": { people: "signed-in", key: null },
  "GET /api/auth/list-sessions": { people: "signed-in", key: null },
  "POST /api/auth/revoke-session": { people: "signed-in", key: null },
  "POST /api/auth/revoke-sessions": { people: "signed-in", key: null },
  "POST /api/auth/revoke-other-sessions": { people: "signed-in", key: null },
};

/** The pages, by the addresses of their files in `routes/`; a `/*` covers everything below. */
export const PAGES: Readonly<Record<string, AllowedPeople>> = {
  "/": "signed-in",
  "/sign-in": "anyone",
  "/sign-in/code": "anyone",
  "/sign-out": "anyone",
  "/two-factor": "signed-in",
  "/docs": "anyone",
  "/docs/guides": "anyone",
  "/docs/guides/{name}": "anyone",
  "/docs/integrations": "anyone",
  "/docs/integrations/{name}": "anyone",
  "/spins/verify": "anyone",
  "/admin": "admin",
  "/admin/audit": "admin",
  "/admin/integrations/*": "admin",
  "/admin/keys/*": "admin",
  "/admin/organization": "admin",
  "/admin/people/*": "admin",
  "/admin/start": "admin",
  "/admin/teams/*": "admin",
  "/admin/webhooks/*": "admin",
};

/** Acts that do not come through the API: their writers call `insertAct` (db/audit.ts). */
const OTHER_ACTS: readonly AuditedAct[] = [];

/** Every action that the audit log may name, by its words. */
export const AUDIT_ACTIONS: readonly AuditAction[] = [
  ...new Map(
    [...Object.values(OPERATIONS).flatMap(({ act }) => act ?? []), ...OTHER_ACTS]
      .map(({ action, kind, title }) => [action, { action, kind, title }]),
  ).values(),
].sort((one, other) => one.title.localeCompare(other.title, "en"));

const TITLES = new Map(AUDIT_ACTIONS.map(({ action, title }) => [action, title]));

/** Returns an action in words. */
export function actionTitle(action: string): string {
  return TITLES.get(action) ?? action;
}
