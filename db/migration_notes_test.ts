import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { createDatabase, dropDatabase } from "@/testing/postgres_databases.ts";
import { migrateToLatest } from "./migrate.ts";
import { nameSome } from "./migration_notes.ts";
import { MIGRATIONS } from "./migrations/mod.ts";
import { openDatabase } from "./open.ts";

const TIME_ZONES = "20261129100000_time_zones";

/** Migrates an empty database up to a migration, makes agents, and migrates the rest. */
async function migrateWith(
  of: { readonly databaseUrl: string } | { readonly dataDir: string },
  first: string,
): Promise<{ notes: readonly string[]; zones: unknown[] }> {
  const { db, close } = await openDatabase(of);
  try {
    const earlier = Object.fromEntries(
      Object.entries(MIGRATIONS).filter(([name]) => name < first),
    );
    const provider = { getMigrations: () => Promise.resolve(earlier) };
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error) throw error;
    await sql`INSERT INTO agents (key, name, time_zone) VALUES ('ada', 'Ada', 'IST'),
      ('bea', 'Bea', 'PST'), ('cem', 'Cem', 'IST'), ('dan', 'Dan', 'Mars/Olympus'),
      ('eva', 'Eva', 'europe/berlin'), ('fay', 'Fay', 'Asia/Tokyo'), ('gus', 'Gus', NULL),
      ('hal', 'Hal', '')`.execute(db);
    const applied = await migrateToLatest(db);
    const { rows } = await sql`SELECT key, time_zone FROM agents ORDER BY key`.execute(db);
    const notes = applied.find(({ migrationName }) => migrationName === first)!.notes;
    return { notes, zones: rows.map((row) => Object.values(row as object)) };
  } finally {
    await close();
  }
}

function checkZones({ notes, zones }: Awaited<ReturnType<typeof migrateWith>>): void {
  assertEquals(zones, [
    ["ada", "Asia/Kolkata"],
    ["bea", "America/Los_Angeles"],
    ["cem", "Asia/Kolkata"],
    ["dan", null],
    ["eva", "Europe/Berlin"],
    ["fay", "Asia/Tokyo"],
    ["gus", null],
    ["hal", null],
  ]);
  assertEquals(notes.toSorted(), [
    'The time zone "" cannot be computed with. It became the organization\'s for the agent "hal". ' +
    "Check whether that is right.",
    'The time zone "IST" cannot be computed with. It became "Asia/Kolkata" for the agents "ada" ' +
    'and "cem". Check whether that is right.',
    'The time zone "Mars/Olympus" cannot be computed with. It became the organization\'s for the ' +
    'agent "dan". Check whether that is right.',
    'The time zone "PST" cannot be computed with. It became "America/Los_Angeles" for the agent ' +
    '"bea". Check whether that is right.',
  ]);
}

Deno.test("migrations - zones that were let in by mistake heal, and that is told [pglite]", async () => {
  checkZones(await migrateWith({ dataDir: "memory://" }, TIME_ZONES));
});

const maintenanceUrl = Deno.env.get("LAUREL_TEST_DATABASE_URL");
Deno.test({
  name: "migrations - zones that were let in by mistake heal, and that is told [postgres]",
  ignore: !maintenanceUrl,
  async fn() {
    const databaseUrl = await createDatabase(maintenanceUrl!);
    try {
      checkZones(await migrateWith({ databaseUrl }, TIME_ZONES));
    } finally {
      await dropDatabase(maintenanceUrl!, databaseUrl);
    }
  },
});

Deno.test("migrations - a note names twenty and counts the rest", () => {
  assertEquals(nameSome(["a"]), '"a"');
  assertEquals(nameSome(["a", "b", "c"]), '"a", "b" and "c"');
  const many = Array.from({ length: 23 }, (_, i) => `n${i}`);
  assertEquals(nameSome(many).endsWith('"n19" and 3 more'), true);
});
