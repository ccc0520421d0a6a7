/**
 * Webhooks arrive at several instances at the same time and in any order, and processing is
 * interrupted at any point.
 */
import { assert, assertEquals } from "@std/assert";
import { findOpen } from "@/db/integrations/derived_events.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { openLog } from "@/services/platform/log.ts";
import { openEventSender } from "./send_events.ts";
import { makeAgent, pointsOf, postStandard, setUp } from "./testdata/tools.ts";

/**
 * Ten questions of a conversation, each answered by one of two agents within one or three minutes.
 */
function conversation(door: Door, id: string) {
  const time = (seconds: number) => new Date(door.now - 7_200_000 + seconds * 1_000).toISOString();
  return Array.from({ length: 10 }, (_, index) => {
    const begin = index * 600;
    const wait = index % 2 === 0 ? 45 : 180;
    const common = { conversationId: id };
    return [
      {
        type: "message_received",
        timestamp: time(begin),
        data: { ...common, messageId: `q${index}` },
      },
      {
        type: "message_response",
        timestamp: time(begin + wait),
        data: { ...common, messageId: `a${index}`, agentId: index % 3 === 0 ? "ben" : "ava" },
      },
    ];
  }).flat();
}

// 10 responses, 5 of them within two minutes: 10 x 5 + 5 x 3. The first reply within one: 15 + 5.
// Two agents' first working day: 2 x 50.
const TOTAL = 65 + 20 + 100;

onPostgres(
  "webhooks - in any order and at two instances at once, the result is the same",
  async (database) => {
    await withDoor(database, (one) =>
      withDoor(database, async (two) => {
        for (const agent of ["ava", "ben"]) await makeAgent(one, agent);
        const tool = await setUp(one, "standard");
        const sent = conversation(one, "c-1");
        const twice = [...sent.keys(), ...sent.keys()].sort((a, b) => (a * 7) % 20 - (b * 7) % 20);
        const answers = await Promise.all(
          twice.map((index, turn) =>
            postStandard(turn % 2 === 0 ? one : two, tool, `m${index}`, sent[index])
          ),
        );
        assertEquals([...new Set(answers.map(({ status }) => status))], [200]);
        await one.instance.jobs.runAll();
        one.now += 10_000;
        await one.instance.jobs.runAll();
        assertEquals(await pointsOf(one, "ava") + await pointsOf(one, "ben"), TOTAL);
        assertEquals(await findOpen(database.db, { changedBefore: one.now + 1 }, 10), []);
        await assertRebuilds(database.db);
      }));
  },
);

forEachDatabase(
  "webhooks - every order of a conversation ends in the same points",
  (database) =>
    withDoor(database, async (door) => {
      for (const agent of ["ava", "ben"]) await makeAgent(door, agent);
      const tool = await setUp(door, "standard");
      const sent = conversation(door, "c-1");
      for (const index of [...sent.keys()].reverse()) {
        await postStandard(door, tool, `m${index}`, sent[index]);
      }
      assertEquals(await pointsOf(door, "ava") + await pointsOf(door, "ben"), TOTAL);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "webhooks - a lost webhook only costs the points that depend on it",
  (database) =>
    withDoor(database, async (door) => {
      for (const agent of ["ava", "ben"]) await makeAgent(door, agent);
      const tool = await setUp(door, "standard");
      // The question before the first quick answer is lost. So there is no quick bonus, and it is
      // unknown that the customer started the conversation.
      const sent = conversation(door, "c-1").slice(1);
      for (const [index, body] of sent.entries()) await postStandard(door, tool, `m${index}`, body);
      assertEquals(await pointsOf(door, "ava") + await pointsOf(door, "ben"), TOTAL - 3 - 20);
    }),
);

forEachDatabase(
  "webhooks - another instance sends the events that one left unsent",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      const { db } = database;
      const body = { type: "deal_won", data: { agentId: "ava", objectId: "d" } };
      await postStandard(door, tool, "m1", body);
      const before = await pointsOf(door, "ava");
      // Simulates a crash before sending, and one between storing the event and marking it as sent.
      await db.updateTable("derived_events")
        .set({ is_sent: false, is_settled: false, attempted: 0 }).execute();
      await door.instance.jobs.runAll();
      assertEquals((await findOpen(db, { changedBefore: door.now + 1 }, 10)).length, 1);
      door.now += 6_000;
      await door.instance.jobs.runAll();
      assertEquals(await findOpen(db, { changedBefore: door.now + 1 }, 10), []);
      assertEquals(await pointsOf(door, "ava"), before);
    }),
);

