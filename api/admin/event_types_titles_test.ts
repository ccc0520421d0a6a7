import { assertEquals, assertStringIncludes } from "@std/assert";
import { prove, sendTicket, TICKET, TYPES_PATH } from "@/services/event_types/testdata/tickets.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

forEachDatabase(
  "event types - corrections, reversals and explanations call an own type by its title",
  (database) =>
    withDoor(database, async (door) => {
      await door.ask("POST", "/admin/agents", { id: "amy", name: "Amy" });
      await door.ask("POST", TYPES_PATH, { ...TICKET, title: "Case closed" });
      await sendTicket(door, "t-1", {});
      await sendTicket(door, "t-2", {});
      const admin = await door.person("admin");
      const event = { source: "/desk", id: "t-1" };
      const corrected = await door.ask(
        "POST",
        "/corrections",
        { event, points: 9, reason: "It was a hard one" },
        admin,
      );
      assertEquals(corrected.status, 200, JSON.stringify(corrected.body));
      const reversed = await door.ask(
        "POST",
        "/reversals",
        { event: { source: "/desk", id: "t-2" }, reason: "Sent twice" },
        admin,
      );
      assertEquals(reversed.status, 200, JSON.stringify(reversed.body));

      const { body: { entries } } = await door.ask("GET", "/agents/amy/history");
      const titles = entries.map((one: { title: string }) => one.title);
      assertEquals(titles.filter((one: string) => one !== "Daily streak").sort(), [
        "Case closed",
        "Case closed, corrected",
      ]);
      const amy = await door.person("agent", await findAgent(database.db, "amy"));
      const { body: desk } = await door.ask("GET", "/desk", undefined, amy);
      assertStringIncludes(JSON.stringify(desk), "Case closed, taken back");
      const entry = entries.find((one: { title: string }) => one.title === "Case closed");
      assertEquals(entry.reason, "Case closed: 7 points");
      const { body: told } = await door.ask("GET", `/agents/amy/history/${entry.id}`);
      assertStringIncludes(told.explanation.summary, "Case closed");
      await prove(door, database);
    }),
);
