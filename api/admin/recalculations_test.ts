import { createApi } from "@/api/mod.ts";
import { assert, assertEquals } from "@std/assert";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import type { Services } from "@/services/services.ts";
import { openTestServices } from "@/testing/services.ts";

const ADMIN = "a-key-that-may-do-everything";
const NOW = Date.parse("2026-11-20T12:00:00Z");
const PERIOD = { from: "2026-11-17T00:00:00Z", to: "2026-11-19T00:00:00+00:00" };

// deno-lint-ignore no-explicit-any -- answers as clients get them
type Answer = { status: number; body: any; headers: Headers };

/** Runs a test with Laurel on an empty database, and a function to call its API. */
async function withApi(
  use: (
    ask: (method: string, path: string, body?: unknown, key?: string) => Promise<Answer>,
    services: Services,
  ) => Promise<void>,
): Promise<void> {
  const services = await openTestServices({
    LAUREL_BOOTSTRAP_KEY: ADMIN,
    LAUREL_LOG_LEVEL: "error",
  }, () => NOW);
  const api = createApi(services);
  try {
    await use(async (method, path, body, key = ADMIN) => {
      const headers: Record<string, string> = { authorization: `Bearer ${key}` };
      if (body !== undefined) headers["content-type"] = "application/json";
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
      const response = await api.request(`/api/v1${path}`, { ...init, headers });
      return {
        status: response.status,
        body: await response.json(),
        headers: response.headers,
      };
    }, services);
  } finally {
    await services.close();
  }
}

/** Three agents who each resolve one conversation per day, 10 points each. */
const events = ["ana", "ben", "cleo"].flatMap((subject) =>
  ["16", "17", "18", "19"].map((day) => ({
    id: `${subject}-${day}`,
    source: "/livechat",
    type: "conversation_resolved",
    subject,
    time: `2026-11-${day}T10:00:00Z`,
    data: {},
  }))
);
const rules = {
  ...DEFAULT_RULES,
  actions: { ...DEFAULT_RULES.actions, conversation_resolved: { base: 14 } },
};

