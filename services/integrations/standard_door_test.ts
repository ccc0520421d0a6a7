import { assert, assertEquals, assertMatch } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { makeAgent, pointsOf, post, postStandard, setUp } from "./testdata/tools.ts";

const at = (door: Door, minutes = 0) => new Date(door.now - minutes * 60_000).toISOString();

/** A deal that `agent` won in two days: 50 + 20, plus 50 for the day's streak. */
const won = (door: Door, agent: string, minutes = 0) => ({
  type: "deal_won",
  timestamp: at(door, minutes),
  data: { agentId: agent, objectId: "d-1", cycleDays: 2 },
});

forEachDatabase(
  "webhooks - a signed event is scored once, however often it comes",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      const first = await postStandard(door, tool, "msg_1", won(door, "ava"));
      assertEquals(first, {
        status: 200,
        body: { status: "processed", reason: null, repeated: false },
      });
      assertEquals(await pointsOf(door, "ava"), 120);
      const again = await postStandard(door, tool, "msg_1", won(door, "ava"));
      assertEquals(again.body.repeated, true);
      door.now += 60_000;
      // A retry has a new signature.
      const retried = await postStandard(door, tool, "msg_1", won(door, "ava", 1));
      assertEquals(retried.status, 200);
      assertEquals(await pointsOf(door, "ava"), 120);
      const other = await postStandard(door, tool, "msg_1", {
        ...won(door, "ava", 1),
        data: { agentId: "ava", objectId: "d-1", cycleDays: 40 },
      });
      assertEquals([other.status, other.body.code], [409, "event_conflict"]);
      assertEquals(await pointsOf(door, "ava"), 120);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "webhooks - a wrong signature is refused without a reason",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      const refusals = [
        await postStandard(door, tool, "m", won(door, "ava"), {
          secret: `whsec_${btoa("x".repeat(32))}`,
        }),
        await postStandard(door, tool, "m", won(door, "ava"), { at: door.now - 301_000 }),
        await postStandard(door, tool, "m", won(door, "ava"), { at: door.now + 301_000 }),
        await post(door, tool, JSON.stringify(won(door, "ava")), {}),
      ];
      for (const { status, body } of refusals) {
        assertEquals([status, body.code], [401, "webhook_refused"]);
        assertEquals(body.detail, refusals[0]!.body.detail);
      }
      assertEquals(await pointsOf(door, "ava"), 0);
      const { body } = await door.ask("GET", `/admin/integrations/${tool.id}`);
      assertEquals(body.refused.count, 4);
      assertMatch(body.refused.reason, /\w/);
      const { body: list } = await door.ask("GET", `/admin/integrations/${tool.id}/deliveries`);
      assertEquals(list.entries, []);
    }),
);

forEachDatabase(
  "webhooks - unknown addresses, incomplete bodies and other formats get different answers",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "standard");
      const unknown = await postStandard(door, { ...tool, url: `${tool.url}0` }, "m", {});
      assertEquals([unknown.status, unknown.body.code], [404, "unknown_integration"]);
      const elsewhere = { ...tool, url: tool.url.replace("/standard/", "/hubspot/") };
      assertEquals((await postStandard(door, elsewhere, "m", {})).status, 404);
      const bodies = ['{"type":"deal_won","times', "[1,2]", '"text"', "null", '{"other":true}', ""];
      for (const [index, body] of bodies.entries()) {
        const { status, body: answer } = await postStandard(door, tool, `m${index}`, body);
        assertEquals([status, answer.code], [400, "unparseable_webhook"], body);
      }
      const path = `/admin/integrations/${tool.id}/deliveries?status=unparseable`;
      const { body: { entries } } = await door.ask("GET", path);
      assertEquals(entries.length, bodies.length);
      for (const { reason } of entries) assertMatch(reason, /\.$/);
      const unreadable = entries.at(-1);
      const replay = await door.ask(
        "POST",
        `/admin/integrations/${tool.id}/deliveries/${unreadable.id}/replay`,
      );
      assertEquals([replay.status, replay.body.code], [409, "nothing_to_replay"]);
    }),
);

