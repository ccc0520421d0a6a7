import { assertEquals, assertStringIncludes } from "@std/assert";
import { prove, TICKET, TYPES_PATH } from "@/services/event_types/testdata/tickets.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { makeAgent, pointsOf, postStandard, setUp, type Tool } from "./testdata/tools.ts";

/** The day's streak pays 50 with the first work that pays. */
const STREAK = 50;

function ticket(door: Door, data: object) {
  const timestamp = new Date(door.now).toISOString();
  return { type: "ticket_solved", timestamp, data: { agentId: "amy", ...data } };
}

/** Returns Amy's points when everything that came was sent to the log, however busy the machine. */
async function pointsOfAmy(door: Door): Promise<number> {
  door.now += 10_000;
  await door.instance.jobs.runAll();
  return await pointsOf(door, "amy");
}

async function unknownTypes(door: Door) {
  const { body } = await door.ask("GET", "/admin/unknown-event-types");
  return body.entries.map((one: { type: string; count: number }) => [one.type, one.count]);
}

async function lastDelivery(door: Door, tool: Tool) {
  const { body } = await door.ask("GET", `/admin/integrations/${tool.id}/deliveries`);
  return body.entries[0];
}

forEachDatabase(
  "webhooks - a type that an admin defined is checked and scored like an event of the API",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "amy");
      await door.ask("POST", TYPES_PATH, TICKET);
      const tool = await setUp(door, "standard");
      const good = ticket(door, { minutes: 5, escalated: false, queue: 17 });
      assertEquals((await postStandard(door, tool, "m-1", good)).body.status, "processed");
      assertEquals(await pointsOfAmy(door), 10 + STREAK);
      assertEquals((await postStandard(door, tool, "m-1", good)).body.repeated, true);
      assertEquals(await pointsOfAmy(door), 10 + STREAK);

      for (
        const [data, reason] of [
          [{ minutes: 601 }, "data.minutes: must be a number from 0 to 600"],
          [{ escalated: "no" }, "data.escalated: must be true or false, not text"],
          [{ queue: "x".repeat(11) }, "data.queue: must be text of at most 10 characters"],
        ] as const
      ) {
        const sent = await postStandard(door, tool, crypto.randomUUID(), ticket(door, data));
        assertEquals(sent.status, 400);
        assertStringIncludes(sent.body.detail, `The ticket_solved is not valid: ${reason}`);
      }
      const reserved = { ...good, type: "points_corrected" };
      assertEquals((await postStandard(door, tool, "m-9", reserved)).body.status, "ignored");
      assertEquals(await pointsOfAmy(door), 10 + STREAK);

      // What an event of the past says stays, whatever becomes of its definition.
      await door.ask("DELETE", `${TYPES_PATH}/ticket_solved`);
      await door.ask("POST", `/admin/integrations/${tool.id}/replay`, {});
      assertEquals(await pointsOfAmy(door), 10 + STREAK);
      await prove(door, database);
    }),
);

forEachDatabase(
  "webhooks - an unknown type is ignored, and taken by a replay once it is defined",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "amy");
      const tool = await setUp(door, "standard");
      const sent = await postStandard(door, tool, "m-1", ticket(door, { minutes: 5 }));
      assertEquals(sent.body.status, "ignored");
      assertStringIncludes(sent.body.reason, 'no event type "ticket_solved"');
      await door.ask("POST", TYPES_PATH, TICKET);
      const { id } = await lastDelivery(door, tool);
      const path = `/admin/integrations/${tool.id}/deliveries/${id}/replay`;
      assertEquals((await door.ask("POST", path)).status, 200);
      assertEquals(await pointsOfAmy(door), 10 + STREAK);
      await prove(door, database);
    }),
);

forEachDatabase(
  "webhooks - an organization that keeps unknown types keeps those of webhooks, too",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "amy");
      await door.ask("PATCH", "/admin/organization", { unknownTypes: "keep" });
      const tool = await setUp(door, "standard");
      const sent = await postStandard(door, tool, "m-1", ticket(door, { minutes: 5 }));
      assertEquals(sent.body.status, "processed");
      assertEquals(await pointsOfAmy(door), 0);
      assertEquals(await unknownTypes(door), [["ticket_solved", 1]]);
      await door.ask("POST", TYPES_PATH, TICKET);
      assertEquals(await pointsOfAmy(door), 10 + STREAK);
      await prove(door, database);
    }),
);
