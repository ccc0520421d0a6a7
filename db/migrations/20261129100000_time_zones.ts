import { type Kysely, sql } from "kysely";
import { canonicalTimeZone, likelyTimeZone } from "@/core/calendars/time_zone.ts";
import { nameSome, noteMigration } from "@/db/migration_notes.ts";

const NAME = "20261129100000_time_zones";

/**
 * Why: zones like "IST" were accepted although times cannot be computed with them, and such an
 * agent could no longer be scored or shown. They are replaced by the most likely zone, else by the
 * organization's. A note is stored, because the abbreviations are ambiguous.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await sql`CREATE TABLE migration_notes (
    id SERIAL PRIMARY KEY,
    migration TEXT COLLATE "C" NOT NULL,
    note TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
  )`.execute(db);
  const { rows } = await sql<{ zone: string; agents: string[] }>`
    SELECT time_zone AS zone, array_agg(key ORDER BY key) AS agents
    FROM agents WHERE time_zone IS NOT NULL GROUP BY time_zone ORDER BY time_zone`.execute(db);
  for (const { zone, agents } of rows) {
    const known = canonicalTimeZone(zone);
    const corrected = known ?? likelyTimeZone(zone) ?? null;
    if (corrected === zone) continue;
    await sql`UPDATE agents SET time_zone = ${corrected} WHERE time_zone = ${zone}`.execute(db);
    if (known !== undefined) continue;
    const becomes = corrected === null ? "the organization's" : `"${corrected}"`;
    await noteMigration(
      db,
      NAME,
      `The time zone ${JSON.stringify(zone)} cannot be computed with. It became ${becomes} for ` +
        `${agents.length === 1 ? "the agent" : "the agents"} ${nameSome(agents)}. Check whether ` +
        `that is right.`,
    );
  }
}
