/** The requests of the test, and the values to insert in them. */

export const TIMES = [
  ...["0000-01-01", "0001-01-01", "-000001-01-01", "+275760-09-13", "9999-12-31", "2026-02-30"],
  ...["2026-2-3", "2027-02-29", "infinity", "epoch", "now", "J2451187", "00000-01-01"],
  ...["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"],
  ...["+275760-09-13T00:00:00Z", "2026-11-20T24:00:00Z", "2026-11-20T10:00:60Z"],
  ...["2026-11-20T10:00:00.1234567890123Z", "4714-11-24T00:00:00Z", "2026-11-20T10:00:00+99:99"],
  ...["2026-02-30T00:00:00Z", "1969-12-31T23:59:59Z", "2026-11-20T10:00:00-00:00"],
];
export const NUMBERS = [
  ...[0, -0, -1, 0.5, 1e-320, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 2 ** 53, 2 ** 63],
  ...[1e21, 1e308, -1e308],
];
export const TEXTS = [
  ...["", " ", "\0", "a\0b", "\ud800", "\udc00x", "__proto__", "constructor", "\u202e", "\u200b"],
  ...["😀".repeat(60), "😀".repeat(130), "x".repeat(257), "x".repeat(3_000), "null", "{}", "%"],
  ...["(?<a", "[", "\\", "'; DROP TABLE agents; --", "javascript:alert(1)", "http://[::1"],
];
export const OTHERS = [null, true, [], {}, [null], [[]], { __proto__: 1 }, [1, 1], ["a", "a"]];
export const VALUES: readonly unknown[] = [...TIMES, ...NUMBERS, ...TEXTS, ...OTHERS];

/** JSON texts that JavaScript cannot represent exactly. */
export const RAW = [
  "1e400",
  "-1e400",
  "1E-400",
  '"\\u0000"',
  '"\\ud800"',
  "123456789012345678901234567890",
];

const conditions = [
  { field: "responseTime", op: "lt", value: 120 },
  { field: "channel", op: "eq", value: "chat" },
  { field: "channel", op: "in", value: ["chat", 1] },
  { field: "quality", op: "between", value: [0, 1] },
];
const rule = {
  base: 5,
  bonuses: [{ name: "quick", points: 3, when: conditions }],
  maxPoints: 100,
  multipliers: [{ name: "good", factor: 1.5, when: conditions }],
  maxPerDay: 10,
  cooldownSeconds: 5,
  oncePerObject: false,
};
const rules = {
  actions: { message_response: rule },
  dailyCeiling: 1_000,
  daily_streak: { base: 50, consecutiveBonus: 10, maxMultiplier: 2 },
};
const metric = {
  events: ["deal_won"],
  measure: { kind: "count" },
  when: conditions,
};

