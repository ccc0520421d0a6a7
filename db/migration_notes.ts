import { type Kysely, sql } from "kysely";
import type { Schema } from "./postgres/schema.ts";

/** The maximum number of names in a note. */
const MAX_NAMED = 20;

/**
 * Stores a note for the person who migrates: a sentence about what a migration changed of what
 * people had entered.
 */
export async function noteMigration(
  // deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
  db: Kysely<any>,
  migration: string,
  note: string,
): Promise<void> {
  await sql`INSERT INTO migration_notes (migration, note) VALUES (${migration}, ${note})`
    .execute(db);
}

/** Lists names for a note: `"a", "b" and 3 more`. */
export function nameSome(names: readonly string[]): string {
  const named = names.slice(0, MAX_NAMED).map((name) => JSON.stringify(name));
  const rest = names.length - named.length;
  if (rest > 0) return `${named.join(", ")} and ${rest} more`;
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
}

/** Reads the notes of migrations, by migration and in the order in which they were stored. */
export async function findMigrationNotes(
  db: Kysely<Schema>,
  migrations: readonly string[],
): Promise<Map<string, string[]>> {
  if (migrations.length === 0) return new Map();
  const rows = await db.selectFrom("migration_notes").select(["migration", "note"])
    .where("migration", "in", [...migrations]).orderBy("id").execute();
  const byName = Map.groupBy(rows, ({ migration }) => migration);
  return new Map([...byName].map(([name, found]) => [name, found.map(({ note }) => note)]));
}