forEachDatabase(
  "webhooks - work of unknown people waits, and is then scored at its own time",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "standard");
      await postStandard(door, tool, "m", won(door, "nora", 24 * 60));
      const people = `/admin/integrations/${tool.id}/people`;
      const { body: { entries: waiting } } = await door.ask("GET", `${people}?status=waiting`);
      assertEquals(waiting.map((one: { user: string }) => one.user), ["nora"]);
      assertEquals(waiting[0].waitingEvents, 1);
      assertEquals((await door.ask("GET", `/agents/nora`)).status, 404);

      await makeAgent(door, "n.miller");
      const nobody = await door.ask("PUT", people, { user: "nora", agent: "who" });
      assertEquals([nobody.status, nobody.body.code], [422, "unknown_agent"]);
      const { body: assigned } = await door.ask("PUT", people, { user: "nora", agent: "n.miller" });
      assertEquals([assigned.agent.id, assigned.waitingEvents], ["n.miller", 0]);
      const { body: { entries } } = await door.ask("GET", "/agents/n.miller/history");
      assertEquals(entries.map((one: { time: string }) => one.time.slice(0, 10)), [
        "2026-11-19",
        "2026-11-19",
      ]);
      // It counts for yesterday's board, not today's.
      const board = await door.ask("GET", "/leaderboards?period=day");
      assertEquals(board.body.entries, []);

      // The person is reassigned: scored work moves to the other agent.
      await makeAgent(door, "olga");
      await door.ask("PUT", people, { user: "nora", agent: "olga" });
      assertEquals([await pointsOf(door, "n.miller"), await pointsOf(door, "olga")], [0, 120]);
      // Assign the first agent again.
      await door.ask("PUT", people, { user: "nora", agent: "n.miller" });
      assertEquals([await pointsOf(door, "n.miller"), await pointsOf(door, "olga")], [120, 0]);
      // The person is ignored and earns no points.
      await door.ask("PUT", people, { user: "nora", agent: null, isIgnored: true });
      assertEquals(await pointsOf(door, "n.miller"), 0);
      const { body: ignored } = await door.ask("GET", `${people}?status=ignored`);
      assertEquals(ignored.entries.length, 1);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "webhooks - messages without a response time are paired, in any order",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      const received = {
        type: "message_received",
        timestamp: at(door, 10),
        data: { conversationId: "c-1", messageId: "q" },
      };
      const answered = {
        type: "message_response",
        timestamp: at(door, 9),
        data: { conversationId: "c-1", messageId: "a", agentId: "ava", quality: 0.9 },
      };
      await postStandard(door, tool, "m2", answered);
      // Without the question: 5 x 1.5, plus 50 for the streak.
      assertEquals(await pointsOf(door, "ava"), 58);
      await postStandard(door, tool, "m1", received);
      // (5 + 3) x 1.5 after one minute, and 15 for the first reply of the conversation, which took
      // more than a minute.
      assertEquals(await pointsOf(door, "ava"), 50 + 12 + 15);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "webhooks - a paused integration stores webhooks for a replay",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      const path = `/admin/integrations/${tool.id}`;
      await door.ask("PATCH", path, { isEnabled: false });
      const { body } = await postStandard(door, tool, "m", won(door, "ava"));
      assertEquals(body.status, "paused");
      assertEquals(await pointsOf(door, "ava"), 0);
      const early = await door.ask("POST", `${path}/replay`, { status: "paused" });
      assertEquals([early.status, early.body.code], [409, "integration_paused"]);
      await door.ask("PATCH", path, { isEnabled: true });
      const replayed = await door.ask("POST", `${path}/replay`, { status: "paused" });
      assertEquals(replayed.body, { replayed: 1, next: null });
      assertEquals(await pointsOf(door, "ava"), 120);
      const { body: { entries: [delivery] } } = await door.ask("GET", `${path}/deliveries`);
      assertEquals(delivery.status, "processed");
      // A second replay changes nothing.
      const { body: details } = await door.ask("POST", `${path}/deliveries/${delivery.id}/replay`);
      assertEquals(
        details.events.map((one: Record<string, unknown>) => [one["status"], one["points"]]),
        [
          ["sent", 70],
        ],
      );
      assertEquals(await pointsOf(door, "ava"), 120);
    }),
);

