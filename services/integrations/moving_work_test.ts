/**
 * Work changes its agent or its day, or is deleted, while it is being sent: in the end it pays
 * once.
 */
import { assertEquals, assertNotEquals } from "@std/assert";
import { findOpen } from "@/db/integrations/derived_events.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { makeAgent, pointsOf, postStandard, setUp, type Tool } from "./testdata/tools.ts";

const AGENTS = ["ava", "ben"];
const DAY_MILLISECONDS = 86_400_000;

async function assign(door: Door, tool: Tool, agent: string | null): Promise<number> {
  const path = `/admin/integrations/${tool.id}/people`;
  return (await door.ask("PUT", path, { user: "nora", agent })).status;
}

/** Sends the answer to a question that was asked a minute before. */
async function answer(door: Door, tool: Tool, index: number): Promise<void> {
  const at = door.now - 3_600_000 + index * 120_000;
  const data = { agentId: "nora", conversationId: `c${index % 3}` };
  await postStandard(door, tool, `q${index}`, {
    type: "message_received",
    timestamp: new Date(at).toISOString(),
    data: { ...data, messageId: `q${index}` },
  });
  await postStandard(door, tool, `a${index}`, {
    type: "message_response",
    timestamp: new Date(at + 60_000).toISOString(),
    data: { ...data, messageId: `a${index}` },
  });
}

async function settle(door: Door): Promise<void> {
  await door.instance.jobs.runAll();
  door.now += 10_000;
  await door.instance.jobs.runAll();
}

async function assertSettled(door: Door, tool: Tool, db: Parameters<typeof findOpen>[0]) {
  assertEquals(await findOpen(db, { changedBefore: door.now + 1 }, 10), []);
  const standing = await db.selectFrom("events").select(["event_id", "agent_id"])
    .where("is_reversed", "=", false).where("type", "<>", "event_reversed")
    .where("source", "=", `/standard/${tool.id}`).execute();
  const wanted = await db.selectFrom("derived_events").select(["object_id", "agent_id"])
    .where("is_wanted", "=", true).where("agent_id", "is not", null).execute();
  assertEquals(
    standing.map((one) => one.agent_id).sort(),
    wanted.map((one) => one.agent_id).sort(),
  );
}

onPostgres(
  "webhooks - the agent of the work changes back and forth while it is being sent, at two instances",
  (database) =>
    withDoor(database, (one) =>
      withDoor(database, async (two) => {
        for (const agent of AGENTS) await makeAgent(one, agent);
        const tool = await setUp(one, "standard");
        const answers = Array.from({ length: 9 }, (_, index) => index);
        const doors = [one, two];
        const sending = answers.map((index) => answer(doors[index % 2]!, tool, index));
        const moves = ["ava", "ben", "ava", null, "ben", "ava"].map((agent, index) =>
          assign(doors[index % 2]!, tool, agent)
        );
        const statuses = await Promise.all(moves);
        await Promise.all(sending);
        assertEquals([...new Set(statuses)], [200]);
        await settle(one);
        await assertSettled(one, tool, database.db);
        assertEquals(await assign(two, tool, "ben"), 200);
        await settle(two);
        await assertSettled(one, tool, database.db);
        assertEquals(await pointsOf(one, "ava"), 0);
        await assertRebuilds(database.db);
      })),
);

forEachDatabase(
  "webhooks - work moves to another day when its time is corrected",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      // The same message with another time: the higher revision counts.
      const { db } = database;
      await assign(door, tool, "ava");
      await answer(door, tool, 0);
      assertNotEquals(await pointsOf(door, "ava"), 0);
      const fact = await db.selectFrom("pairing_facts").selectAll()
        .where("key", "=", "message:a0").executeTakeFirstOrThrow();
      const moved = { ...fact.fact, time: (fact.fact["time"] as number) - 3 * DAY_MILLISECONDS };
      await db.updateTable("pairing_facts").set({ fact: JSON.stringify(moved) })
        .where("key", "=", "message:a0").execute();
      await db.updateTable("pairing_objects").set({ needs_deriving: true }).execute();
      await settle(door);
      await assertSettled(door, tool, db);
      const days = await db.selectFrom("events").select("day")
        .where("is_reversed", "=", false).where("type", "=", "message_response").execute();
      assertEquals(days.map(({ day }) => String(day).slice(0, 10)), ["2026-11-17"]);
      await assertRebuilds(db);
    }),
);

forEachDatabase(
  "webhooks - the events of a deleted integration stay, and can still move to another agent",
  (database) =>
    withDoor(database, async (door) => {
      for (const agent of AGENTS) await makeAgent(door, agent);
      const tool = await setUp(door, "standard", { name: "Chat" });
      await assign(door, tool, "ava");
      await answer(door, tool, 0);
      const points = await pointsOf(door, "ava");
      await database.db.updateTable("derived_events").set({ is_sent: false, is_settled: false })
        .execute();
      assertEquals((await door.ask("DELETE", `/admin/integrations/${tool.id}`)).status, 204);
      await settle(door);
      await assertSettled(door, tool, database.db);
      assertEquals(await pointsOf(door, "ava"), points);
      assertEquals((await postStandard(door, tool, "late", {})).status, 404);
      const again = await setUp(door, "standard", { name: "Chat" });
      const { body } = await door.ask("GET", `/admin/integrations/${again.id}/people`);
      assertEquals(body.entries, []);
      await database.db.updateTable("pairing_objects").set({ needs_deriving: true }).execute();
      await settle(door);
      assertEquals(await pointsOf(door, "ava"), points);
    }),
);
