import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { RetentionKindId } from "@/core/privacy/retention.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { readDefinedTypes, readUsedFields } from "./used_fields.ts";

/** Where to look for old data. */
export interface OldData {
  readonly before: Date;
  /** How far a kind that is worked through by id has come. */
  readonly position: number;
}

/** What a part of the work did. */
export interface RemovedPart {
  readonly removed: number;
  readonly position: number;
  /** Whether nothing old is left. */
  readonly isDone: boolean;
}

/** What there is of old data. */
export interface OldCount {
  readonly count: number;
  readonly oldest: Date | null;
}

/** How a kind is removed. */
interface Remover {
  /** The old rows, as the columns `id` (of any type) and `at`. */
  rows(db: Kysely<Schema>, old: OldData): Promise<RawBuilder<unknown>> | RawBuilder<unknown>;
  /** Removes at most `limit` of them. */
  remove(trx: Transaction<Schema>, old: OldData, limit: number): Promise<RemovedPart>;
}

/** Laurel's own events hold nothing but what it wrote itself. */
function isStrippable(types: readonly string[]): RawBuilder<unknown> {
  return sql`(e.source NOT LIKE 'laurel:%' AND e.type = ANY(${[...types]}::text[]))`;
}

const REMOVERS: Readonly<Record<RetentionKindId, Remover>> = {
  // The rows stay until they are 90 days old, so that a repeated webhook is recognized.
  received_webhooks: deleting(
    ({ before }) =>
      sql`SELECT id, last_received_at AS at FROM webhook_deliveries
      WHERE payload IS NOT NULL AND last_received_at < ${before}`,
    (ids) =>
      sql`UPDATE webhook_deliveries SET payload = NULL, retry_at = NULL WHERE id IN (${ids})`,
  ),
  sent_webhooks: deleting(
    ({ before }) =>
      sql`SELECT id, created_at AS at FROM outgoing_deliveries
      WHERE created_at < ${before} AND state <> 'pending'`,
    (ids) => sql`DELETE FROM outgoing_deliveries WHERE id IN (${ids})`,
  ),
  sessions: deleting(
    ({ before }) => sql`SELECT id, expires_at AS at FROM sessions WHERE expires_at < ${before}`,
    (ids) => sql`DELETE FROM sessions WHERE id IN (${ids})`,
  ),
  notifications: deleting(
    ({ before }) =>
      sql`SELECT id, created_at AS at FROM notifications WHERE created_at < ${before}`,
    (ids) => sql`DELETE FROM notifications WHERE id IN (${ids})`,
  ),
  visits: deletingDays({ visits: "day", feature_uses: "day" }),
  visit_days: deletingDays({ visit_days: "day", visit_months: "month" }),
  invitations: deleting(
    ({ before }) =>
      sql`SELECT id, closed_at AS at FROM (SELECT id,
        coalesce(least(accepted_at, revoked_at), expires_at) AS closed_at FROM invitations) i
      WHERE closed_at < ${before}`,
    (ids) => sql`DELETE FROM invitations WHERE id IN (${ids})`,
  ),
  audit_log: deleting(
    ({ before }) => sql`SELECT id, at FROM audit_log WHERE at < ${before}`,
    (ids) => sql`DELETE FROM audit_log WHERE id IN (${ids})`,
    sql`SELECT set_config('laurel.audit', 'forget', true)`,
  ),
  event_details: {
    async rows(db, { before, position }) {
      const used = await readUsedFields(db);
      const isOurs = isStrippable(await readDefinedTypes(db));
      return sql`SELECT e.id, e.received_at AS at FROM events e WHERE e.id > ${position}
        AND e.received_at < ${before} AND ${isOurs} AND (e.data - ${used}::text[]) <> '{}'`;
    },
    async remove(trx, { before, position }, limit) {
      const used = await readUsedFields(trx);
      const isOurs = isStrippable(await readDefinedTypes(trx));
      // Events come in the order of their ids, so the first one that is too new ends the work.
      const { rows: [part] } = await sql<{ last: number | null; seen: number; removed: number }>`
        WITH part AS (
          SELECT * FROM (SELECT e.id, e.received_at, e.data, ${isOurs} AS is_strippable FROM events e
            WHERE e.id > ${position} ORDER BY e.id LIMIT ${limit}) p WHERE received_at < ${before}
        ), stripped AS (
          UPDATE events e SET data = e.data - (SELECT coalesce(array_agg(k), '{}')
            FROM jsonb_object_keys(e.data) k WHERE k <> ALL(${used}::text[]))
          FROM part WHERE e.id = part.id AND part.is_strippable
            AND (part.data - ${used}::text[]) <> '{}' RETURNING e.id
        )
        SELECT (SELECT max(id) FROM part) AS last, (SELECT count(*)::int FROM part) AS seen,
          (SELECT count(*)::int FROM stripped) AS removed`.execute(trx);
      const { last, seen, removed } = part!;
      return { removed, position: last ?? position, isDone: seen < limit };
    },
  },
};