forEachDatabase(
  "webhooks - a rotated secret is valid for a day, a deleted address is invalid at once",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      const path = `/admin/integrations/${tool.id}`;
      const { body: { secret } } = await door.ask("POST", `${path}/rotate`);
      assert(secret !== tool.secret);
      assertEquals((await postStandard(door, tool, "m1", won(door, "ava"))).status, 200);
      assertEquals(
        (await postStandard(door, tool, "m2", won(door, "ava"), { secret })).status,
        200,
      );
      door.now += 24 * 3_600_000 + 1_000;
      assertEquals((await postStandard(door, tool, "m3", won(door, "ava"))).status, 401);
      assertEquals(
        (await postStandard(door, tool, "m4", won(door, "ava"), { secret })).status,
        200,
      );
      const { rows } = await database.db.executeQuery<{ text: string }>(
        // No table contains the secrets in clear text.
        (await import("kysely")).sql`SELECT row_to_json(i)::text AS text FROM integrations i`
          .compile(database.db),
      );
      for (const { text } of rows) assert(!text.includes(secret) && !text.includes(tool.secret));
      assertEquals((await door.ask("DELETE", path)).status, 204);
      assertEquals(
        (await postStandard(door, tool, "m5", won(door, "ava"), { secret })).status,
        404,
      );
      assertEquals((await door.ask("GET", path)).status, 404);
    }),
);

forEachDatabase(
  "webhooks - a test run goes through all steps and stores nothing",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "standard");
      const { body } = await door.ask("POST", `/admin/integrations/${tool.id}/test`);
      assertEquals([body.status, body.events[0].type, body.points], [
        "processed",
        "message_response",
        12,
      ]);
      const { body: list } = await door.ask("GET", `/admin/integrations/${tool.id}/deliveries`);
      assertEquals(list.entries, []);
    }),
);

forEachDatabase(
  "webhooks - only admins set integrations up",
  (database) =>
    withDoor(database, async (door) => {
      const manager = await door.person("manager");
      const answer = await door.ask("POST", "/admin/integrations", {}, manager);
      assertEquals([answer.status, answer.body.code], [403, "admin_only"]);
      const reader = await door.ask(
        "GET",
        "/admin/integrations",
        undefined,
        await door.key("read"),
      );
      assertEquals(reader.status, 403);
      const wrong = await door.ask("POST", "/admin/integrations", {
        provider: "standard",
        name: "x",
        settings: { minTalkTime: -1, other: 1 },
      });
      assertEquals(wrong.status, 422);
      const unknown = await door.ask("POST", "/admin/integrations", { provider: "fax", name: "x" });
      assertEquals(unknown.body.errors[0].path, "provider");
      const own = await door.ask("POST", "/admin/integrations", {
        provider: "standard",
        name: "x",
        secret: "mine",
      });
      assertEquals(own.body.code, "secret_made_by_laurel");
      await setUp(door, "standard", { name: "taken" });
      const taken = await door.ask("POST", "/admin/integrations", {
        provider: "standard",
        name: "taken",
      });
      assertEquals([taken.status, taken.body.code], [409, "integration_exists"]);
    }),
);

forEachDatabase(
  "webhooks - an event with impossible data is refused, the others of the batch are not",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      const wrong = {
        type: "message_response",
        timestamp: at(door),
        data: { agentId: "ava", quality: 7 },
      };
      const { status, body } = await postStandard(door, tool, "m1", wrong);
      assertEquals([status, body.code], [400, "unparseable_webhook"]);
      assertMatch(body.detail, /data\.quality/);
      assertEquals((await postStandard(door, tool, "m1", wrong)).status, 400);
      const early = { ...won(door, "ava"), timestamp: at(door, -60) };
      assertMatch((await postStandard(door, tool, "m2", early)).body.detail, /future/);
      assertEquals(await pointsOf(door, "ava"), 0);
    }),
);

forEachDatabase(
  "webhooks - tools may check the address before they send",
  (database) =>
    withDoor(database, async (door) => {
      const { url } = await setUp(door, "standard");
      const path = url.slice("http://laurel.example/api/v1".length);
      const origin = { "webhook-request-origin": "eventemitter.example.com" };
      assertEquals((await door.ask("OPTIONS", path, undefined, origin)).status, 200);
      assertEquals((await door.ask("HEAD", path, undefined, {})).status, 200);
      assertEquals((await door.ask("GET", path, undefined, {})).status, 405);
      for (const method of ["OPTIONS", "HEAD", "GET"]) {
        assertEquals((await door.ask(method, `${path}0`, undefined, origin)).status, 404, method);
      }
    }),
);
