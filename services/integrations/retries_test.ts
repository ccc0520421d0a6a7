/**
 * Failures inside Laurel, not caused by the sender: they are visible, and are retried
 * automatically.
 */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { openDatabase } from "@/db/postgres/open.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { breakTable } from "@/testing/break_table.ts";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { withInstance } from "@/testing/instance.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { makeAgent, pointsOf, postStandard, setUp, type Tool } from "./testdata/tools.ts";

const isAva = "(SELECT key FROM agents WHERE id = NEW.agent_id) = 'ava'";

function win(door: Door, tool: Tool, id: string, agent = "ava") {
  return postStandard(door, tool, id, {
    type: "deal_won",
    timestamp: new Date(door.now).toISOString(),
    data: { agentId: agent, objectId: id },
  });
}

async function lastDelivery(door: Door, tool: Tool) {
  const path = `/admin/integrations/${tool.id}/deliveries`;
  const { body } = await door.ask("GET", `${path}?limit=1`);
  return (await door.ask("GET", `${path}/${body.entries[0].id}`)).body;
}

async function failingOf(door: Door, tool: Tool) {
  return (await door.ask("GET", `/admin/integrations/${tool.id}`)).body.failing;
}

const NOTHING = { webhooks: 0, objects: 0, events: 0 };

forEachDatabase(
  "retries - an event that Laurel fails to score is seen everywhere and scored without a replay",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = database;
      await makeAgent(door, "ava");
      await makeAgent(door, "bob");
      const tool = await setUp(door, "standard");
      const repair = await breakTable(db, "reward_history", isAva);
      try {
        const received = await win(door, tool, "m1");
        assertEquals([received.status, received.body.status], [200, "processed"]);
        await win(door, tool, "m2", "bob");
        const delivery = (await door.ask(
          "GET",
          `/admin/integrations/${tool.id}/deliveries?status=failed`,
        )).body.entries;
        assertEquals(delivery.length, 1);
        assertMatch(delivery[0].reason, /^deal_won: Laurel failed to score it\./);
        assertEquals(delivery[0].retryAt, new Date(door.now + 5_000).toISOString());
        const listed = await door.ask(
          "GET",
          `/admin/integrations/${tool.id}/deliveries?status=processed`,
        );
        assertEquals(listed.body.entries.length, 1);
        assertEquals(await failingOf(door, tool), { ...NOTHING, events: 1 });
        const metrics = await door.text("/metrics");
        assert(metrics.includes('laurel_failing_work{work="events"} 1'), metrics);
        assert(
          door.instance.logged.some((line) =>
            line.includes("events that tools reported could not")
          ),
        );
        // The pauses grow, and other work does not wait.
        const tries: number[] = [];
        for (let seconds = 0; seconds < 120; seconds++) {
          door.now += 1_000;
          await door.instance.jobs.runAll();
          const [row] = await db.selectFrom("derived_events").select("failures")
            .where("object_id", "=", "m1").execute();
          tries[row!.failures] ??= seconds + 1;
        }
        assertEquals(tries.slice(2), [6, 16, 36, 76]);
        assert(await pointsOf(door, "bob") > 0);
      } finally {
        await repair();
      }
      door.now += 80_000;
      await door.instance.jobs.runAll();
      assert(await pointsOf(door, "ava") > 0);
      assertEquals(await pointsOf(door, "ava"), await pointsOf(door, "bob"));
      const list = await door.ask("GET", `/admin/integrations/${tool.id}/deliveries`);
      for (const { status, reason, retryAt } of list.body.entries) {
        assertEquals([status, reason, retryAt], ["processed", null, null]);
      }
      assertEquals(await failingOf(door, tool), NOTHING);
      assert((await door.text("/metrics")).includes('laurel_failing_work{work="events"} 0'));
      await assertRebuilds(db);
    }),
);