/** Method, path and a valid body; IN stands for an integration. */
export const BODIES: readonly (readonly [string, string, unknown])[] = [
  ["POST", "/events", {
    id: "n-1",
    source: "/n",
    type: "message_response",
    subject: "ava",
    time: "2026-11-20T10:00:00Z",
    data: { responseTime: 45, quality: 0.9, objectId: "o" },
  }],
  ["POST", "/events/batch", {
    events: [{ id: "n-2", type: "deal_won", subject: "ava", data: {} }],
  }],
  ["POST", "/events", {
    id: "n-3",
    source: "/n",
    type: "event_reversed",
    subject: "ava",
    data: { reverses: { source: "/n", id: "n-1" } },
  }],
  ["POST", "/admin/agents", {
    id: "new",
    name: "New",
    email: "new@example.com",
    team: "sales",
    timeZone: "Europe/Berlin",
    hidden: false,
  }],
  ["PATCH", "/admin/agents/ava", {
    name: "Ava",
    email: "ava@example.com",
    team: "sales",
    timeZone: "UTC",
    hidden: false,
  }],
  ["POST", "/admin/teams", { id: "team", name: "Team" }],
  ["PATCH", "/admin/teams/sales", { name: "Sales" }],
  ["POST", "/admin/boosts", {
    name: "boost",
    factor: 2,
    types: ["deal_won"],
    team: null,
    agent: "ava",
    startsAt: "2026-11-21T00:00:00Z",
    endsAt: "2026-11-22T00:00:00Z",
  }],
  ["POST", "/admin/calendars", { team: "sales", effectiveFrom: "2026-11-01", weekdays: [1, 2] }],
  ["POST", "/admin/days-off", {
    agent: "ava",
    first: "2026-11-18",
    last: "2026-11-19",
    name: "Sick",
  }],
  ["POST", "/admin/challenges", {
    key: "c",
    title: "C",
    description: "",
    kind: "individual",
    metric,
    target: 3,
    rewardPoints: 100,
    difficultyMultiplier: 1.5,
    startsAt: "2026-11-21T00:00:00Z",
    endsAt: "2026-11-22T00:00:00Z",
    audience: "everyone",
    joining: "automatic",
    maxWinners: 1,
  }],
  ["POST", "/admin/achievements", {
    key: "a",
    family: "a",
    title: "A",
    description: "A",
    category: "pipeline",
    metric,
    span: "day",
    target: 2,
    tier: 1,
    points: 10,
    icon: "star",
    repeatable: true,
    secret: false,
  }],
  ["POST", "/admin/achievements/a/retire", { from: "2026-11-25" }],
  ["POST", "/admin/rules", {
    rules,
    note: "",
    effectiveFrom: "2026-11-21T00:00:00Z",
  }],
  ["POST", "/admin/rules/validate", { rules }],
  ["POST", "/admin/rules/what-if", {
    event: { type: "deal_won", data: { cycleDays: 3 }, agent: "ava" },
    streak: 3,
    volumeToday: 2,
  }],
  ["POST", "/admin/rules/what-if-period", {
    from: "2026-11-01T00:00:00Z",
    to: "2026-11-02T00:00:00Z",
    rules,
  }],
  ["POST", "/admin/recalculations", {
    from: "2026-11-01T00:00:00Z",
    to: "2026-11-02T00:00:00Z",
    ruleVersion: 1,
    note: "",
  }],
  ["POST", "/admin/keys", { name: "key", scopes: ["read"], createsAgents: false }],
  ["POST", "/admin/webhooks", {
    url: "https://example.com/hook",
    events: ["level_up"],
    description: "Hook",
    format: "standard",
  }],
  ["POST", "/admin/integrations", {
    provider: "hubspot",
    name: "Hub",
    secret: "secret",
    settings: {
      stages: { closedwon: "won" },
      responseTime: { mode: "working_hours", start: "09:00", end: "17:00" },
    },
  }],
  ["PUT", "/admin/integrations/IN/people", {
    user: "p",
    tenant: "t",
    agent: "ava",
    isIgnored: false,
  }],
  ["POST", "/admin/integrations/IN/replay", { after: 0, status: "failed" }],
  ["POST", "/admin/wheel", {
    prizes: [
      { key: "p", title: "P", kind: "points", value: 5, weight: 1, stock: 5, perDay: 1 },
      { key: "b", title: "B", kind: "boost", weight: 1, factor: 2, minutes: 60 },
      { key: "n", title: "N", kind: "nothing", weight: 1 },
    ],
  }],
  ["PATCH", "/agents/ava/visibility", { hidden: false }],
];

/** Lists that must stay readable after every request. */
export const LISTS = [
  ...["/agents", "/agents/ava", "/agents/ava/history", "/agents/ava/achievements"],
  ...["/agents/ava/challenges", "/agents/ava/metrics", "/agents/ava/spins", "/leaderboards"],
  ...["/achievements", "/challenges", "/admin/agents", "/admin/teams", "/admin/boosts"],
  ...["/admin/calendars", "/admin/days-off", "/admin/challenges", "/admin/achievements"],
  ...["/admin/rules", "/admin/recalculations", "/admin/keys", "/admin/webhooks"],
  ...["/admin/integrations", "/admin/wheel", "/admin/integrations/IN/people"],
  ...["/admin/integrations/IN/deliveries", "/metrics/definitions"],
];

