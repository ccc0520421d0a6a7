/**
 * Many webhooks about the same objects, with assignments and changed settings, all at the same time
 * on two instances.
 */
import { assertEquals } from "@std/assert";
import { findOpen } from "@/db/integrations/derived_events.ts";
import { signStandard } from "@/integrations/standard/sign.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { onPostgres } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { makeAgent, pointsOf, post, setUp, type Tool } from "./testdata/tools.ts";

const CONVERSATIONS = 12;

/**
 * Sends a batch of CloudEvents: one answer by one of two people in each of several conversations,
 * in some order.
 */
async function batch(door: Door, tool: Tool, turn: number): Promise<number> {
  const events = Array.from({ length: CONVERSATIONS }, (_, index) => {
    const conversation = (index * 5 + turn * 7) % CONVERSATIONS;
    return {
      specversion: "1.0",
      id: `${turn}-${conversation}`,
      source: "/crowd",
      type: "message_response",
      subject: `nora-${(index + turn) % 2}`,
      time: new Date(door.now - 3_600_000 + turn * 1_000).toISOString(),
      data: { conversationId: `c${conversation}`, messageId: `m${turn}` },
    };
  });
  const text = JSON.stringify(events);
  const seconds = Math.floor(door.now / 1_000);
  const { status } = await post(door, tool, text, {
    "content-type": "application/cloudevents-batch+json",
    "webhook-id": `b${turn}`,
    "webhook-timestamp": String(seconds),
    "webhook-signature": signStandard(`b${turn}`, seconds, text, [tool.secret]),
  });
  return status;
}

onPostgres(
  "webhooks - many webhooks, assignments and settings at once lead to the same result as one by one",
  (database) =>
    withDoor(database, (one) =>
      withDoor(database, async (two) => {
        const doors = [one, two];
        for (const agent of ["ava", "ben"]) await makeAgent(one, agent);
        const tool = await setUp(one, "standard");
        const path = `/admin/integrations/${tool.id}`;
        const batches = Array.from({ length: 24 }, (_, index) =>
          // Send each batch twice.
          batch(doors[index % 2]!, tool, index >> 1));
        const changes = Array.from({ length: 10 }, async (_, index) => {
          const door = doors[index % 2]!;
          const agent = index % 3 === 0 ? "ava" : "ben";
          const answer = index % 2 === 0
            ? await door.ask("PUT", `${path}/people`, { user: `nora-${index >> 1 & 1}`, agent })
            : await door.ask("PATCH", path, { settings: { minTalkTime: index } });
          return answer.status;
        });
        const statuses = new Set([...await Promise.all(batches), ...await Promise.all(changes)]);
        assertEquals([...statuses], [200]);
        for (const user of ["nora-0", "nora-1"]) {
          await one.ask("PUT", `${path}/people`, { user, agent: "ben" });
        }
        await one.instance.jobs.runAll();
        one.now += 10_000;
        await one.instance.jobs.runAll();
        assertEquals(await findOpen(database.db, { changedBefore: one.now + 1 }, 10), []);
        assertEquals(await pointsOf(one, "ava"), 0);
        const wanted = await database.db.selectFrom("derived_events").select("key")
          .where("is_wanted", "=", true).where("is_sent", "=", true).execute();
        const standing = await database.db.selectFrom("events").select("event_id")
          .where("is_reversed", "=", false).where("type", "<>", "event_reversed")
          .where("source", "=", `/standard/${tool.id}`).execute();
        assertEquals(standing.length, wanted.length);
        assertEquals(wanted.length > 0, true);
        await assertRebuilds(database.db);
      })),
);
