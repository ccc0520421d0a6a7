import { assert, assertEquals } from "@std/assert";
import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

/** What is left out: a log that only grows, counters, and the messages that are pruned in time. */
const GROWING = ["audit_log", "outbox", "relay_state", "scoring_epoch", "integration_keys"];

/** Returns all rows of all tables as text, by table. */
async function contents(db: Kysely<Schema>): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string }>`SELECT tablename AS name FROM pg_tables
    WHERE schemaname = 'public' ORDER BY 1`.execute(db);
  const all: Record<string, string> = {};
  for (const { name } of rows.filter(({ name }) => !GROWING.includes(name))) {
    const { rows: [row] } = await sql<{ text: string }>`
      SELECT coalesce(string_agg(t::text, E'\n' ORDER BY t::text), '') AS text
      FROM ${sql.table(name)} t`.execute(db);
    all[name] = row!.text;
  }
  return all;
}

forEachDatabase("sample data - it comes, is shown, and goes without a trace", async (database) => {
  await withDoor(database, async (door) => {
    const { db } = database;
    const { instance } = door;
    await door.ask("POST", "/admin/agents", { id: "real", name: "Real Person" });
    await instance.jobs.runAll();
    const before = await contents(db);

    const added = await door.ask("POST", "/admin/sample-data");
    assertEquals([added.status, added.body.agents], [201, 12]);
    assert(added.body.events > 1_000, `${added.body.events} events`);
    assertEquals((await door.ask("POST", "/admin/sample-data")).body.code, "sample_exists");
    const board = await door.ask("GET", "/leaderboards?period=all");
    assertEquals(board.body.entries.length, 12);
    const steps = await door.ask("GET", "/admin/first-steps");
    assertEquals(steps.body.done, { people: true, tool: false, points: false, invite: false });
    assertEquals(steps.body.sample, "some");

    const removed = await door.ask("DELETE", "/admin/sample-data");
    assertEquals(removed.body, { agents: 12, events: removed.body.events });
    assert(removed.body.events >= added.body.events);
    await instance.jobs.runAll();
    assertEquals(await contents(db), before);
    assertEquals((await door.ask("GET", "/leaderboards?period=all")).body.entries, []);
    await assertRebuilds(db);
    assertEquals((await door.ask("DELETE", "/admin/sample-data")).body, { agents: 0, events: 0 });
    // The same again: nothing of the first time is in the way.
    assertEquals((await door.ask("POST", "/admin/sample-data")).status, 201);
  });
});

forEachDatabase("sample data - it is refused beside real work", async (database) => {
  await withDoor(database, async (door) => {
    await door.ask("POST", "/events", { id: "1", type: "deal_won", subject: "ann", source: "/a" });
    const refused = await door.ask("POST", "/admin/sample-data");
    assertEquals([refused.status, refused.body.code], [409, "has_work"]);
    const steps = await door.ask("GET", "/admin/first-steps");
    assertEquals(steps.body.done, { people: true, tool: true, points: true, invite: false });
    const closed = await door.ask("PATCH", "/admin/first-steps", { isDismissed: true });
    assertEquals(closed.body.isDismissed, true);
  });
});
