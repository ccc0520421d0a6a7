import { assertEquals } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const PATH = "/admin/event-types";
const TICKET = {
  type: "ticket_solved",
  title: "Ticket solved",
  domain: "support",
  fields: [
    { name: "minutes", kind: "number", minimum: 0, maximum: 600 },
    { name: "escalated", kind: "boolean" },
    { name: "queue", kind: "text", maximum: 10 },
  ],
  points: {
    base: 7,
    bonuses: [{ name: "fast", points: 3, when: [{ field: "minutes", op: "lt", value: 10 }] }],
  },
};

/** Sends an event with a key that may write events. */
async function send(door: Door, id: string, data: object, more: object = {}) {
  const event = { id, source: "/desk", type: "ticket_solved", subject: "amy", data, ...more };
  return await door.ask("POST", "/events", event, await door.key("events:write"));
}

forEachDatabase(
  "event types - the list has what Laurel brings along, by domain, page by page",
  async (database) =>
    await withDoor(database, async (door) => {
      const { body } = await door.ask("GET", `${PATH}?limit=200`);
      assertEquals(body.nextCursor, null);
      assertEquals(body.entries[0].type, "conversation_resolved");
      const won = body.entries.find((one: { type: string }) => one.type === "deal_won");
      assertEquals([won.isBuiltIn, won.isPaid, won.paidBy, won.domain], [
        true,
        true,
        "rules",
        "pipeline",
      ]);
      const lost = body.entries.find((one: { type: string }) => one.type === "deal_lost");
      assertEquals(lost.isPaid, false);

      const first = await door.ask("GET", `${PATH}?limit=20`);
      const second = await door.ask("GET", `${PATH}?cursor=${first.body.nextCursor}`);
      assertEquals([...first.body.entries, ...second.body.entries], body.entries);

      const manager = await door.person("manager");
      assertEquals((await door.ask("GET", PATH, undefined, manager)).status, 403);
    }),
);

forEachDatabase(
  "event types - a defined type is accepted, checked and scored at once",
  async (database) =>
    await withDoor(database, async (door) => {
      const refused = await send(door, "t-1", { minutes: 5 });
      assertEquals([refused.status, refused.body.code], [422, "unknown_type"]);

      const made = await door.ask("POST", PATH, TICKET);
      assertEquals(made.status, 201, JSON.stringify(made.body));
      assertEquals(made.body.points, { ...TICKET.points, multipliers: [], oncePerObject: false });
      assertEquals([made.body.isPaid, made.body.paidBy, made.body.revision], [
        true,
        "definition",
        1,
      ]);
      assertEquals(made.body.versions.length, 1);
      const read = await door.ask("GET", `${PATH}/ticket_solved`);
      assertEquals(read.body, made.body);

      const { body } = await send(door, "t-1", { minutes: 5, escalated: false, other: { x: 1 } });
      assertEquals([body.status, body.points], ["scored", 10]);
      assertEquals(body.breakdown, [{ rule: "base", points: 7 }, { rule: "fast", points: 3 }]);
      assertEquals((await send(door, "t-2", {})).body.points, 7);
      assertEquals((await send(door, "t-2", {})).body.status, "duplicate");

      const wrong = await send(door, "t-3", {
        minutes: 601,
        escalated: "no",
        queue: "x".repeat(11),
      });
      assertEquals(wrong.status, 422);
      assertEquals(wrong.body.errors, [
        { path: "data.minutes", message: "must be a number from 0 to 600" },
        { path: "data.escalated", message: "must be true or false, not text" },
        { path: "data.queue", message: "must be text of at most 10 characters" },
      ]);
    }),
);
