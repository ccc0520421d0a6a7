/**
 * Who may do what, in one table: a row for each operation of the API and for each page. The API and
 * the pages enforce it (enforce_access.ts, routes/_middleware.tsx), and `access_test.ts` walks all
 * of it with every kind of person and key. An address without a row is refused.
 */
import { ADMIN_OPERATIONS } from "./admin/access.ts";
import { type Access, act, type AllowedPeople } from "./access_rows.ts";

const anyone: Access = { people: "anyone", key: null };
const keysOnly: Access = { people: "nobody", key: "events:write" };
const signedIn: Access = { people: "signed-in", key: "read" };
/** For people, about themselves. */
const me: Access = { people: "signed-in", key: null };
const own: Access = { people: "own", key: "read" };
/** The same, with points. */
const ownRewards: Access = { people: "own", key: "read", showsRewards: true };
const rewards: Access = { people: "signed-in", key: "read", showsRewards: true };
const ownAgent: Access = { people: "agent", key: null, showsRewards: true };
/** For people who manage teams. */
const team: Access = { people: "manager", key: null };
const manager: Access = { people: "manager", key: "admin" };

/** What names a goal of a team. */
const GOAL = ["id", "metric"];

/** The operations below `/api/v1`, as the OpenAPI document names them. */
export const OPERATIONS: Readonly<Record<string, Access>> = {
  "GET /healthz": anyone,
  "GET /readyz": anyone,
  "GET /metrics": anyone,
  "GET /openapi.json": anyone,

  "POST /events": keysOnly,
  "POST /events/batch": keysOnly,
  "POST /import": keysOnly,
  "GET /events/{source}/{id}": ownRewards,
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
      preview: "body",
    },
  },
  "POST /reversals": {
    ...manager,
    act: {
      action: "entry.reverse",
      kind: "event",
      title: "Reversed an event",
      answersResult: true,
      preview: "body",
    },
  },

  // Tools sign what they send; the signature decides.
  "GET /webhooks/{provider}/{integrationId}": anyone,
  "OPTIONS /webhooks/{provider}/{integrationId}": anyone,
  "POST /webhooks/{provider}/{integrationId}": anyone,

  "GET /agents": ownRewards,
  "GET /agents/{id}": ownRewards,
  "GET /agents/{id}/history": ownRewards,
  "GET /agents/{id}/history-filters": ownRewards,
  "GET /agents/{id}/history/{entryId}": ownRewards,
  "GET /agents/{id}/history.csv": ownRewards,
  "GET /agents/{id}/history.json": ownRewards,
  "GET /agents/{id}/achievements": ownRewards,
  "GET /agents/{id}/challenges": ownRewards,
  "GET /agents/{id}/metrics": own,
  "GET /agents/{id}/spins": ownRewards,
  "GET /agents/{id}/visibility": { people: "self", key: "admin" },
  "PATCH /agents/{id}/visibility": {
    people: "self",
    key: "admin",
    act: { action: "agent.visibility", kind: "agent", title: "Changed whether an agent is shown" },
  },

  "GET /me": me,
  "PATCH /me": me,
  "GET /me/working-days": me,
  "PUT /me/picture": { ...me, hasOwnBody: true },
  "DELETE /me/picture": me,
  "GET /me/leave": me,
  "POST /me/leave": me,
  "DELETE /me/leave/{id}": me,
  "GET /me/export": me,
  "POST /me/password": me,
  "GET /me/sessions": me,
  "DELETE /me/sessions": me,
  "DELETE /me/sessions/{id}": me,
  "GET /me/two-factor": me,
  "POST /me/two-factor": me,
  "POST /me/two-factor/confirm": me,
  "POST /me/two-factor/recovery-codes": me,
  "POST /me/two-factor/turn-off": me,
  "POST /me/tour": me,
  "GET /me/layout": me,
  "PUT /me/layout": me,
  "POST /me/engagement": me,
  "GET /me/notes": me,
  "GET /me/notifications": { ...me, showsRewards: true },
  "POST /me/notifications/read": me,
  "DELETE /me/notifications": me,
  "DELETE /me/notifications/{id}": me,
  "GET /me/notification-settings": me,
  "PUT /me/notification-settings": me,
  "GET /me/push": me,
  "PUT /me/push": me,
  "DELETE /me/push": me,
  "GET /desk": { people: "signed-in", key: null, showsRewards: true },
  "GET /pictures": signedIn,
  "GET /pictures/{hash}": signedIn,
  "GET /agents/{id}/picture": signedIn,
  "GET /insights/performance": { people: "manager", key: "read" },
  "GET /insights/performance.csv": { people: "manager", key: "read" },

  "GET /team": { people: "manager", key: "read" },
  "GET /team.csv": { people: "manager", key: "read" },
  "GET /team.json": { people: "manager", key: "read" },
  "GET /team/teams": { people: "manager", key: "read" },
  "GET /team/agents/{id}": { people: "manager", key: "read" },
  "GET /team/people/search": { people: "manager", key: "read" },
  "GET /team/teams/{id}/goals": manager,
  "PUT /team/teams/{id}/goals/{metric}": {
    ...manager,
    act: { action: "goal.set", kind: "goal", title: "Set a team’s daily goal", id: GOAL },
  },
  "DELETE /team/teams/{id}/goals/{metric}": {
    ...manager,
    act: { action: "goal.remove", kind: "goal", title: "Removed a team’s daily goal", id: GOAL },
  },
  "GET /team/leave": team,
  "POST /team/leave": {
    ...team,
    act: { action: "leave.enter", kind: "leave", title: "Entered leave for somebody" },
  },
  "PATCH /team/leave/{id}": {
    ...team,
    act: { action: "leave.change", kind: "leave", title: "Moved leave to other days" },
  },
  "POST /team/leave/{id}/cancel": {
    ...team,
    act: { action: "leave.cancel", kind: "leave", title: "Canceled leave" },
  },
  "POST /team/leave/{id}/approve": {
    ...team,
    act: { action: "leave.approve", kind: "leave", title: "Approved leave" },
  },
  "POST /team/leave/{id}/decline": {
    ...team,
    act: { action: "leave.decline", kind: "leave", title: "Declined leave" },
  },
  "GET /insights/engagement": team,
  "GET /insights/engagement/export": team,
  "GET /insights/fairness": team,
  "GET /insights/fairness/{id}": team,
  "POST /insights/fairness/{id}/decision": {
    ...team,
    act: { action: "fairness.decide", kind: "finding", title: "Decided about a finding" },
  },
  // The token in the address decides.
  "GET /wall/{token}": anyone,
  "GET /insights/report": { people: "manager", key: "read" },
  "GET /insights/report/people": { people: "manager", key: "read" },
  "GET /insights/report.csv": { people: "manager", key: "read" },
  "GET /insights/report.json": { people: "manager", key: "read" },
  "GET /insights/report-schedules": manager,
  "GET /insights/report-schedules/{id}": manager,
  "GET /insights/report-schedules/{id}/deliveries": manager,
  "POST /insights/report-schedules": {
    ...manager,
    act: { action: "report.add", kind: "report", title: "Set up a weekly report" },
  },
  "PATCH /insights/report-schedules/{id}": {
    ...manager,
    act: { action: "report.change", kind: "report", title: "Changed a weekly report" },
  },
  "DELETE /insights/report-schedules/{id}": {
    ...manager,
    act: { action: "report.remove", kind: "report", title: "Removed a weekly report" },
  },
  "POST /insights/report-schedules/{id}/test": {
    ...manager,
    act: {
      action: "report.test",
      kind: "report",
      title: "Sent a test of a weekly report",
      answersResult: true,
    },
  },
  "POST /insights/report-schedules/{id}/deliveries/{delivery}/send": {
    ...manager,
    act: {
      action: "report.send_again",
      kind: "report",
      title: "Sent a weekly report again",
      answersResult: true,
    },
  },
  "GET /leaderboards": rewards,
  "GET /leaderboards/teams": rewards,
  "GET /leaderboards.csv": rewards,
  "GET /leaderboards.json": rewards,
  "GET /achievements": rewards,
  "GET /metrics/definitions": signedIn,
  "GET /challenges": ownRewards,
  "GET /challenges.csv": ownRewards,
  "GET /challenges.json": ownRewards,
  "GET /challenges/{id}": ownRewards,
  "POST /challenges/{id}/join": ownAgent,
  "GET /me/today": ownAgent,
  "GET /me/ranks": ownAgent,
  "GET /me/goals": ownAgent,
  "GET /me/goals/progress": ownAgent,
  "PUT /me/goals/{metric}": ownAgent,
  "DELETE /me/goals/{metric}": ownAgent,
  "GET /spins": ownAgent,
  "POST /spins": ownAgent,
  "GET /spins/fairness": signedIn,
  "GET /spins/{id}": ownRewards,
  "GET /stream": ownRewards,
  "GET /ws": ownRewards,

  ...ADMIN_OPERATIONS,
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
};

