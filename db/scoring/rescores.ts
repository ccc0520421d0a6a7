import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** The agents whose days must be scored again; teams and agents by row id. */
export type Concerned =
  | { readonly kind: "everybody" }
  /** All agents who are or were in the team. */
  | { readonly kind: "team"; readonly team: number }
  | { readonly kind: "agent"; readonly agent: number };

/** Days of an agent that must be scored again. */
export interface QueuedRescore {
  readonly from: Day;
  /** Later days are scored again only where streak or progress changed; null: all days. */
  readonly to: Day | null;
}

/**
 * Queues agents to be scored again, because what they are scored under has changed. Call it in the
 * transaction that makes the change (`rewards.reconfigure`), then kick the jobs. Agents without
 * work since the first day are left out.
 * @param reason for people who read the table
 * @returns how many agents were queued
 */
export async function queueRescores(
  trx: Transaction<Schema>,
  concerned: Concerned,
  { from, to }: QueuedRescore,
  reason: string,
): Promise<number> {
  const { numAffectedRows } = await sql`INSERT INTO rescores (agent_id, from_day, to_day, reason)
    SELECT a.id, ${from}::date, ${to}::date, ${reason} FROM agents a WHERE ${isConcerned(concerned)}
    AND EXISTS (SELECT FROM agent_days d WHERE d.agent_id = a.id AND d.day >= ${from}::date)
    ORDER BY a.id`
    .execute(trx);
  return Number(numAffectedRows ?? 0);
}

function isConcerned(concerned: Concerned): RawBuilder<unknown> {
  if (concerned.kind === "agent") return sql`a.id = ${concerned.agent}`;
  if (concerned.kind === "everybody") return sql`TRUE`;
  const { team } = concerned;
  const past = JSON.stringify([{ team }]);
  return sql`(a.team_id = ${team} OR a.team_history @> ${past}::jsonb)`;
}

/**
 * Queues all agents with work on days of the span, each with these days: a recalculation only
 * changes days from there on.
 * @returns how many agents were queued
 */
export async function queueRecalculation(
  trx: Transaction<Schema>,
  recalculationId: number,
  span: { readonly from: Day; readonly to: Day },
): Promise<number> {
  // One look-up in the index per agent, however long the agents' histories are.
  const { numAffectedRows } = await sql`INSERT INTO rescores
      (agent_id, from_day, to_day, reason, recalculation_id)
    SELECT a.id, d.first_day, d.last_day, 'recalculation', ${recalculationId}
    FROM agents a CROSS JOIN LATERAL (
      SELECT min(day) AS first_day, max(day) AS last_day FROM agent_days
      WHERE agent_id = a.id AND day BETWEEN ${span.from}::date AND ${span.to}::date
    ) d WHERE d.first_day IS NOT NULL ORDER BY a.id`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/**
 * Finds some agents that wait to be scored again, those that wait longest first. Agents that
 * another instance is scoring are left out.
 */
export async function findQueuedAgents(
  db: Kysely<Schema>,
  { limit, except }: { limit: number; except: readonly number[] },
): Promise<number[]> {
  // The locks end with the statement: it only skips rows that other instances are working on.
  const rows = await db.selectFrom("rescores").select("agent_id")
    .where(sql<boolean>`agent_id <> ALL(${except}::int[])`)
    .orderBy("id").limit(limit).forUpdate().skipLocked().execute();
  return [...new Set(rows.map((row) => row.agent_id))];
}

/**
 * Removes an agent's spans from the queue and merges those that touch. Score them in the same
 * transaction, which must hold the agent's lock; then nothing is lost or done twice.
 */
export async function takeRescores(
  trx: Transaction<Schema>,
  agentRowId: number,
): Promise<QueuedRescore[]> {
  const rows = await trx.deleteFrom("rescores").where("agent_id", "=", agentRowId)
    .returning(["from_day", "to_day"]).execute();
  return mergeSpans(rows.map((row) => ({ from: row.from_day, to: row.to_day })));
}

/** Merges spans that overlap or touch; the result is in order. */
export function mergeSpans(spans: readonly QueuedRescore[]): QueuedRescore[] {
  const merged: QueuedRescore[] = [];
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

/** Counts the waiting agents. */
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