forEachDatabase(
  "webhooks - nothing is lost while the log is unavailable",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      const { db } = database;
      await db.updateTable("agents").set({ name: "Ava" }).execute();
      await postStandard(door, tool, "m1", {
        type: "deal_won",
        data: { agentId: "ava", objectId: "d" },
      });
      await db.updateTable("derived_events").set({ is_sent: false, is_settled: false }).execute();
      let isAway = true;
      const sender = openEventSender({
        db,
        clock: () => door.now,
        providerOf: () => Promise.resolve("standard"),
        log: openLog("error", () => {}),
        rewards: {
          ingest: (events, who) =>
            isAway
              ? Promise.resolve(events.map(() => ({
                kind: "rejected" as const,
                problem: { status: 503, code: "storage_unavailable", title: "", detail: "" },
              })))
              : door.instance.rewards.ingest(events, who),
        },
      });
      door.now += 6_000;
      assertEquals(await sender.sweep(10), 1);
      const [open] = await findOpen(db, { changedBefore: door.now + 1 }, 10);
      assert(open && !open.isSettled && open.problem === null);
      isAway = false;
      door.now += 6_000;
      await sender.sweep(10);
      assertEquals(await findOpen(db, { changedBefore: door.now + 1 }, 10), []);
    }),
);

forEachDatabase(
  "webhooks - changed settings derive stored objects again",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      // Asked on Thursday at 16:59:30 and answered on Friday at 09:00:30, Berlin time.
      const message = (type: string, timestamp: string, messageId: string) => ({
        type,
        timestamp,
        data: { conversationId: "c", messageId, agentId: "ava" },
      });
      const asked = message("message_received", "2026-11-19T15:59:30Z", "q");
      const answered = message("message_response", "2026-11-20T08:00:30Z", "a");
      await postStandard(door, tool, "m1", asked);
      await postStandard(door, tool, "m2", answered);
      assertEquals(await pointsOf(door, "ava"), 50 + 5 + 15);
      await door.ask("PATCH", `/admin/integrations/${tool.id}`, {
        settings: { responseTime: { mode: "working_hours", start: "09:00", end: "17:00" } },
      });
      await door.instance.jobs.runAll();
      // One minute of working time: under two, so quick, but not under one for the first reply.
      assertEquals(await pointsOf(door, "ava"), 50 + 5 + 3 + 15);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "webhooks - old bodies and conversations are deleted, points are not",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      for (const [index, body] of conversation(door, "c-1").entries()) {
        await postStandard(door, tool, `m${index}`, body);
      }
      const before = await pointsOf(door, "ava");
      const count = async (table: "webhook_deliveries" | "pairing_facts" | "derived_events") =>
        (await database.db.selectFrom(table).selectAll().execute()).length;
      assertEquals(await count("webhook_deliveries"), 20);
      door.now += 91 * 86_400_000;
      await door.instance.jobs.runAll();
      assertEquals([await count("webhook_deliveries"), await count("pairing_facts")], [0, 20]);
      door.now += 91 * 86_400_000;
      await door.instance.jobs.runAll();
      assertEquals([await count("pairing_facts"), await count("derived_events")], [0, 0]);
      assertEquals(await pointsOf(door, "ava"), before);
    }),
);

forEachDatabase(
  "webhooks - work from long ago is stored, but earns nothing",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      const timestamp = new Date(door.now - 300 * 86_400_000).toISOString();
      const body = { type: "deal_won", timestamp, data: { agentId: "ava", objectId: "d" } };
      assertEquals((await postStandard(door, tool, "m1", body)).body.status, "processed");
      await door.instance.jobs.runAll();
      const path = `/admin/integrations/${tool.id}/deliveries`;
      const { body: { entries: [delivery] } } = await door.ask("GET", path);
      const { body: details } = await door.ask("GET", `${path}/${delivery.id}`);
      assertEquals(details.events[0].status, "problem");
      assert(details.events[0].problem.includes("90 days"));
      assertEquals(await pointsOf(door, "ava"), 0);
    }),
);

forEachDatabase(
  "webhooks - an event that the log refuses is shown, and a replay tries it again",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      const { db } = database;
      const body = { type: "deal_won", data: { agentId: "ava", objectId: "d" } };
      await door.ask("PATCH", `/admin/integrations/${tool.id}`, { isEnabled: false });
      await postStandard(door, tool, "m1", body);
      await door.ask("PATCH", `/admin/integrations/${tool.id}`, { isEnabled: true });
      // Another event already has this identity in the log.
      const place = { source: `/standard/${tool.id}`, id: "event/m1/event/event" };
      await door.ask("POST", "/events", {
        ...place,
        type: "feature_used",
        subject: "ava",
      }, await door.key("events:write"));
      const path = `/admin/integrations/${tool.id}/deliveries`;
      const { body: { entries: [{ id }] } } = await door.ask("GET", path);
      const refused = await door.ask("POST", `${path}/${id}/replay`);
      assertEquals(refused.body.events.map((one: { status: string }) => one.status), ["problem"]);
      assertEquals(await findOpen(db, { changedBefore: door.now + 1 }, 10), []);
      await db.deleteFrom("events").where("event_id", "=", place.id).execute();
      const taken = await door.ask("POST", `${path}/${id}/replay`);
      assertEquals(taken.body.events.map((one: { status: string }) => one.status), ["sent"]);
      assertEquals(await findOpen(db, { changedBefore: door.now + 1 }, 10), []);
    }),
);