/** The pages, by the addresses of their files in `routes/`; a `/*` covers everything below. */
export const PAGES: Readonly<Record<string, AllowedPeople>> = {
  "/": "signed-in",
  "/settings": "signed-in",
  "/settings/*": "signed-in",
  "/manifest.webmanifest": "anyone",
  "/offline": "anyone",
  "/sign-in": "anyone",
  "/sw.js": "anyone",
  "/team/*": "manager",
  "/forgot-password": "anyone",
  "/invitations/{token}": "anyone",
  "/reset-password/{token}": "anyone",
  "/sign-in/code": "anyone",
  "/sign-out": "anyone",
  "/two-factor": "signed-in",
  "/docs": "anyone",
  "/docs/guides": "anyone",
  "/docs/guides/{name}": "anyone",
  "/docs/integrations": "anyone",
  "/docs/integrations/{name}": "anyone",
  "/spins/verify": "anyone",
  "/wall/{token}": "anyone",
  "/admin": "admin",
  "/admin/accounts/*": "admin",
  "/admin/audit": "admin",
  "/admin/integrations/*": "admin",
  "/admin/invitations/*": "admin",
  "/admin/keys/*": "admin",
  "/admin/organization": "admin",
  "/admin/people/*": "admin",
  "/admin/start": "admin",
  "/admin/teams/*": "admin",
  "/admin/event-types/*": "admin",
  "/admin/rules/*": "admin",
  "/admin/achievements/*": "admin",
  "/admin/boosts/*": "admin",
  "/admin/wheel/*": "admin",
  "/admin/calendars/*": "admin",
  "/admin/unassigned/*": "admin",
  "/admin/deliveries/*": "admin",
  "/admin/wall-links/*": "admin",
  "/admin/privacy/*": "admin",
  "/admin/technical": "admin",
  "/admin/webhooks/*": "admin",
  "/challenges/*": "manager",
  "/insights/engagement": "manager",
  "/insights/fairness/*": "manager",
  "/insights/performance/*": "manager",
  "/insights/report/*": "manager",
};
