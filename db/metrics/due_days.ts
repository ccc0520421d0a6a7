/**
 * The days whose metrics are due.
 *
 * This module cannot deadlock with ingest. Ingest locks agents first, and then their days while it
 * writes them; it waits for these locks. Measuring locks only days, and it never waits for a lock
 * while it holds one: locked days are skipped (SKIP LOCKED). There is one exception, which waits in
 * the first statement of its transaction, when it holds no locks. The rows of `agent_metrics_daily`
 * belong to the holder of their day, and their foreign key only needs a lock on that day, so
 * writing them waits for nobody either. The rows of weeks (`agent_performance_weekly`) are locked
 * last, in one order for everybody, and nobody who holds one waits for a day.
 */
import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, isoTime, unnest } from "@/db/postgres/unnest.ts";

/** An agent's day. */
export interface AgentDay {
  readonly rowId: number;
  readonly day: Day;
}

/** A day whose metrics are due, locked until the transaction ends. */
export interface DueDay extends AgentDay {
  /** Whether the days that depend on this one were marked since its last change. */
  readonly isSpread: boolean;
}

/** Selects due days: those of an agent, some of these days, or those of all agents in order. */
export type WhichDue =
  | { readonly agent: number; readonly from: Day; readonly to: Day }
  | {
    readonly days: readonly AgentDay[];
    /** Milliseconds since the epoch; days that were measured after this can wait. */
    readonly measuredBefore: number;
  }
  | {
    readonly after: AgentDay | null;
    /** Milliseconds since the epoch; days that were measured after this can wait. */
    readonly measuredBefore: number;
    readonly except: readonly AgentDay[];
  };

interface DueOptions {
  readonly limit: number;
  /**
   * Waits for days that others hold; only for the first statement of a transaction, and for one
   * day.
   */
  readonly waits?: boolean;
}

/** Locks due days in the order of agents and days; days that others hold are skipped. */
export async function lockDueDays(
  trx: Transaction<Schema>,
  which: WhichDue,
  { limit, waits = false }: DueOptions,
): Promise<DueDay[]> {
  const { rows } = await sql<{ agent_id: number; day: Day; is_spread: boolean }>`
    SELECT agent_id, day, is_spread FROM agent_days WHERE NOT is_measured AND ${matches(which)}
    ORDER BY agent_id, day LIMIT ${waits ? 1 : limit}
    FOR UPDATE ${waits ? sql`` : sql`SKIP LOCKED`}`.execute(trx);
  return rows.map((row) => ({ rowId: row.agent_id, day: row.day, isSpread: row.is_spread }));
}

/**
 * Lists due days in the order of agents and days, without locking; includes days that others hold.
 */
export async function listDueDays(
  db: Kysely<Schema>,
  which: WhichDue,
  limit: number,
): Promise<AgentDay[]> {
  const { rows } = await sql<{ agent_id: number; day: Day }>`SELECT agent_id, day FROM agent_days
    WHERE NOT is_measured AND ${matches(which)} ORDER BY agent_id, day LIMIT ${limit}`.execute(db);
  return rows.map((row) => ({ rowId: row.agent_id, day: row.day }));
}

/** Returns whether any of these days is due, including days that others hold. */
export async function hasDueDays(db: Kysely<Schema>, which: WhichDue): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`SELECT EXISTS (
    SELECT FROM agent_days WHERE NOT is_measured AND ${matches(which)}) AS found`.execute(db);
  return rows[0]!.found;
}

function matches(which: WhichDue) {
  if ("agent" in which) {
    return sql`agent_id = ${which.agent}::int
      AND day BETWEEN ${which.from}::date AND ${which.to}::date`;
  }
  const { measuredBefore } = which;
  if ("days" in which) {
    return sql`(measured_at IS NULL OR measured_at <= ${isoTime(measuredBefore)}::timestamptz)
      AND (agent_id, day) IN (SELECT q.agent_id, q.day FROM ${
      unnest("q", dayColumns(which.days))
    })`;
  }
  const { after, except } = which;
  return sql`(agent_id, day) > (${after?.rowId ?? 0}::int, ${after?.day ?? "-infinity"}::date)
    AND (measured_at IS NULL OR measured_at <= ${isoTime(measuredBefore)}::timestamptz)
    AND (agent_id, day) NOT IN (SELECT q.agent_id, q.day FROM ${unnest("q", dayColumns(except))})`;
}

/**
 * Makes days due whose metrics depend on changed days.
 * @returns false when one of them is locked: then call it again later, because the holder may have
 *   read the day's inputs before the change
 */
export async function markDue(
  trx: Transaction<Schema>,
  days: readonly AgentDay[],
): Promise<boolean> {
  if (days.length === 0) return true;
  const { rows } = await sql<{ agent_id: number; day: Day }>`SELECT d.agent_id, d.day
    FROM ${unnest("q", dayColumns(days))}
    JOIN agent_days d ON d.agent_id = q.agent_id AND d.day = q.day
    FOR UPDATE OF d SKIP LOCKED`.execute(trx);
  const held = rows.map((row) => ({ rowId: row.agent_id, day: row.day }));
  await sql`UPDATE agent_days d SET is_measured = FALSE
    FROM ${unnest("q", dayColumns(held))}
    WHERE d.agent_id = q.agent_id AND d.day = q.day AND d.is_measured`.execute(trx);
  return held.length === days.length;
}

/** Makes the days of stored events due, after a rebuild corrected the events. */
export async function markEventsDue(
  trx: Transaction<Schema>,
  eventRowIds: readonly number[],
): Promise<void> {
  if (eventRowIds.length === 0) return;
  await sql`UPDATE agent_days d SET is_measured = FALSE, is_spread = FALSE FROM events e
    WHERE e.id = ANY(${eventRowIds}::bigint[]) AND d.agent_id = e.agent_id AND d.day = e.day`
    .execute(trx);
}

/**
 * Makes the days due that have events of a type, because what is measured of it has changed. Call it
 * inside `rewards.reconfigure`: nothing is scored then, so no transaction waits for these days while
 * it holds one of them, except for measuring, which waits for nobody.
 * @param countKey the metric that counts the type; only measured days have it
 */
export async function markTypeDue(
  trx: Transaction<Schema>,
  type: string,
  countKey: string,
): Promise<void> {
  // Both parts use an index. Events of a type that was never defined before are all unknown ones.
  await sql`UPDATE agent_days d SET is_measured = FALSE
    FROM (
      SELECT agent_id, day FROM events WHERE reason = 'unknown_type' AND type = ${type}
      UNION SELECT agent_id, day FROM agent_metrics_daily WHERE metric = ${countKey}
    ) q
    WHERE d.agent_id = q.agent_id AND d.day = q.day AND d.is_measured`.execute(trx);
}

/** Returns the columns of days for `unnest`. */
export function dayColumns(days: readonly AgentDay[]) {
  return {
    agent_id: ["int[]", days.map((one) => one.rowId)],
    day: ["date[]", days.map((one) => one.day)],
  } satisfies ArrayColumns;
}
