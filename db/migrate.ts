import type { Kysely } from "kysely";
import { type MigrationResult, Migrator } from "kysely/migration";
import { findMigrationNotes } from "./migration_notes.ts";
import { MIGRATIONS } from "./migrations/mod.ts";
import type { Schema } from "./postgres/schema.ts";

/** A migration that was applied just now. */
export interface AppliedMigration extends MigrationResult {
  /** Notes for admins: what to check after the migration, one or two sentences each. */
  readonly notes: readonly string[];
}

/**
 * Brings the database to the newest migration. Kysely holds a lock during this time, so that
 * instances that start together migrate once.
 * @returns the applied migrations, oldest first, with notes about changes of what people had
 *   entered; empty when there was nothing to do
 * @throws {Error} naming the migration that failed; its transaction is rolled back
 */
export async function migrateToLatest(db: Kysely<Schema>): Promise<readonly AppliedMigration[]> {
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
  const notes = await findMigrationNotes(db, results.map(({ migrationName }) => migrationName));
  return results.map((result) => ({ ...result, notes: notes.get(result.migrationName) ?? [] }));
}
