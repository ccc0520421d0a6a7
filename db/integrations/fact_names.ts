import { type Kysely, sql } from "kysely";
import type { ObjectKind } from "@/core/integrations/facts.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/**
 * The name in a fact about a stage or a tag; it must equal the expression of the migration's index.
 */
const NAME = sql.raw(`coalesce(f.fact->>'stage', f.fact->>'tag') COLLATE "C"`);
const IS_NAMED = sql.raw(`coalesce(f.fact->>'stage', f.fact->>'tag') <> ''`);

/**
 * Lists the different stages or tags in an integration's facts, by name.
 * @param limit maximum number of names; each costs one step in an index
 */
export async function listFactNames(
  db: Kysely<Schema>,
  integrationId: string,
  kind: ObjectKind,
  limit: number,
): Promise<string[]> {
  const next = (above: ReturnType<typeof sql>) =>
    sql`SELECT ${NAME} AS name FROM pairing_facts f
      WHERE f.integration_id = ${integrationId} AND f.kind = ${kind} AND ${IS_NAMED} ${above}
      ORDER BY ${NAME} LIMIT 1`;
  const { rows } = await sql<{ name: string }>`WITH RECURSIVE names(name) AS (
      SELECT * FROM (${next(sql``)}) first
      UNION ALL
      SELECT following.name FROM names n
        CROSS JOIN LATERAL (${next(sql`AND ${NAME} > n.name`)}) following
    ) SELECT name FROM names LIMIT ${limit}`.execute(db);
  return rows.map(({ name }) => name);
}

/**
 * How often a name was seen, up to a limit, and when it was last seen (milliseconds since the
 * epoch).
 */
export interface SeenName {
  readonly name: string;
  readonly count: number;
  readonly lastAt: number;
}

/** Returns the most recently seen ones of some names, newest first. */
export async function findLastSeen(
  db: Kysely<Schema>,
  integrationId: string,
  kind: ObjectKind,
  names: readonly string[],
  limits: { readonly names: number; readonly count: number },
): Promise<SeenName[]> {
  if (names.length === 0) return [];
  const where = sql`f.integration_id = ${integrationId} AND f.kind = ${kind} AND ${IS_NAMED}
    AND ${NAME} = q.name`;
  const { rows } = await sql<SeenName>`SELECT q.name, c.count::int AS count,
      q.last_at::text::float8 AS "lastAt"
    FROM (
      SELECT q.name, l.last_at FROM unnest(${[...names]}::text[]) AS q(name)
      CROSS JOIN LATERAL (SELECT f.fact->'time' AS last_at FROM pairing_facts f WHERE ${where}
        ORDER BY f.fact->'time' DESC LIMIT 1) l
      ORDER BY l.last_at DESC, q.name LIMIT ${limits.names}
    ) q CROSS JOIN LATERAL (SELECT count(*) FROM
      (SELECT 1 FROM pairing_facts f WHERE ${where} LIMIT ${limits.count}) counted) AS c(count)
    ORDER BY q.last_at DESC, q.name`.execute(db);
  return rows;
}
