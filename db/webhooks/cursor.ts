import { type Kysely, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/**
 * Takes the turn of making deliveries out of outbox rows, until the transaction ends.
 * @returns the position of the last row that was looked at, null before the first; undefined when
 * another instance has the turn
 */
export async function tryLockCursor(trx: Kysely<Schema>): Promise<number | null | undefined> {
  const row = await trx.selectFrom("webhook_cursor").select("position").where("id", "=", 1)
    .forUpdate().skipLocked().executeTakeFirst();
  return row && row.position;
}

/** Stores how far the outbox was looked at; only with the turn taken. */
export async function saveCursor(trx: Kysely<Schema>, position: number): Promise<void> {
  await trx.updateTable("webhook_cursor").set({ position }).where("id", "=", 1).execute();
}

/** Who led a board when it was last looked at. */
export interface KnownLeader {
  readonly kind: PeriodKind;
  readonly start: Day;
  /** An agent's id; null when nobody had points. */
  readonly agent: string | null;
  readonly points: number;
}

/** The leaders that are known, by kind of board. */
export async function readLeaders(trx: Kysely<Schema>): Promise<Map<PeriodKind, KnownLeader>> {
  const rows = await trx.selectFrom("webhook_leaders").selectAll().execute();
  return new Map(rows.map((row) => {
    const kind = row.kind as PeriodKind;
    return [kind, { kind, start: row.period_start, agent: row.agent, points: row.points }];
  }));
}

/** Remembers who leads a board. */
export async function saveLeader(trx: Kysely<Schema>, leader: KnownLeader): Promise<void> {
  const { kind, start, agent, points } = leader;
  const values = { period_start: start, agent, points };
  await trx.insertInto("webhook_leaders").values({ kind, ...values })
    .onConflict((conflict) => conflict.column("kind").doUpdateSet(values)).execute();
}

/** Forgets the leaders: nobody wants to know of them. */
export async function forgetLeaders(trx: Kysely<Schema>): Promise<void> {
  await trx.deleteFrom("webhook_leaders").execute();
}

/** Of some agents, those that do not want to be shown, and all of their names. */
export async function readShown(
  trx: Kysely<Schema>,
  agents: readonly string[],
): Promise<Map<string, { readonly name: string; readonly isHidden: boolean }>> {
  if (agents.length === 0) return new Map();
  const { rows } = await sql<{ key: string; name: string; hidden: boolean }>`
    SELECT key, name, hidden FROM agents WHERE key = ANY(${agents}::text[])`.execute(trx);
  return new Map(rows.map((row) => [row.key, { name: row.name, isHidden: row.hidden }]));
}
