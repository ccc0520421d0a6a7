/** Walks every operation of the API as everybody, with what api/access.ts says as the expectation. */
import { assert, assertEquals } from "@std/assert";
import type { Scope } from "@/core/keys.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { findTeam } from "@/db/agents/teams.ts";
import { grantRights } from "@/db/spins/rights.ts";
import { AUTH_ENDPOINTS } from "@/services/auth/endpoints.ts";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { onPglite } from "@/testing/database.ts";
import { OPERATIONS, OTHER_ADDRESSES } from "./access.ts";
import type { Access } from "./access_rows.ts";
import { type Api, createApi } from "./mod.ts";

const ORIGIN = "http://laurel.example";

/** Someone who asks, and what they are. */
interface Caller {
  readonly name: string;
  readonly who: Who;
  readonly role?: "agent" | "manager" | "admin";
  /** Whether the agent ben is theirs: their own, or in a team that they manage. */
  readonly hasBen?: boolean;
  readonly isAgent?: boolean;
  readonly scope?: Scope;
}

onPglite(
  "access - every operation has a row and every row an operation",
  (database) =>
    withDoor(database, (door) => {
      const api = createApi(door.instance);
      const routes = api.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) =>
        `${method} ${path.replace(/:(\w+)(\{[^}]*\})?/g, "{$1}")}`
      );
      const inside = routes.filter((route) => route.includes(" /api/v1/"));
      assertEquals(
        [...new Set(inside.map((route) => route.replace("/api/v1", "")))].sort(),
        Object.keys(OPERATIONS).sort(),
        "api/access.ts lacks a row, or has one for an operation that does not exist",
      );
      const outside = [
        ...routes.filter((route) => !inside.includes(route)),
        ...AUTH_ENDPOINTS,
      ].map((route) => route.replace(/^\w+ /, ""));
      assertEquals(
        [...new Set(outside)].sort(),
        [
          ...new Set(
            Object.keys(OTHER_ADDRESSES).map((row) =>
              row.replace(/^\w+ /, "").replace("/api/auth", "")
            ),
          ),
        ].sort(),
      );
      return Promise.resolve();
    }),
);

onPglite(
  "access - the OpenAPI document says who may ask as the table does",
  (database) =>
    withDoor(database, async (door) => {
      const { body } = await door.ask("GET", "/openapi.json", undefined, {});
      for (const [path, methods] of Object.entries<Record<string, Described>>(body.paths)) {
        for (const [method, { security = [] }] of Object.entries(methods)) {
          const operation = `${method.toUpperCase()} ${path}`;
          const { people, key } = OPERATIONS[operation]!;
          const expected = people === "anyone"
            ? []
            : [...(key === null ? [] : ["key"]), ...(people === "nobody" ? [] : ["session"])];
          assertEquals(security.flatMap((one) => Object.keys(one)), expected, operation);
        }
      }
    }),
);

interface Described {
  readonly security?: readonly Record<string, unknown>[];
}

onPglite(
  "access - everybody gets exactly what the table says",
  (database) =>
    withDoor(database, async (door) => {
      const callers = await makeCallers(door);
      const examples = await makeExamples(door);
      const api = createApi(door.instance);
      const wrong: string[] = [];
      for (const [operation, access] of Object.entries(OPERATIONS)) {
        for (const caller of callers) {
          const expected = expectation(operation, access, caller, examples.has(operation));
          const status = await call(api, operation, caller.who, examples.get(operation));
          if (!isAsExpected(status, expected, examples.has(operation))) {
            wrong.push(`${operation} as ${caller.name}: ${status} instead of ${expected}`);
          }
        }
      }
      assertEquals(wrong, []);
    }),
);

onPglite(
  "access - no page of another site changes anything with a visitor's cookie",
  (database) =>
    withDoor(database, async (door) => {
      const admin = await door.person("admin");
      const api = createApi(door.instance);
      const foreign = { ...admin, origin: "https://evil.example", "sec-fetch-site": "cross-site" };
      for (const [operation, { people }] of Object.entries(OPERATIONS)) {
        if (operation.startsWith("GET ") || people === "anyone" || people === "nobody") continue;
        assertEquals(await call(api, operation, foreign), 403, operation);
      }
      const { body } = await door.ask("GET", "/admin/audit", undefined, admin);
      assertEquals(body.entries, [], "what is not permitted is no act");
    }),
);