Deno.test("recalculations API - from a what-if over a draft to correcting entries", async (t) => {
  await withApi(async (ask, { jobs, keys }) => {
    await ask("POST", "/events/batch", { events });

    await t.step("what-if answers with sums and entries, and stores nothing", async () => {
      const { status, body } = await ask("POST", "/admin/rules/what-if-period", {
        ...PERIOD,
        rules,
      });
      assertEquals(status, 200);
      const { entries, ...sum } = body;
      assertEquals(sum, {
        agents: 3,
        changedAgents: 3,
        changedEntries: 6,
        difference: 24,
        isComplete: true,
      });
      assertEquals(entries[0].agent, { id: "ana", name: "ana" });
      assertEquals(entries[0].entries[0], {
        type: "conversation_resolved",
        event: { source: "/livechat", id: "ana-17" },
        time: "2026-11-17T10:00:00.000Z",
        difference: 4,
        before: { points: 10, reason: "Conversation resolved: 10 points", ruleVersion: 1 },
        after: { points: 14, reason: "Conversation resolved: 14 points", ruleVersion: 0 },
      });
      assertEquals((await ask("GET", "/admin/recalculations")).body.entries, []);
    });

    let id = 0;
    await t.step("a draft is stored with its rules and changes no score", async () => {
      const made = await ask("POST", "/admin/recalculations", {
        ...PERIOD,
        rules,
        note: "Conversations were underpaid",
      });
      assertEquals(made.status, 201, JSON.stringify(made.body));
      id = made.body.id;
      assertEquals(made.body, {
        id,
        ruleVersion: 2,
        note: "Conversations were underpaid",
        status: "draft",
        from: "2026-11-17T00:00:00.000Z",
        to: "2026-11-19T00:00:00.000Z",
        createdAt: "2026-11-20T12:00:00.000Z",
        createdBy: { id: "key:1", name: "bootstrap" },
        appliedAt: null,
        appliedBy: null,
        finishedAt: null,
        agents: null,
      });
      const { body } = await ask("GET", `/admin/recalculations/${id}`);
      assertEquals([body.summary.difference, body.waitingAgents], [24, 0]);
      const history = await ask("GET", "/agents/ana/history");
      assert(history.body.entries.every((entry: { points: number }) => entry.points !== 14));
    });

    await t.step("its changes have pages", async () => {
      const agents: string[] = [];
      let path: string | null = `/admin/recalculations/${id}/changes?limit=2`;
      for (let pages = 1; path; pages++) {
        const { status, body }: Answer = await ask("GET", path);
        assertEquals(status, 200);
        assert(pages <= 2 && body.entries.length <= 2);
        agents.push(...body.entries.map((one: { agent: { id: string } }) => one.agent.id));
        path = body.nextCursor &&
          `/admin/recalculations/${id}/changes?limit=2&cursor=${body.nextCursor}`;
      }
      assertEquals(agents, ["ana", "ben", "cleo"]);
    });

    await t.step("applying it corrects each entry exactly once", async () => {
      const { status, body } = await ask("POST", `/admin/recalculations/${id}/apply`);
      assertEquals([status, body.status, body.appliedAt], [
        200,
        "running",
        new Date(NOW).toISOString(),
      ]);
      const again = await ask("POST", `/admin/recalculations/${id}/apply`);
      assertEquals([again.status, again.body.code], [409, "recalculation_applied"]);
      await jobs.idle();
      await jobs.runAll();
      const after = await ask("GET", `/admin/recalculations/${id}`);
      assertEquals([after.body.status, after.body.summary, after.body.waitingAgents], [
        ...["done", null, 0],
      ]);
      const history = await ask("GET", "/agents/ana/history?limit=200");
      const paid = history.body.entries.filter((entry: { type: string }) =>
        entry.type === "conversation_resolved"
      ).map((entry: { points: number; ruleVersion: number }) => [entry.points, entry.ruleVersion]);
      assertEquals(paid, [[10, 1], [14, 2], [14, 2], [10, 1]]);
      const changes = await ask("GET", `/admin/recalculations/${id}/changes`);
      assertEquals(changes.body, { entries: [], nextCursor: null });
    });

    await t.step("callers who are not admins and invalid requests are refused", async () => {
      const { key } = await keys.create({
        name: "reader",
        scopes: ["read"] as const,
        createsAgents: false,
      });
      const draft = { ...PERIOD, ruleVersion: 1 };
      const refused = async (method: string, path: string, body?: unknown, key?: string) => {
        const answer = await ask(method, path, body, key);
        return `${answer.status} ${answer.body.code}`;
      };
      assertEquals(
        await refused("POST", "/admin/recalculations", draft, key),
        "403 missing_scope",
      );
      assertEquals(await refused("GET", "/admin/recalculations/77"), "404 not_found");
      assertEquals(await refused("GET", "/admin/recalculations/77/changes"), "404 not_found");
      assertEquals(await refused("POST", "/admin/recalculations/77/apply"), "404 not_found");
      assertEquals(await refused("GET", "/admin/recalculations/x"), "422 validation_failed");
      for (
        const wrong of [
          { ...draft, rules },
          { ...draft, from: "yesterday" },
          { ...draft, to: PERIOD.from },
          { ...draft, to: "2026-11-21T00:00:00Z" },
          { ...draft, from: "2026-01-01T00:00:00Z" },
          { ...draft, ruleVersion: 99 },
          { ...draft, what: "ever" },
          { ...PERIOD, rules: { ...rules, actions: { unknown_action: { base: 1 } } } },
        ]
      ) {
        const answer = await refused("POST", "/admin/recalculations", wrong);
        assertEquals(answer, "422 validation_failed", JSON.stringify(wrong));
      }
      assertEquals(
        await refused("POST", "/admin/rules/what-if-period", PERIOD),
        "422 validation_failed",
      );
    });
  });
});

Deno.test("reversal API - an event is reversed by its address, and repeating the request is safe", async () => {
  await withApi(async (ask, { keys }) => {
    await ask("POST", "/events/batch", { events });
    const path = "/events/%2Flivechat/ana-17";
    const { key } = await keys.create({
      name: "writer",
      scopes: ["events:write"] as const,
      createsAgents: false,
    });
    assertEquals((await ask("DELETE", path, undefined, key)).body.code, "missing_scope");
    const before = (await ask("GET", "/agents/ana")).body.totalPoints;

    const first = await ask("DELETE", path);
    assertEquals([first.status, first.body.status, first.body.source, first.body.id], [
      ...[200, "recorded", "laurel:reversal", "/livechat ana-17"],
    ]);
    assertEquals(first.headers.get("idempotent-replayed"), null);
    const after = (await ask("GET", "/agents/ana")).body.totalPoints;
    assertEquals(first.body.agent.totalPoints, after);
    assert(after < before - 10);

    const again = await ask("DELETE", path);
    assertEquals(again.headers.get("idempotent-replayed"), "true");
    assertEquals(again.body, { ...first.body, status: "duplicate" });
    assertEquals((await ask("GET", "/agents/ana")).body.totalPoints, after);

    const refused = async (source: string, id: string) => {
      const answer = await ask("DELETE", `/events/${encodeURIComponent(source)}/${id}`);
      return `${answer.status} ${answer.body.code}`;
    };
    assertEquals(await refused("/livechat", "nothing"), "404 not_found");
    assertEquals(await refused("laurel:streak", "ana%2F2026-11-16"), "422 not_an_event");
    const reversal = encodeURIComponent("/livechat ana-17");
    assertEquals(await refused("laurel:reversal", reversal), "422 reversal_of_reversal");
  });
});