/** Removes at most `limit` old rows of a kind. */
export function removeOld(
  trx: Transaction<Schema>,
  kind: RetentionKindId,
  old: OldData,
  limit: number,
): Promise<RemovedPart> {
  return REMOVERS[kind].remove(trx, old, limit);
}

/** Counts what is old, up to a limit, and finds the oldest of these. */
export async function countOld(
  db: Kysely<Schema>,
  kind: RetentionKindId,
  old: OldData,
  limit: number,
): Promise<OldCount> {
  const found = await REMOVERS[kind].rows(db, old);
  const { rows } = await sql<OldCount>`SELECT count(*)::int AS count, min(at) AS oldest
    FROM (SELECT at FROM (${found}) old LIMIT ${limit}) counted`.execute(db);
  return rows[0]!;
}

/** A kind whose old rows are found by a time. @param before what to do before the first row goes */
function deleting(
  rows: (old: OldData) => RawBuilder<unknown>,
  remove: (ids: RawBuilder<unknown>) => RawBuilder<unknown>,
  before?: RawBuilder<unknown>,
): Remover {
  return {
    rows: (_, old) => rows(old),
    async remove(trx, old, limit) {
      if (before) await before.execute(trx);
      const ids = sql`SELECT id FROM (${rows(old)}) old ORDER BY at LIMIT ${limit}`;
      const { numAffectedRows } = await remove(ids).execute(trx);
      const removed = Number(numAffectedRows ?? 0);
      return { removed, position: 0, isDone: removed < limit };
    },
  };
}

/**
 * Tables of visits with the column of their day or month. Days that are not counted yet stay,
 * because the counts are made of them.
 */
function deletingDays(columns: Readonly<Record<string, string>>): Remover {
  const tables = Object.entries(columns);
  const old = (table: string, column: string, before: Date) =>
    sql`SELECT ctid AS id, ${sql.ref(column)}::timestamptz AS at FROM ${sql.table(table)}
      WHERE ${sql.ref(column)} < ${before.toISOString().slice(0, 10)}::date AND ${
      sql.ref(column)
    } <= (SELECT max(day) FROM engagement_daily WHERE team_id IS NULL)`;
  return {
    rows: (_, { before }) =>
      sql.join(
        tables.map(([table, column]) => sql`(${old(table, column, before)})`),
        sql` UNION ALL `,
      ),
    async remove(trx, { before }, limit) {
      let removed = 0;
      for (const [table, column] of tables) {
        const ids = sql`SELECT id FROM (${old(table, column, before)}) old LIMIT ${
          limit - removed
        }`;
        const { numAffectedRows } = await sql`DELETE FROM ${sql.table(table)}
          WHERE ctid = ANY(ARRAY(${ids}))`.execute(trx);
        removed += Number(numAffectedRows ?? 0);
      }
      return { removed, position: 0, isDone: removed < limit };
    },
  };
}