forEachDatabase(
  "retries - a reversal that fails is seen and done later",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = database;
      await makeAgent(door, "ava");
      await makeAgent(door, "bob");
      const tool = await setUp(door, "standard");
      const people = `/admin/integrations/${tool.id}/people`;
      await door.ask("PUT", people, { user: "p", agent: "ava" });
      await postStandard(door, tool, "m1", {
        type: "deal_won",
        timestamp: new Date(door.now).toISOString(),
        data: { agentId: "p", objectId: "d" },
      });
      const points = await pointsOf(door, "ava");
      assert(points > 0);
      const repair = await breakTable(db, "events", "NEW.type = 'event_reversed'");
      try {
        const moved = await door.ask("PUT", people, { user: "p", agent: "bob" });
        assertEquals(moved.status, 200);
        const { events, status, reason } = await lastDelivery(door, tool);
        assertEquals([status, events[0].status], ["failed", "retrying"]);
        assertMatch(reason, /take back its points/);
        assertEquals(await failingOf(door, tool), { ...NOTHING, events: 1 });
      } finally {
        await repair();
      }
      door.now += 6_000;
      await door.instance.jobs.runAll();
      assertEquals([await pointsOf(door, "ava"), await pointsOf(door, "bob")], [0, points]);
      assertEquals((await lastDelivery(door, tool)).status, "processed");
      assertEquals(await failingOf(door, tool), NOTHING);
      await assertRebuilds(db);
    }),
);

for (const [code, status] of [["P0001", 200], ["57P03", 503]] as const) {
  forEachDatabase(
    `retries - a webhook that cannot be processed is read again automatically (${code})`,
    (database) =>
      withDoor(database, async (door) => {
        const { db } = database;
        await makeAgent(door, "ava");
        const tool = await setUp(door, "standard");
        const repair = await breakTable(db, "pairing_facts", "NEW.object_id = 'm1'", code);
        const sentAt = door.now;
        try {
          const received = await win(door, tool, "m1");
          assertEquals(received.status, status);
          if (status === 200) assertEquals(received.body.status, "failed");
          const delivery = await lastDelivery(door, tool);
          assertEquals(delivery.status, "failed");
          assertMatch(delivery.reason, /tries again automatically/);
          assertEquals(delivery.retryAt, new Date(door.now + 5_000).toISOString());
          assertEquals(await failingOf(door, tool), { ...NOTHING, webhooks: 1 });
          assert((await door.text("/metrics")).includes('laurel_failing_work{work="webhooks"} 1'));
          door.now += 5_000;
          // The jobs fail, as the broken table makes them.
          await door.instance.jobs.runAll().catch(() => {});
          const again = await lastDelivery(door, tool);
          assertEquals(again.retryAt, new Date(door.now + 10_000).toISOString());
        } finally {
          await repair();
        }
        await door.instance.jobs.runAll();
        assertEquals(await pointsOf(door, "ava"), 0, "it is not due yet");
        door.now += 10_000;
        await door.instance.jobs.runAll();
        assert(await pointsOf(door, "ava") > 0);
        const { status: now, reason, retryAt, events } = await lastDelivery(door, tool);
        assertEquals([now, reason, retryAt], ["processed", null, null]);
        assertEquals(Date.parse(events[0].time), sentAt);
        assertEquals(await failingOf(door, tool), NOTHING);
        await assertRebuilds(db);
      }),
  );
}

forEachDatabase(
  "retries - a webhook that was not read before Laurel was stopped is read automatically",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = database;
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      // The state that an instance leaves behind when it dies at once: the webhook is stored and
      // not read.
      await win(door, tool, "m0");
      const [kept] = await db.selectFrom("webhook_deliveries").selectAll().execute();
      const before = await pointsOf(door, "ava");
      const payload = JSON.stringify(kept!.payload).replaceAll("m0", "m1");
      await db.insertInto("webhook_deliveries").values({
        integration_id: tool.id,
        digest: "another",
        name: "?",
        status: "failed",
        payload,
        reason: "It is being read.",
        received_at: new Date(door.now),
        last_received_at: new Date(door.now),
        retry_at: new Date(door.now + 60_000),
      }).execute();
      await door.instance.jobs.runAll();
      assertEquals(await pointsOf(door, "ava"), before, "another instance may be reading it");
      assertEquals(await failingOf(door, tool), NOTHING);
      door.now += 60_000;
      await door.instance.jobs.runAll();
      assert(await pointsOf(door, "ava") > before);
      assertEquals((await lastDelivery(door, tool)).status, "processed");
      await assertRebuilds(db);
    }),
);

