import { sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/**
 * Takes the lock for making deliveries from outbox rows, until the transaction ends.
 * @returns the position of the last row that was read, null before the first; undefined when
 *   another instance has the lock
 */
export async function tryLockCursor(trx: Transaction<Schema>): Promise<number | null | undefined> {
  const row = await trx.selectFrom("webhook_cursor").select("position").where("id", "=", 1)
    .forUpdate().skipLocked().executeTakeFirst();
  return row && row.position;
}

/** Stores how far the outbox was read; requires the lock. */
export async function saveCursor(trx: Transaction<Schema>, position: number): Promise<void> {
  await trx.updateTable("webhook_cursor").set({ position }).where("id", "=", 1).execute();
}

/** The leader of a board when it was last read. */
export interface KnownLeader {
  readonly kind: PeriodKind;
  readonly start: Day;
  /** An agent's id; null when nobody had points. */
  readonly agent: string | null;
  readonly points: number;
}

/** Reads the known leaders, by kind of board. */
export async function readLeaders(trx: Transaction<Schema>): Promise<Map<PeriodKind, KnownLeader>> {
  const rows = await trx.selectFrom("webhook_leaders").selectAll().execute();
  return new Map(rows.map(({ kind, period_start: start, agent, points }) => [
    kind,
    { kind, start, agent, points },
  ]));
}

/** Stores the leader of a board. */
export async function saveLeader(trx: Transaction<Schema>, leader: KnownLeader): Promise<void> {
  const { kind, start, agent, points } = leader;
  const values = { period_start: start, agent, points };
  await trx.insertInto("webhook_leaders").values({ kind, ...values })
    .onConflict((conflict) => conflict.column("kind").doUpdateSet(values)).execute();
}

/** Deletes the known leaders, because nobody is subscribed to changes any more. */
export async function forgetLeaders(trx: Transaction<Schema>): Promise<void> {
  await trx.deleteFrom("webhook_leaders").execute();
}

/** Reads the names of some agents, and which of them are hidden or deactivated. */
export async function readShown(
  trx: Transaction<Schema>,
  agents: readonly string[],
): Promise<Map<string, { readonly name: string; readonly isHidden: boolean }>> {
  if (agents.length === 0) return new Map();
  const { rows } = await sql<{ key: string; name: string; hidden: boolean }>`
    SELECT key, name, (hidden OR is_held_out OR deactivated_at IS NOT NULL) AS hidden
    FROM agents WHERE key = ANY(${agents}::text[])`.execute(trx);
  return new Map(rows.map((row) => [row.key, { name: row.name, isHidden: row.hidden }]));
}
