/**
 * Migrates the database of an older Laurel; the log then names the identities that stayed apart.
 */
import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { migrateToLatest } from "@/db/migrate.ts";
import { MIGRATIONS } from "@/db/migrations/mod.ts";
import { openPreparedPglite } from "@/testing/prepared.ts";
import { openLog } from "@/services/platform/log.ts";
import { logCollisions } from "./log_collisions.ts";

Deno.test("collisions - the migration that normalizes identities logs each collision once", async () => {
  const { db, close } = await openPreparedPglite("empty");
  try {
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
    });
    const { error } = await migrator.migrateTo("20261122232000_metrics");
    assertEquals(error, undefined);
    await sql`INSERT INTO agents (key, name, email) VALUES ('x', 'X', 'Ada@x.com'),
      ('x ', 'X', NULL), (${"Zoe\u0308"}, 'Z', NULL)`.execute(db);
    const lines: string[] = [];
    const log = openLog("warn", (line) => lines.push(line));
    await logCollisions(db, log, await migrateToLatest(db));
    await logCollisions(db, log, await migrateToLatest(db));
    const { rows } = await sql<{ key: string; email: string | null }>`
      SELECT key, email FROM agents ORDER BY id`.execute(db);
    assertEquals(rows.map(({ key }) => key), ["x", "x~2", "Zo\u00EB"]);
    assertEquals(rows[0]!.email, "ada@x.com");
    assertEquals(lines.map((line) => JSON.parse(line).message), [
      'The agent "x " would be "x", which is somebody else\'s; it is "x~2" now.',
    ]);
  } finally {
    await close();
  }
});