forEachDatabase(
  "retries - a failed webhook of a paused integration waits for a replay",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      const repair = await breakTable(database.db, "pairing_facts", "TRUE");
      await win(door, tool, "m1").finally(repair);
      await door.ask("PATCH", `/admin/integrations/${tool.id}`, { isEnabled: false });
      door.now += 5_000;
      await door.instance.jobs.runAll();
      const { id, status, retryAt } = await lastDelivery(door, tool);
      assertEquals([status, retryAt], ["paused", null]);
      await door.ask("PATCH", `/admin/integrations/${tool.id}`, { isEnabled: true });
      await door.ask("POST", `/admin/integrations/${tool.id}/deliveries/${id}/replay`);
      assert(await pointsOf(door, "ava") > 0);
    }),
);

forEachDatabase(
  "retries - an object that cannot be derived again does not block others, and is derived later",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = database;
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      for (const object of ["a", "b"]) {
        await postStandard(door, tool, object, {
          type: "deal_won",
          timestamp: new Date(door.now).toISOString(),
          data: { agentId: "p", objectId: object },
        });
      }
      const facts = await db.selectFrom("pairing_facts").selectAll().where("object_id", "=", "a")
        .execute();
      await db.updateTable("pairing_facts").set({ fact: JSON.stringify(null) })
        .where("object_id", "=", "a").execute();
      const path = `/admin/integrations/${tool.id}`;
      const assigned = await door.ask("PUT", `${path}/people`, { user: "p", agent: "ava" });
      assertEquals(assigned.status, 200);
      const points = await pointsOf(door, "ava");
      assert(points > 0);
      assertEquals(await failingOf(door, tool), { ...NOTHING, objects: 1 });
      assert((await door.text("/metrics")).includes('laurel_failing_work{work="objects"} 1'));
      await db.updateTable("pairing_facts").set({ fact: JSON.stringify(facts[0]!.fact) })
        .where("object_id", "=", "a").execute();
      await door.instance.jobs.runAll();
      assertEquals(await pointsOf(door, "ava"), points, "it is not due yet");
      door.now += 5_000;
      await door.instance.jobs.runAll();
      assert(await pointsOf(door, "ava") > points);
      assertEquals(await failingOf(door, tool), NOTHING);
      await assertRebuilds(db);
    }),
);

onPostgres(
  "retries - two instances that retry at the same time score once",
  (database) =>
    withDoor(database, async (door) => {
      const { db, databaseUrl } = database;
      await makeAgent(door, "ava");
      await makeAgent(door, "bob");
      const tool = await setUp(door, "standard");
      const ids = Array.from({ length: 30 }, (_, index) => `m${index}`);
      const repairScoring = await breakTable(db, "reward_history", isAva);
      for (const id of ids) await win(door, tool, id);
      await repairScoring();
      const repairReading = await breakTable(db, "pairing_facts", "TRUE");
      for (const id of ids) await win(door, tool, `${id}-read`);
      await repairReading();
      for (const id of ids) {
        await win(door, tool, `${id}-bob`, "bob");
        await win(door, tool, `${id}-bob-2`, "bob");
      }
      door.now += 3_600_000;
      const other = await openDatabase({ databaseUrl });
      try {
        await withInstance(other, async (second) => {
          await Promise.all([door.instance.jobs.runAll(), second.jobs.runAll()]);
        }, { clock: () => door.now });
      } finally {
        await other.close();
      }
      assertEquals(await pointsOf(door, "ava"), await pointsOf(door, "bob"));
      assertEquals(await failingOf(door, tool), NOTHING);
      await assertRebuilds(db);
    }),
);
