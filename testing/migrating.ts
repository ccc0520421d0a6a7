/** Tests of migrations on databases that contain data. */
import { migrateToLatest } from "@/db/migrate.ts";
import { MIGRATIONS } from "@/db/migrations/mod.ts";
import { type Database, openDatabase } from "@/db/postgres/open.ts";
import { Migrator } from "kysely/migration";
import { createDatabase, dropDatabase } from "./postgres_databases.ts";
import { openPreparedPglite } from "./prepared.ts";

/** The steps of a migration test. */
export interface MigrationTest {
  /** Fills the database in its state before the migration. */
  fill(database: Database): Promise<void>;
  /**
   * Checks the database after the migration. @param notes the messages of this migration to the
   * person who migrates
   */
  check(database: Database, notes: readonly string[]): Promise<void>;
}

/**
 * Registers the test of a migration, by its name, on an empty PGlite and on an empty PostgreSQL.
 */
export function onMigration(name: string, migration: string, test: MigrationTest): void {
  Deno.test(`${name} [pglite]`, () => run(openPreparedPglite("empty"), migration, test));
  const url = Deno.env.get("LAUREL_TEST_DATABASE_URL");
  Deno.test({
    name: `${name} [postgres]`,
    ignore: !url,
    async fn() {
      const databaseUrl = await createDatabase(url!);
      try {
        await run(openDatabase({ databaseUrl }), migration, test);
      } finally {
        await dropDatabase(url!, databaseUrl);
      }
    },
  });
}

async function run(
  opening: Promise<Database>,
  migration: string,
  { fill, check }: MigrationTest,
): Promise<void> {
  const database = await opening;
  const { db } = database;
  try {
    const before = Object.entries(MIGRATIONS).filter(([name]) => name < migration);
    const provider = { getMigrations: () => Promise.resolve(Object.fromEntries(before)) };
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error) throw error;
    await fill(database);
    const applied = await migrateToLatest(db);
    const own = applied.find(({ migrationName }) => migrationName === migration)!;
    await check(database, own.notes);
  } finally {
    await database.close();
  }
}
