/** Webhooks in both directions that failed are listed, tried again and discarded. */
import { assert, assertEquals } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";

const PATH = "/admin/failed-deliveries";

/** Stores failures: two of a tool, and two of messages to another system. */
async function withFailures(
  database: TestDatabase,
  use: (door: Door, tool: string, hook: string) => Promise<void>,
): Promise<void> {
  await withDoor(database, async (door) => {
    const { db } = database;
    const tool = await door.ask("POST", "/admin/integrations", {
      provider: "standard",
      name: "CRM",
    });
    const hook = "hook";
    await db.insertInto("webhook_endpoints").values({
      id: hook,
      url: "https://receiver.example/x",
      description: "Wall",
      events: ["level_up"],
      secret: "s",
    }).execute();
    const at = (minutes: number) => new Date(door.now - minutes * 60_000);
    await db.insertInto("webhook_deliveries").values([
      { status: "unparseable", reason: "no type", payload: null, minutes: 30 },
      { status: "failed", reason: "crashed", payload: { type: "x" }, minutes: 20 },
      { status: "processed", reason: null, payload: { type: "y" }, minutes: 5 },
    ].map(({ minutes, payload, ...one }, index) => ({
      ...one,
      status: one.status as "failed",
      integration_id: tool.body.id,
      digest: `d-${index}`,
      name: "contact.created",
      payload: payload && JSON.stringify(payload),
      received_at: at(minutes),
      last_received_at: at(minutes),
    }))).execute();
    await db.insertInto("outgoing_deliveries").values([["failed", 10], ["delivered", 1]].map(
      ([state, minutes], index) => ({
        endpoint_id: hook,
        message_id: `m-${index}`,
        type: "level_up",
        body: '{"type":"level_up"}',
        state: state as "failed",
        attempts: 9,
        last_error: "answered 500",
        next_attempt_at: null,
        created_at: at(minutes as number),
      }),
    )).execute();
    await use(door, tool.body.id, hook);
  });
}

// deno-lint-ignore no-explicit-any -- answers as clients get them
const shortly = (body: any) =>
  // deno-lint-ignore no-explicit-any -- answers as clients get them
  body.entries.map((one: any) => `${one.direction} ${one.status} ${one.reason}`);

forEachDatabase(
  "failed deliveries - both directions are listed, newest first, page by page and filtered",
  (database) =>
    withFailures(database, async ({ ask, now }, tool, hook) => {
      const all = await ask("GET", PATH);
      assertEquals(all.status, 200, JSON.stringify(all.body));
      const expected = [
        "sent failed answered 500",
        "received failed crashed",
        "received unparseable no type",
      ];
      assertEquals(shortly(all.body), expected);
      assertEquals(all.body.entries[0].place, { id: hook, name: "Wall" });
      assertEquals(all.body.entries.map((one: { canRetry: boolean }) => one.canRetry), [
        true,
        true,
        false,
      ]);
      const paged: string[] = [];
      for (let cursor = "";;) {
        const { body } = await ask("GET", `${PATH}?limit=1${cursor}`);
        paged.push(...shortly(body));
        if (body.nextCursor === null) break;
        cursor = `&cursor=${body.nextCursor}`;
      }
      assertEquals(paged, expected);
      const filtered = async (query: string) =>
        shortly((await ask("GET", `${PATH}?${query}`)).body);
      assertEquals(await filtered("direction=sent"), expected.slice(0, 1));
      assertEquals(await filtered(`place=${tool}`), expected.slice(1));
      const since = new Date(now - 25 * 60_000).toISOString();
      assertEquals(await filtered(`since=${since}`), expected.slice(0, 2));
      assertEquals(await filtered("since=2026-11-21"), []);
      assertEquals((await ask("GET", `${PATH}?since=soon`)).status, 422);
    }),
);

forEachDatabase(
  "failed deliveries - what is discarded leaves the list with its reason, and can be tried again",
  (database) =>
    withFailures(database, async ({ ask, person }, _, hook) => {
      const { body: { entries } } = await ask("GET", PATH);
      const deliveries = entries.map(({ direction, id }: Record<string, unknown>) => ({
        direction,
        id,
      }));
      for (
        const [body, path] of [
          [{ deliveries, reason: " " }, "reason"],
          [{ deliveries: [], reason: "x" }, "deliveries"],
          [{ deliveries }, "reason"],
        ] as const
      ) {
        const answer = await ask("POST", `${PATH}/discard`, body);
        assertEquals([answer.status, answer.body.errors[0].path], [422, path]);
      }
      const done = await ask("POST", `${PATH}/discard`, { deliveries, reason: "A test" });
      assertEquals(done.body, { discarded: 3 });
      assertEquals((await ask("GET", PATH)).body.entries, []);
      const again = await ask("POST", `${PATH}/discard`, { deliveries, reason: "A test" });
      assertEquals(again.body, { discarded: 0 });
      const { body: gone } = await ask("GET", `${PATH}?discarded=true`);
      assertEquals(
        gone.entries.map((one: { discarded: { reason: string } }) => one.discarded.reason),
        ["A test", "A test", "A test"],
      );
      const sent = deliveries.find(({ direction }: Record<string, unknown>) =>
        direction === "sent"
      );
      const resent = await ask("POST", `/admin/webhooks/${hook}/deliveries/${sent.id}/resend`);
      assertEquals(resent.status, 202);
      assertEquals((await ask("GET", `${PATH}?discarded=true`)).body.entries.length, 2);
      const { body: log } = await ask("GET", "/admin/audit?action=delivery.discard");
      assert(log.entries.length > 0);
      const manager = await person("manager");
      assertEquals((await ask("GET", PATH, undefined, manager)).status, 403);
    }),
);
