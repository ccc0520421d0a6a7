import { assertEquals } from "@std/assert";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

forEachDatabase(
  "event types - the list has what Laurel brings along, by domain, page by page",
  async (database) =>
    await withDoor(database, async (door) => {
      const { body } = await door.ask("GET", "/admin/event-types?limit=200");
      assertEquals(body.nextCursor, null);
      assertEquals(body.entries[0].type, "conversation_resolved");
      const won = body.entries.find((one: { type: string }) => one.type === "deal_won");
      assertEquals([won.isBuiltIn, won.isPaid, won.isSendable, won.domain], [
        true,
        true,
        true,
        "pipeline",
      ]);
      const lost = body.entries.find((one: { type: string }) => one.type === "deal_lost");
      assertEquals(lost.isPaid, false);

      const first = await door.ask("GET", "/admin/event-types?limit=20");
      const second = await door.ask("GET", `/admin/event-types?cursor=${first.body.nextCursor}`);
      assertEquals([...first.body.entries, ...second.body.entries], body.entries);

      const manager = await door.person("manager");
      const refused = await door.ask("GET", "/admin/event-types", undefined, manager);
      assertEquals(refused.status, 403);
    }),
);
