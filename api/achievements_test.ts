import { assert, assertEquals, assertMatch } from "@std/assert";
import { DEFAULT_ACHIEVEMENTS } from "@/core/achievements/defaults/mod.ts";
import { openTestServices } from "@/testing/services.ts";
import { type Api, createApi } from "./mod.ts";

const ADMIN = "a-key-that-may-do-everything";

// deno-lint-ignore no-explicit-any -- answers as clients get them
type Answer = { status: number; body: any };
type Ask = (method: string, path: string, body?: unknown, key?: string) => Promise<Answer>;

function asker(api: Api): Ask {
  return async (method, path, body, key = ADMIN) => {
    const headers: Record<string, string> = { authorization: `Bearer ${key}` };
    if (body !== undefined) headers["content-type"] = "application/json";
    const response = await api.request(`/api/v1${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
}

const definition = {
  key: "tidy",
  family: "tidy",
  title: "Tidy",
  description: "",
  category: "contacts",
  icon: "brush",
  tier: 1,
  points: 20,
  target: 2,
  metric: { events: ["contact_updated"], measure: { kind: "count" } },
};

Deno.test("achievements API - the catalogue, an agent's achievements, and definitions by admins", async (t) => {
  const services = await openTestServices({ LAUREL_BOOTSTRAP_KEY: ADMIN });
  try {
    const ask = asker(createApi(services));
    const { key: reader } = await services.keys.create({
      name: "reader",
      scopes: ["read"],
      createsAgents: false,
    });

    await t.step("the catalogue has pages and hides secret achievements", async () => {
      const keys: string[] = [];
      for (let cursor: string | null = "";;) {
        const { body }: Answer = await ask(
          "GET",
          `/achievements?limit=40${cursor}`,
          undefined,
          reader,
        );
        keys.push(...body.entries.map((one: { key: string }) => one.key));
        if (body.nextCursor === null) break;
        cursor = `&cursor=${body.nextCursor}`;
      }
      const open = DEFAULT_ACHIEVEMENTS.filter((one) => !one.secret).map((one) => one.key);
      assertEquals(keys.toSorted(), open.toSorted());
      assertEquals((await ask("GET", "/achievements?cursor=nonsense")).status, 422);
    });

    await t.step("an event's answer lists the achievements that it earned", async () => {
      const events = Array.from({ length: 25 }, (_, index) => ({
        id: `m-${String(index).padStart(2, "0")}`,
        source: "/chat",
        type: "message_response",
        subject: "ann",
      }));
      const { body: answer } = await ask("POST", "/events/batch", { events });
      const earned = answer.results.map(({ achievements }: { achievements: { key: string }[] }) =>
        achievements.map(({ key }) => key)
      );
      assertEquals(earned, [...Array(24).fill([]), ["replies_25"]]);
      const { body } = await ask("GET", "/agents/ann/achievements?limit=200", undefined, reader);
      const [first, second] = body.entries;
      assertEquals([first.key, first.awards, first.progress], ["replies_25", 1, 25]);
      assertEquals([second.key, second.awards, second.progress], ["replies_100", 0, 25]);
      assertMatch(first.earnedAt, /^\d{4}-\d\d-\d\dT/);
      assertEquals((await ask("GET", "/agents/nobody/achievements")).status, 404);
    });

    await t.step("a definition is stored as it was sent, with its defaults", async () => {
      const { status, body } = await ask("POST", "/admin/achievements", definition);
      const defaults = {
        span: null,
        repeatable: false,
        secret: false,
        retiredFrom: null,
        startsOn: null,
        revision: 1,
        replaces: null,
        replacedBy: null,
        isRetired: false,
        people: 0,
        share: 0,
        awards: 0,
        lastEarnedAt: null,
      };
      assertEquals([status, body], [201, { ...definition, ...defaults }]);
      const list = await ask("GET", "/admin/achievements?limit=200");
      assert(list.body.entries.some((one: { key: string }) => one.key === "tidy"));
    });

    await t.step("errors in a definition are reported per field", async () => {
      const again = await ask("POST", "/admin/achievements", definition);
      assertEquals([again.status, again.body.code], [409, "achievement_exists"]);
      const other = { ...definition, key: "tidier", target: 9, span: "week" };
      const { status, body } = await ask("POST", "/admin/achievements", other);
      assertEquals([status, body.code, body.errors[0].path], [422, "validation_failed", "span"]);
      const odd = await ask("POST", "/admin/achievements", {
        ...definition,
        title: "\0",
        bonus: 1,
      });
      assertEquals([odd.status, odd.body.code], [422, "validation_failed"]);
    });

    await t.step("a retired one leaves the catalogue on its day", async () => {
      const { status, body } = await ask("POST", "/admin/achievements/tidy/retire", {});
      assertEquals(status, 200);
      assertMatch(body.retiredFrom, /^\d{4}-\d\d-\d\d$/);
      const past = await ask("POST", "/admin/achievements/tidy/retire", { from: "2026-01-01" });
      assertEquals([past.status, past.body.errors[0].path], [422, "from"]);
      assertEquals((await ask("POST", "/admin/achievements/nothing/retire", {})).status, 404);
      assertEquals((await ask("POST", "/admin/achievements/tidy/retire")).status, 200);
    });

    await t.step("the scope read may not define achievements", async () => {
      const requests = [["GET", ""], ["POST", ""], ["POST", "/tidy/retire"]] as const;
      for (const [method, path] of requests) {
        const body = method === "GET" ? undefined : definition;
        const answer = await ask(method, `/admin/achievements${path}`, body, reader);
        assertEquals([answer.status, answer.body.code], [403, "missing_scope"], path);
      }
    });
  } finally {
    await services.close();
  }
});
