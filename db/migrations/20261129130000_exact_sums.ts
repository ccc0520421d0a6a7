import { type Kysely, sql } from "kysely";
import { nameSome, noteMigration } from "@/db/migration_notes.ts";

const NAME = "20261129130000_exact_sums";

/**
 * Why: achievements that sum a field added numbers of any size, and lost small ones next to huge
 * ones. Each event now adds at most the highest target, which is exact. Earlier sums with larger
 * numbers may be wrong, and only the log can show it: a note lists the agents concerned.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  const { rows } = await sql<{ key: string }>`
    SELECT key FROM agents WHERE id IN (
      SELECT agent_id FROM events WHERE data @? '$.* ? (@.type() == "number" && @ > 1000000000)'
    ) ORDER BY key`.execute(db);
  if (rows.length === 0) return;
  await noteMigration(
    db,
    NAME,
    `There are events with numbers above 1,000,000,000 for ${
      nameSome(rows.map(({ key }) => key))
    }. ` +
      "What achievements counted of them before this version may be wrong. Stop the server, and " +
      "let `deno task rebuild --repair` count again.",
  );
}
