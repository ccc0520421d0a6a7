import { assertEquals, assertStringIncludes } from "@std/assert";
import { sendTicket, TICKET, TYPES_PATH } from "@/services/event_types/testdata/tickets.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const PATH = TYPES_PATH;
const send = sendTicket;

forEachDatabase(
  "event types - another instance knows a type the moment it is defined, changed and deleted",
  async (database) =>
    await withDoor(database, async (here) => {
      await withDoor(database, async (there) => {
        // The other instance has read its configuration before.
        await send(there, "w-1", {}, { type: "deal_won" });
        assertEquals((await here.ask("POST", PATH, TICKET)).status, 201);
        assertEquals((await send(there, "t-1", { minutes: 5 })).body.points, 10);
        const fields = [{ name: "minutes", kind: "number", maximum: 4 }];
        await here.ask("PATCH", `${PATH}/ticket_solved`, { fields });
        assertEquals((await send(there, "t-2", { minutes: 5 })).status, 422);
        there.now += 1_000;
        here.now += 1_000;
        assertEquals((await here.ask("DELETE", `${PATH}/ticket_solved`)).status, 204);
        assertEquals((await send(there, "t-3", { minutes: 1 })).body.code, "unknown_type");
        await here.ask("PATCH", "/admin/organization", { unknownTypes: "keep" });
        assertEquals((await send(there, "t-4", { minutes: 1 })).body.reason, "unknown_type");
      });
    }),
);

forEachDatabase(
  "event types - batches, files and the API's description take an own type like Laurel's",
  async (database) =>
    await withDoor(database, async (door) => {
      await door.ask("POST", PATH, TICKET);
      const key = await door.key("events:write");
      const event = (id: string, type: string, data: object = {}) => {
        return { id, source: "/desk", type, subject: "amy", data };
      };
      const { body } = await door.ask("POST", "/events/batch", {
        events: [
          event("b-1", "ticket_solved", { minutes: 3 }),
          event("b-2", "deal_lost"),
          event("b-3", "quiz_passed"),
          event("b-4", "ticket_solved", { minutes: -1 }),
        ],
      }, key);
      assertEquals(
        body.results.map((one: { status: string; points: number; error: { code: string } }) =>
          one.error?.code ?? `${one.status} ${one.points}`
        ),
        ["scored 10", "recorded 0", "unknown_type", "validation_failed"],
      );
      const csv = "id,source,type,subject,data.minutes,data.escalated\n" +
        "c-1,/desk,ticket_solved,amy,3,true\nc-2,/desk,ticket_solved,amy,soon,true\n" +
        "c-3,/desk,contact_activity,amy,soon,true\n";
      const answer = await door.raw("/import", csv, { ...key, "content-type": "text/csv" });
      const lines = (await answer.text()).trim().split("\n").map((line) => JSON.parse(line));
      assertEquals(lines.slice(0, 3).map(({ status, points }) => `${status} ${points}`), [
        "scored 10",
        "rejected 0",
        "recorded 0",
      ]);
      const described = (await door.ask("GET", "/openapi.json")).body.components.schemas.Event;
      assertEquals(described.properties.type.anyOf[0].enum.at(-1), "ticket_solved");
      assertStringIncludes(
        described.properties.type.description,
        "ticket_solved (Ticket solved) with minutes (number from 0 to 600), escalated (boolean)",
      );
    }),
);
