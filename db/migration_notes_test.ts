import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { onMigration } from "@/testing/migrating.ts";
import { nameSome } from "./migration_notes.ts";

onMigration(
  "migrations - invalid time zones are corrected, with a note",
  "20261129100000_time_zones",
  {
    async fill({ db }) {
      await sql`INSERT INTO agents (key, name, time_zone) VALUES ('ada', 'Ada', 'IST'),
        ('bea', 'Bea', 'PST'), ('cem', 'Cem', 'IST'), ('dan', 'Dan', 'Mars/Olympus'),
        ('eva', 'Eva', 'europe/berlin'), ('fay', 'Fay', 'Asia/Tokyo'), ('gus', 'Gus', NULL),
        ('hal', 'Hal', '')`.execute(db);
    },
    async check({ db }, notes) {
      const rows = await db.selectFrom("agents").select(["key", "time_zone"]).orderBy("key")
        .execute();
      assertEquals(rows.map((row) => [row.key, row.time_zone]), [
        ["ada", "Asia/Kolkata"],
        ["bea", "America/Los_Angeles"],
        ["cem", "Asia/Kolkata"],
        ["dan", null],
        ["eva", "Europe/Berlin"],
        ["fay", "Asia/Tokyo"],
        ["gus", null],
        ["hal", null],
      ]);
      const note = (zone: string, became: string, agents: string) =>
        `The time zone "${zone}" cannot be computed with. It became ${became} for ${agents}. ` +
        "Check whether that is right.";
      assertEquals(notes.toSorted(), [
        note("", "the organization's", 'the agent "hal"'),
        note("IST", '"Asia/Kolkata"', 'the agents "ada" and "cem"'),
        note("Mars/Olympus", "the organization's", 'the agent "dan"'),
        note("PST", '"America/Los_Angeles"', 'the agent "bea"'),
      ]);
    },
  },
);

Deno.test("migrations - a note names twenty and counts the rest", () => {
  assertEquals(nameSome(["a"]), '"a"');
  assertEquals(nameSome(["a", "b", "c"]), '"a", "b" and "c"');
  const many = Array.from({ length: 23 }, (_, i) => `n${i}`);
  assertEquals(nameSome(many).endsWith('"n19" and 3 more'), true);
});
