import { assertEquals } from "@std/assert";
import { prove, sendTicket, settle, TICKET, TYPES_PATH } from "@/api/testdata/tickets.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const MINUTE = 60_000;

/** Returns value, numerator and denominator of the own metrics of the last 30 days, by key. */
async function ownMetrics(door: Door, agent = "amy") {
  const { status, body } = await door.ask("GET", `/agents/${agent}/metrics`);
  assertEquals(status, 200, JSON.stringify(body));
  // deno-lint-ignore no-explicit-any -- an answer
  const own = body.metrics.filter((one: any) => one.key.startsWith("own:"));
  return Object.fromEntries(
    // deno-lint-ignore no-explicit-any -- an answer
    own.map((one: any) => [one.key.slice(4), [one.value, one.numerator, one.denominator]]),
  );
}

async function passTime(door: Door) {
  door.now += 6 * MINUTE;
  await settle(door);
}

forEachDatabase(
  "event types - a defined type is measured: its events, its numbers and its yes or no",
  (database) =>
    withDoor(database, async (door) => {
      await door.ask("POST", TYPES_PATH, TICKET);
      const { body: { entries } } = await door.ask("GET", "/metrics/definitions");
      // deno-lint-ignore no-explicit-any -- an answer
      const own = entries.filter((one: any) => one.domain === "support");
      // deno-lint-ignore no-explicit-any -- an answer
      assertEquals(own.map((one: any) => [one.key, one.title, one.unit, one.kind]), [
        ["own:ticket_solved", "Ticket solved", "count", "count"],
        ["own:ticket_solved#minutes", "Ticket solved: Minutes", "number", "mean"],
        ["own:ticket_solved#escalated", "Ticket solved: Escalated", "ratio", "ratio"],
      ]);
      await sendTicket(door, "t-1", { minutes: 5, escalated: true });
      await sendTicket(door, "t-2", { minutes: 10.5, escalated: false, queue: "a" });
      await sendTicket(door, "t-3", {});
      const three = {
        "ticket_solved": [3, 3, null],
        "ticket_solved#minutes": [7.75, 15.5, 2],
        "ticket_solved#escalated": [0.5, 1, 2],
      };
      assertEquals(await ownMetrics(door), three);
      await passTime(door);
      await prove(door, database);

      await door.ask("DELETE", "/events/%2Fdesk/t-2");
      assertEquals(await ownMetrics(door), {
        "ticket_solved": [2, 2, null],
        "ticket_solved#minutes": [5, 5, 1],
        "ticket_solved#escalated": [1, 1, 1],
      });
      await passTime(door);
      await prove(door, database);
    }),
);

forEachDatabase(
  "event types - events that came before their type are measured when it is defined",
  (database) =>
    withDoor(database, async (door) => {
      await door.ask("PATCH", "/admin/organization", { unknownTypes: "keep" });
      await sendTicket(door, "t-1", { minutes: 30, escalated: true });
      await sendTicket(door, "t-2", { minutes: "soon" });
      await sendTicket(door, "t-3", { minutes: 50 }, { subject: "bob" });
      assertEquals(await ownMetrics(door), {});
      await passTime(door);
      await prove(door, database);

      await door.ask("POST", TYPES_PATH, TICKET);
      assertEquals(await ownMetrics(door), {
        "ticket_solved": [2, 2, null],
        "ticket_solved#minutes": [30, 30, 1],
        "ticket_solved#escalated": [1, 1, 1],
      });
      await passTime(door);
      assertEquals((await ownMetrics(door, "bob"))["ticket_solved#minutes"], [50, 50, 1]);
      await prove(door, database);
    }),
);

forEachDatabase(
  "event types - a changed field is measured again, and a deleted type is not shown",
  (database) =>
    withDoor(database, async (door) => {
      await door.ask("POST", TYPES_PATH, { ...TICKET, points: null });
      await sendTicket(door, "t-1", { minutes: 300, tries: 2 });
      await sendTicket(door, "t-2", { minutes: 20, tries: 5 });
      await passTime(door);
      assertEquals((await ownMetrics(door))["ticket_solved#minutes"], [160, 320, 2]);

      const path = `${TYPES_PATH}/ticket_solved`;
      const fields = [
        { name: "minutes", kind: "number", minimum: 0, maximum: 60 },
        { name: "tries", kind: "number", unit: "tries" },
      ];
      const { status } = await door.ask("PATCH", path, { fields, revision: 1 });
      assertEquals(status, 200);
      const changed = {
        "ticket_solved": [2, 2, null],
        "ticket_solved#minutes": [20, 20, 1],
        "ticket_solved#tries": [3.5, 7, 2],
      };
      assertEquals(await ownMetrics(door), changed);
      await passTime(door);
      await prove(door, database);

      assertEquals((await door.ask("DELETE", path)).status, 204);
      assertEquals(await ownMetrics(door), {});
      await passTime(door);
      await prove(door, database);

      await door.ask("POST", TYPES_PATH, { ...TICKET, points: null, fields });
      assertEquals(await ownMetrics(door), changed);
      await passTime(door);
      await prove(door, database);
    }),
);
