import { assert, assertEquals, assertMatch } from "@std/assert";
import { withReceiver } from "@/testing/receiver.ts";
import type { Services } from "@/services/services.ts";
import { openTestServices } from "@/testing/services.ts";
import { createApi } from "@/api/mod.ts";

const ADMIN = "a-key-that-may-do-everything";

// deno-lint-ignore no-explicit-any -- answers as clients get them
type Answer = { status: number; body: any; headers: Headers };
type Ask = (method: string, path: string, body?: unknown, key?: string) => Promise<Answer>;

/** Runs a test with Laurel on an empty database, and a function to call its API. */
async function withApi(
  environment: Record<string, string>,
  use: (ask: Ask, services: Services) => Promise<void>,
): Promise<void> {
  const services = await openTestServices({
    LAUREL_BOOTSTRAP_KEY: ADMIN,
    LAUREL_LOG_LEVEL: "error",
    ...environment,
  });
  const api = createApi(services);
  try {
    await use(async (method, path, body, key = ADMIN) => {
      const headers: Record<string, string> = { authorization: `Bearer ${key}` };
      if (body !== undefined) headers["content-type"] = "application/json";
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
      const response = await api.request(`/api/v1${path}`, { ...init, headers });
      const text = await response.text();
      const { status, headers: answered } = response;
      return { status, body: text === "" ? null : JSON.parse(text), headers: answered };
    }, services);
  } finally {
    await services.close();
  }
}

const PRIVATE = { LAUREL_WEBHOOKS_ALLOW_PRIVATE: "1" };

Deno.test("webhooks API - from subscribing over a test to sending again", async () => {
  await withApi(PRIVATE, async (ask, { webhooks }) => {
    let status = 500;
    await withReceiver(async ({ url, received }) => {
      const made = await ask("POST", "/admin/webhooks", {
        url,
        description: "Wall display",
        events: ["level_up"],
      });
      assertEquals(made.status, 201, JSON.stringify(made.body));
      assertEquals(made.headers.get("cache-control"), "no-store");
      const { secret, ...webhook } = made.body;
      assertMatch(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
      assertEquals([webhook.format, webhook.isEnabled, webhook.failures], ["standard", true, 0]);
      const path = `/admin/webhooks/${webhook.id}`;
      assertEquals((await ask("GET", path)).body, webhook);
      assertEquals((await ask("GET", "/admin/webhooks")).body, {
        entries: [webhook],
        nextCursor: null,
      });
      assertEquals((await ask("POST", `${path}/reveal`)).body, { secret });
      const rotated = await ask("POST", `${path}/rotate`);
      assertMatch(rotated.body.secret, /^whsec_/);
      assert(rotated.body.secret !== secret);
      assert((await ask("GET", path)).body.previousSecretUntil !== null);

      const changed = await ask("PATCH", path, { events: ["level_up", "leaderboard_lead"] });
      assertEquals([changed.status, changed.body.events, changed.body.url], [
        ...[200, ["level_up", "leaderboard_lead"], url],
      ]);

      const test = await ask("POST", `${path}/test`);
      assertEquals([test.status, test.body.type, "body" in test.body], [202, "test", false]);
      await webhooks.runAll();
      const one = `${path}/deliveries/${test.body.id}`;
      const failed = (await ask("GET", one)).body;
      assertEquals([failed.state, failed.attempts, failed.lastStatus, failed.lastError], [
        ...["failed", 1, 500, "The receiver answered 500."],
      ]);
      assertEquals(JSON.parse(failed.body).type, "test");
      assertEquals(failed.messageId, received[0]!.id);
      status = 200;
      assertEquals((await ask("POST", `${one}/resend`)).status, 202);
      await webhooks.runAll();
      await ask("POST", `${path}/test`);
      await webhooks.runAll();
      assertEquals(received.length, 3);

      const page = await ask("GET", `${path}/deliveries?limit=1`);
      assertEquals([page.body.entries.length, page.body.entries[0].state], [1, "delivered"]);
      const next = await ask("GET", `${path}/deliveries?limit=1&cursor=${page.body.nextCursor}`);
      assertEquals([next.body.entries[0].id, next.body.nextCursor], [test.body.id, null]);
      const none = await ask("GET", `${path}/deliveries?state=failed`);
      assertEquals(none.body.entries, []);

      const off = await ask("POST", `${path}/disable`);
      assertEquals([off.body.isEnabled, off.body.disabledReason], [
        ...[false, "An admin turned it off."],
      ]);
      const refused = await ask("POST", `${path}/test`);
      assertEquals([refused.status, refused.body.code], [409, "webhook_disabled"]);
      assertEquals((await ask("POST", `${one}/resend`)).body.code, "webhook_disabled");
      assertEquals((await ask("POST", `${path}/enable`)).body.isEnabled, true);
      assertEquals((await ask("DELETE", path)).status, 204);
      assertEquals((await ask("GET", path)).body.code, "not_found");
    }, () => new Response(null, { status }));
  });
});

Deno.test("webhooks API - callers who are not admins and invalid requests are refused", async () => {
  await withApi({}, async (ask, { keys }) => {
    const { key } = await keys.create({
      name: "reader",
      scopes: ["read"] as const,
      createsAgents: false,
    });
    const refused = async (...request: Parameters<Ask>) => {
      const { status, body } = await ask(...request);
      return `${status} ${body.code}`;
    };
    assertEquals(await refused("GET", "/admin/webhooks", undefined, key), "403 missing_scope");
    const good = { url: "https://example.com/hook", events: ["level_up"] };
    for (
      const wrong of [
        { ...good, events: [] },
        { ...good, events: ["level_up", "level_up"] },
        { ...good, events: ["test"] },
        { ...good, format: "carrier pigeon" },
        { ...good, what: "ever" },
        { ...good, description: "x".repeat(201) },
        { ...good, url: `https://example.com/${"x".repeat(2_000)}` },
        { events: ["level_up"] },
      ]
    ) {
      const answer = await refused("POST", "/admin/webhooks", wrong);
      assertEquals(answer, "422 validation_failed", JSON.stringify(wrong));
    }
    for (
      const url of [
        ...["http://127.0.0.1/", "https://localhost/x", "http://169.254.169.254/latest/meta-data"],
        ...["http://2130706433/", "ftp://example.com/", "https://a:b@example.com/", "hook"],
      ]
    ) {
      const answer = await refused("POST", "/admin/webhooks", { ...good, url });
      assertEquals(answer, "422 webhook_url_refused", url);
    }
    const { body } = await ask("POST", "/admin/webhooks", good);
    const path = `/admin/webhooks/${body.id}`;
    assertEquals(
      await refused("PATCH", path, { url: "http://10.0.0.1/" }),
      "422 webhook_url_refused",
    );
    assertEquals((await ask("GET", path)).body.url, good.url);
    for (
      const [method, path] of [
        ...[["GET", ""], ["PATCH", ""], ["DELETE", ""], ["POST", "/enable"], ["POST", "/disable"]],
        ...[["POST", "/reveal"], ["POST", "/rotate"], ["POST", "/test"], ["GET", "/deliveries"]],
        ...[["GET", "/deliveries/1"], ["POST", "/deliveries/1/resend"]],
      ] as const
    ) {
      const patch = method === "PATCH" ? {} : undefined;
      const answer = await refused(method, `/admin/webhooks/wh_none${path}`, patch);
      assertEquals(answer, "404 not_found", path);
    }
    for (let made = 1; made < 50; made++) await ask("POST", "/admin/webhooks", good);
    assertEquals(await refused("POST", "/admin/webhooks", good), "409 too_many_webhooks");
  });
});