onPglite(
  "access - what belongs to a neighbor does not exist, whatever its id",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = door.instance.database;
      const callers = new Map((await makeCallers(door)).map((one) => [one.name, one.who]));
      const ben = callers.get("ben")!;
      const { body: red } = await door.ask("PATCH", "/admin/teams/south", {
        leaveNeedsApproval: true,
      });
      assertEquals(red.leaveNeedsApproval, true);
      const days = { first: "2026-12-10", last: "2026-12-10" };
      const { body: leave } = await door.ask("POST", "/me/leave", days, ben);
      const event = { source: "/walk", id: "e-9" };
      await door.ask("POST", "/events", { ...event, type: "call_completed", subject: "ben" });
      const agentRowId = (await findAgent(db, "ben"))!.rowId;
      const earnedAt = door.now;
      await grantRights(db, [{ agentRowId, ref: "streak/walk", earnedAt }]);
      const { body: spin, status } = await door.ask("POST", "/spins", undefined, ben);
      assertEquals(status, 201);
      await door.ask("POST", "/admin/challenges", {
        key: "bens",
        title: "Ben's",
        kind: "individual",
        metric: { events: ["call_completed"], measure: { kind: "count" } },
        target: 2,
        rewardPoints: 100,
        difficultyMultiplier: 1.5,
        startsAt: new Date(door.now - 60_000).toISOString(),
        endsAt: new Date(door.now + 86_400_000).toISOString(),
        audience: { agents: ["ben"] },
      });
      const { body: sessions } = await door.ask("GET", "/me/sessions", undefined, ben);

      const change = { event, reason: "mine now" };
      const asked: [string, string, unknown?][] = [
        ["GET", `/spins/${spin.id}`],
        ["GET", "/agents/ben/spins"],
        ["GET", "/events/%2Fwalk/e-9"],
        ["DELETE", `/me/leave/${leave.id}`],
        ["DELETE", `/me/sessions/${sessions.entries[0].id}`],
        ["PATCH", "/agents/ben/visibility", { hidden: true }],
      ];
      const decisions: [string, string, unknown?][] = [
        ["POST", `/team/leave/${leave.id}/approve`],
        ["POST", `/team/leave/${leave.id}/decline`, { reason: "no" }],
        ["POST", "/corrections", { ...change, points: 900, expectedPoints: 15 }],
        ["POST", "/reversals", change],
        ["GET", "/team/agents/ben"],
      ];
      const answers: string[] = [];
      const neighbors = ["ava", "ava's manager", "an account without agent"];
      for (const name of neighbors) {
        const mayDecide = name === "ava's manager";
        for (const [method, path, body] of [...asked, ...decisions]) {
          const { status } = await door.ask(method, path, body, callers.get(name)!);
          const expected = mayDecide || asked.some((one) => one[1] === path) ? 404 : 403;
          if (status !== expected) answers.push(`${method} ${path} as ${name}: ${status}`);
        }
      }
      assertEquals(answers, []);
      // Managers plan with all challenges; agents know those that they are in.
      const challenge = await door.ask("GET", "/challenges/bens", undefined, callers.get("ava")!);
      assertEquals(challenge.status, 404);
      const { body: own } = await door.ask("GET", "/me/leave", undefined, ben);
      assertEquals(own.entries.map(({ state }: { state: string }) => state), ["asked"]);
      assertEquals((await door.ask("GET", `/spins/${spin.id}`, undefined, ben)).status, 200);
      assertEquals((await door.ask("GET", "/challenges/bens", undefined, ben)).status, 200);
    }),
);

