import { type Kysely, sql } from "kysely";

/**
 * Why: admins see whether the system keeps its targets, also of yesterday and on all instances
 * together. Every instance adds what it counted to a row of its own for each five minutes, so that
 * instances never wait for each other and a month of one instance is about 9,000 rows.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await sql.raw(`CREATE TABLE technical_samples (
    at TIMESTAMPTZ NOT NULL,
    instance TEXT NOT NULL,
    responses BIGINT[] NOT NULL,
    failed_responses BIGINT NOT NULL,
    queries BIGINT[] NOT NULL,
    cache_hits BIGINT NOT NULL,
    cache_misses BIGINT NOT NULL,
    connected_seconds DOUBLE PRECISION NOT NULL,
    lost_seconds DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (at, instance)
  )`).execute(db);
}
