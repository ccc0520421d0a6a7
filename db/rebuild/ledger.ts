import { type Kysely, sql, type Transaction } from "kysely";
import { type LedgerRow, type StoredBooking, toStoredBooking } from "@/db/events/ledger_row.ts";
import { type AgentSpan, spanColumns } from "./state.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { unnest } from "@/db/postgres/unnest.ts";

/** Reads the ledger entries of spans that are not voided. */
export async function readStandingBookings(
  db: Kysely<Schema>,
  spans: readonly AgentSpan[],
): Promise<StoredBooking[]> {
  const { rows } = await sql<LedgerRow>`SELECT h.id, h.agent_id, h.points, h.metadata,
      h.event_source, h.event_id, h.type, h.rule_version, h.time, h.day, h.board_day
    FROM ${unnest("q", spanColumns(spans))}
    JOIN reward_history h ON h.agent_id = q.agent_id AND h.day >= q.first_day
      AND h.day <= q.last_day
    WHERE h.voids IS NULL AND NOT h.is_void`.execute(db);
  return rows.map(toStoredBooking);
}

/** A voided entry whose counter-entry does not mirror it. */
export interface BrokenPair {
  readonly agentRowId: number;
  readonly rowId: number;
  readonly points: number;
  /** Points of the counter-entry; null when there is none. */
  readonly counterPoints: number | null;
  readonly isMarked: boolean;
}

/** Finds entries of agents that were voided incompletely. */
export async function findBrokenPairs(
  db: Kysely<Schema>,
  agentRowIds: readonly number[],
): Promise<BrokenPair[]> {
  const { rows } = await sql<
    { agent_id: number; id: number; points: number; counter: number | null; is_void: boolean }
  >`SELECT h.agent_id, h.id, h.points, c.points AS counter, h.is_void
    FROM reward_history h LEFT JOIN reward_history c ON c.voids = h.id
    WHERE h.agent_id = ANY(${agentRowIds}::int[]) AND h.voids IS NULL
      AND (h.is_void AND (c.id IS NULL OR c.points <> -h.points)
        OR NOT h.is_void AND c.id IS NOT NULL)
    ORDER BY h.id`.execute(db);
  return rows.map((row) => ({
    agentRowId: row.agent_id,
    rowId: row.id,
    points: row.points,
    counterPoints: row.counter,
    isMarked: row.is_void,
  }));
}

/**
 * Repairs voided entries, so that each counter-entry mirrors its entry. A missing counter-entry is
 * added.
 */
export async function repairPairs(
  trx: Transaction<Schema>,
  pairs: readonly BrokenPair[],
): Promise<void> {
  if (pairs.length === 0) return;
  const rowIds = sql`${pairs.map((pair) => pair.rowId)}::int[]`;
  await sql`UPDATE reward_history SET is_void = TRUE WHERE id = ANY(${rowIds})`.execute(trx);
  await sql`UPDATE reward_history c SET points = -h.points FROM reward_history h
    WHERE h.id = ANY(${rowIds}) AND c.voids = h.id`.execute(trx);
  await sql`INSERT INTO reward_history (agent_id, points, reason, metadata, event_source, event_id,
      type, rule_version, time, day, board_day, voids)
    SELECT agent_id, -points, 'Correction: repaired', metadata, event_source, event_id, type,
      rule_version, time, day, board_day, id FROM reward_history h
    WHERE h.id = ANY(${rowIds})
      AND NOT EXISTS (SELECT FROM reward_history c WHERE c.voids = h.id)`.execute(trx);
}

/** A difference between the log's reversals and the table of reversals. */
export interface BrokenReversal {
  readonly source: string;
  readonly id: string;
  /** Whether the log reverses the event. */
  readonly isWanted: boolean;
}

// A reversal counts only when its target is not a reversal itself.
const WANTED = sql.raw(`SELECT DISTINCT ON (data#>>'{reverses,source}', data#>>'{reverses,id}')
    data#>>'{reverses,source}' AS source, data#>>'{reverses,id}' AS event_id,
    source AS by_source, event_id AS by_event_id
  FROM events WHERE type = 'event_reversed'
    AND data#>>'{reverses,source}' IS NOT NULL AND data#>>'{reverses,id}' IS NOT NULL
  ORDER BY 1, 2, id`);

/** Finds differences between the table of reversals and the log, up to a limit. */
export async function findBrokenReversals(
  db: Kysely<Schema>,
  limit: number,
): Promise<BrokenReversal[]> {
  const { rows } = await sql<{ source: string; event_id: string; is_wanted: boolean }>`
    SELECT coalesce(w.source, r.source) AS source, coalesce(w.event_id, r.event_id) AS event_id,
      w.source IS NOT NULL AS is_wanted
    FROM (${WANTED}) w FULL JOIN reversals r ON r.source = w.source AND r.event_id = w.event_id
    WHERE w.source IS NULL OR r.source IS NULL
    ORDER BY 1, 2 LIMIT ${limit}`.execute(db);
  return rows.map((row) => ({
    source: row.source,
    id: row.event_id,
    isWanted: row.is_wanted,
  }));
}

/** Makes the table of reversals match the log. */
export async function repairReversalRows(trx: Transaction<Schema>): Promise<void> {
  await sql`DELETE FROM reversals r WHERE NOT EXISTS (SELECT FROM (${WANTED}) w
    WHERE w.source = r.source AND w.event_id = r.event_id)`.execute(trx);
  await sql`INSERT INTO reversals (source, event_id, by_source, by_event_id)
    SELECT source, event_id, by_source, by_event_id FROM (${WANTED}) w
    ON CONFLICT DO NOTHING`.execute(trx);
}