/** Lists with their parameters. */
export const QUERIES: readonly (readonly [string, readonly string[]])[] = [
  ["/agents", ["limit", "cursor"]],
  ["/agents/ava/history", ["limit", "cursor"]],
  ["/agents/ava/metrics", ["from", "to"]],
  ["/agents/ava/challenges", ["limit", "cursor"]],
  ["/agents/ava/spins", ["limit", "cursor"]],
  ["/leaderboards", ["at", "period", "team", "around", "limit", "cursor"]],
  ["/challenges", ["limit", "cursor"]],
  ["/spins/fairness", ["day"]],
  ["/admin/agents", ["limit", "cursor"]],
  ["/admin/teams", ["limit", "cursor"]],
  ["/admin/boosts", ["limit", "cursor"]],
  ["/admin/days-off", ["limit", "cursor", "team", "agent"]],
  ["/admin/challenges", ["limit", "cursor"]],
  ["/admin/rules", ["limit", "cursor"]],
  ["/admin/recalculations", ["limit", "cursor"]],
  ["/admin/recalculations/1/changes", ["limit", "cursor"]],
  ["/admin/keys", ["limit", "cursor"]],
  ["/admin/webhooks", ["limit", "cursor"]],
  ["/admin/integrations", ["limit", "cursor"]],
  ["/admin/integrations/IN/people", ["limit", "cursor", "status"]],
  ["/admin/integrations/IN/deliveries", ["limit", "cursor", "status"]],
];

/** Paths with variable parts; @ stands for any text. */
export const PATHS = [
  ...["/agents/@", "/agents/@/history", "/agents/ava/history/@", "/agents/@/metrics"],
  ...["/agents/@/achievements", "/agents/@/spins", "/agents/@/visibility", "/challenges/@"],
  ...["/spins/@", "/admin/rules/@", "/admin/recalculations/@", "/admin/recalculations/@/changes"],
  ...["/admin/integrations/@", "/admin/integrations/IN/deliveries/@", "/admin/webhooks/@"],
  ...["/admin/webhooks/@/deliveries", "/admin/webhooks/@/deliveries/@", "/events/@/@"],
];
export const CHANGES: readonly (readonly [string, string])[] = [
  ...([["DELETE", "/events/@/@"], ["POST", "/admin/boosts/@/end"]] as const),
  ...([["POST", "/admin/challenges/@/cancel"], ["POST", "/challenges/@/join"]] as const),
  ...([["POST", "/admin/recalculations/@/apply"], ["DELETE", "/admin/keys/@"]] as const),
  ...([["POST", "/admin/achievements/@/retire"], ["DELETE", "/admin/integrations/@"]] as const),
  ...([["POST", "/admin/integrations/IN/deliveries/@/replay"]] as const),
  ...([["DELETE", "/admin/webhooks/@"], ["POST", "/webhooks/hubspot/@"]] as const),
  ["DELETE", "/admin/calendars?team=@&effectiveFrom=@"],
  ["DELETE", "/admin/days-off?agent=@&first=@&last=@"],
];

/** Requests about accounts, below `/api/auth`. */
export const ACCOUNTS: readonly (readonly [string, unknown])[] = [
  ["/sign-in/email", { email: "a@example.com", password: "correct horse battery" }],
  ["/request-password-reset", { email: "a@example.com", redirectTo: "/x" }],
  ["/reset-password", { newPassword: "correct horse", token: "t" }],
  ["/change-password", { currentPassword: "x", newPassword: "y", revokeOtherSessions: true }],
  ["/revoke-session", { token: "t" }],
];
