import { type Kysely, sql } from "kysely";
import type { Day } from "../core/calendar.ts";
import type { Schema } from "./schema.ts";

/** Days that must be scored again, because what they were scored under has changed. */
export interface RescoreRequest {
  /** Row ids of the agents; absent: everybody. */
  readonly agents?: readonly number[];
  readonly from: Day;
  /** Days after it are scored again only where streak or progress moved; null: all. */
  readonly to: Day | null;
  /** For people who look into the table. */
  readonly reason: string;
  readonly recalculationId?: number;
}

/** A span of days of an agent; `to` null: open. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day | null;
}

/**
 * Queues agents who have worked in the span, each with the days of it that they have worked on. Call
 * it in the transaction that makes the change (`rewards.reconfigure`), then kick the jobs.
 * @returns how many agents were queued
 */
export async function queueRescores(
  trx: Kysely<Schema>,
  { agents, from, to, reason, recalculationId }: RescoreRequest,
): Promise<number> {
  // One look into the index per agent, however long the agents' histories are.
  const { numAffectedRows } = await sql`INSERT INTO rescores
      (agent_id, from_day, to_day, reason, recalculation_id)
    SELECT a.id, d.first_day, CASE WHEN ${to}::date IS NOT NULL THEN d.last_day END,
      ${reason}, ${recalculationId ?? null}::int
    FROM agents a CROSS JOIN LATERAL (
      SELECT min(day) AS first_day, max(day) AS last_day FROM agent_days
      WHERE agent_id = a.id AND day BETWEEN ${from}::date AND coalesce(${to}::date, 'infinity')
    ) d
    WHERE d.first_day IS NOT NULL
      AND (${agents === undefined}::boolean OR a.id = ANY(${agents ?? []}::int[]))`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/**
 * Some agents that wait to be scored again, those that wait longest first. Agents that another
 * instance is at are left out.
 */
export async function findQueuedAgents(
  db: Kysely<Schema>,
  { limit, except }: { limit: number; except: readonly number[] },
): Promise<number[]> {
  // The locks end with the statement: this only looks past the rows that are being worked off.
  const rows = await db.selectFrom("rescores").select("agent_id")
    .where(sql<boolean>`agent_id <> ALL(${except}::int[])`)
    .orderBy("id").limit(limit).forUpdate().skipLocked().execute();
  return [...new Set(rows.map((row) => row.agent_id))];
}

/**
 * Takes an agent's spans off the queue, those that touch each other as one. Do what they ask for in
 * the same transaction, which must hold the agent: then nothing is lost or done twice.
 */
export async function takeRescores(trx: Kysely<Schema>, agentRowId: number): Promise<DaySpan[]> {
  const rows = await trx.deleteFrom("rescores").where("agent_id", "=", agentRowId)
    .returning(["from_day", "to_day"]).execute();
  return mergeSpans(rows.map((row) => ({ from: row.from_day, to: row.to_day })));
}

/** Joins spans that overlap; the result is in order. */
export function mergeSpans(spans: readonly DaySpan[]): DaySpan[] {
  const merged: DaySpan[] = [];
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (!last || (last.to !== null && last.to < span.from)) {
      merged.push(span);
      continue;
    }
    const isOpen = last.to === null || span.to === null;
    const to = isOpen ? null : last.to! > span.to! ? last.to : span.to;
    merged[merged.length - 1] = { from: last.from, to };
  }
  return merged;
}

/** How many agents wait. */
export async function countQueuedAgents(
  db: Kysely<Schema>,
  recalculationId?: number,
): Promise<number> {
  const { agents } = await db.selectFrom("rescores")
    .select((eb) => eb.fn.count<number>("agent_id").distinct().as("agents"))
    .$if(
      recalculationId !== undefined,
      (query) => query.where("recalculation_id", "=", recalculationId!),
    )
    .executeTakeFirstOrThrow();
  return Number(agents);
}
