import type { Kysely } from "kysely";
import { type MigrationResult, Migrator } from "kysely/migration";
import { MIGRATIONS } from "./migrations/mod.ts";
import type { Schema } from "./schema.ts";

/**
 * Brings the database to the newest migration. Kysely holds a lock meanwhile, so that instances that
 * start together migrate once.
 * @returns what was applied, oldest first; empty when nothing was to do
 * @throws {Error} naming the migration that failed; its transaction is rolled back
 */
export async function migrateToLatest(db: Kysely<Schema>): Promise<readonly MigrationResult[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) {
    const failed = results.find((result) => result.status === "Error")?.migrationName;
    throw new Error(
      `the database could not be migrated${failed ? ` (at ${failed})` : ""}: ${
        error instanceof Error ? error.message : String(error)
      }`,
      { cause: error },
    );
  }
  return results;
}