/** Ava (team north) and Ben (team south), their managers, an admin, and a key of each scope. */
async function makeCallers(door: Door): Promise<Caller[]> {
  const { db } = door.instance.database;
  for (const [agent, team] of [["ava", "north"], ["ben", "south"]]) {
    await door.ask("POST", "/admin/teams", { id: team, name: team });
    await door.ask("POST", "/admin/agents", { id: agent, name: agent, team });
  }
  const [ava, ben] = [(await findAgent(db, "ava"))!, (await findAgent(db, "ben"))!];
  const [north, south] = [(await findTeam(db, "north"))!, (await findTeam(db, "south"))!];
  const scopes: readonly Scope[] = ["events:write", "read", "admin"];
  // An admin, so that only the deactivation stands between them and everything.
  const left = await door.person("admin");
  const { userId } = (await door.instance.auth.person(new Request(ORIGIN, { headers: left })))!;
  await door.person("admin");
  const gone = await door.ask("PATCH", `/admin/accounts/${userId}`, { isActive: false });
  assertEquals(gone.status, 200);
  const revoked = await door.key("admin");
  const { body } = await door.ask("GET", "/admin/keys?limit=2");
  await door.ask("DELETE", `/admin/keys/${body.entries[1].id}`);
  return [
    { name: "nobody", who: {} },
    { name: "a revoked key", who: revoked },
    { name: "a deactivated admin", who: left },
    {
      name: "ben",
      role: "agent",
      who: await door.person("agent", ben),
      hasBen: true,
      isAgent: true,
    },
    { name: "ava", role: "agent", who: await door.person("agent", ava), isAgent: true },
    { name: "an account without agent", role: "agent", who: await door.person("agent") },
    {
      name: "ben's manager",
      role: "manager",
      who: await door.person("manager", undefined, [south.rowId]),
      hasBen: true,
    },
    {
      name: "ava's manager",
      role: "manager",
      who: await door.person("manager", undefined, [north.rowId]),
    },
    { name: "a manager without team", role: "manager", who: await door.person("manager") },
    { name: "an admin", role: "admin", who: await door.person("admin"), hasBen: true },
    ...await Promise.all(scopes.map(async (scope) => ({
      name: `a key for ${scope}`,
      who: await door.key(scope),
      scope,
    }))),
  ];
}

/** Addresses of Ben's data, by operation: what his neighbors must not get. */
async function makeExamples(door: Door): Promise<ReadonlyMap<string, string>> {
  const event = { id: "e-1", source: "/walk", type: "deal_won", subject: "ben" };
  assertEquals((await door.ask("POST", "/events", event)).status, 200);
  const { body: history } = await door.ask("GET", "/agents/ben/history");
  const entry = String(history.entries[0].id);
  const fill = (path: string) => path.replace("{id}", "ben").replace("{entryId}", entry);
  // Pictures are for everybody who is signed in.
  const ofAgents = Object.entries(OPERATIONS).flatMap(([row, { people }]) =>
    row.startsWith("GET /agents/{id}") && people !== "signed-in" ? [row] : []
  );
  return new Map([
    ...ofAgents.map((row): [string, string] => [row, fill(row.split(" ")[1]!)]),
    ["PATCH /agents/{id}/visibility", "/agents/ben/visibility"],
    ["GET /events/{source}/{id}", "/events/%2Fwalk/e-1"],
  ]);
}

/** Asks, and returns the status; parameters without an example name what does not exist. */
async function call(api: Api, operation: string, who: Who, example?: string): Promise<number> {
  const [method = "", pattern = ""] = operation.split(" ");
  const path = example ?? pattern.replace(/\{\w+\}/g, "999999999");
  const hasBody = ["POST", "PUT", "PATCH"].includes(method);
  const response = await api.request(`${ORIGIN}/api/v1${path}`, {
    method,
    headers: { ...who, ...(hasBody ? { "content-type": "application/json" } : {}) },
    ...(hasBody ? { body: "{}" } : {}),
  });
  await response.body?.cancel();
  return response.status;
}

type Expectation = "admitted" | 401 | 403 | 404;

/** What the row says that this caller gets. */
function expectation(
  operation: string,
  { people, key }: Access,
  { role, scope, hasBen = false, isAgent = false, name }: Caller,
  isBens: boolean,
): Expectation {
  if (people === "anyone") return "admitted";
  if (scope !== undefined) {
    return key !== null && (scope === key || scope === "admin") ? "admitted" : 403;
  }
  if (role === undefined || people === "nobody") return 401;
  switch (people) {
    case "signed-in":
      return "admitted";
    case "agent":
      return isAgent ? "admitted" : 403;
    case "own":
      return isBens && !hasBen ? 404 : "admitted";
    case "self":
      assert(isBens, `${operation} needs an example`);
      return role === "admin" || name === "ben" ? "admitted" : 404;
    case "manager":
      return role === "agent" ? 403 : "admitted";
    case "admin":
      return role === "admin" ? "admitted" : 403;
  }
}

function isAsExpected(status: number, expected: Expectation, hasExample: boolean): boolean {
  if (expected !== "admitted") return status === expected;
  if (status >= 500) return false;
  return ![401, 403, ...(hasExample ? [404] : [])].includes(status);
}
