import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { LiveMessages, LiveType } from "@/core/live/messages.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A live message and who may see it. */
export type OutboxMessage = {
  [T in LiveType]: {
    readonly type: T;
    /** The agent whose data it contains; null for public messages. */
    readonly agent: string | null;
    readonly team: string | null;
    readonly data: LiveMessages[T];
  };
}[LiveType];

/** The messages of one transaction, with their place in relay order. */
export interface OutboxRow {
  readonly rowId: number;
  /**
   * Position of the row's last message. Messages are numbered 1, 2, 3 … without gaps, in commit
   * order and in their order within the row.
   */
  readonly position: number;
  readonly messages: readonly OutboxMessage[];
}

/**
 * Returns the position of a row's first message. A row without messages takes one position, too.
 */
export function firstPosition({ position, messages }: Omit<OutboxRow, "rowId">): number {
  return position - Math.max(messages.length, 1) + 1;
}

/**
 * Returns the statement part that puts messages into the outbox; without messages it makes no row.
 */
export function outboxRow(messages: readonly OutboxMessage[]): RawBuilder<unknown> {
  return sql`INSERT INTO outbox (messages) SELECT ${JSON.stringify(messages)}::json
    WHERE ${messages.length}::int > 0`;
}

/** Puts the messages of a transaction into the outbox; returns the row's id. */
export async function insertOutbox(
  trx: Transaction<Schema>,
  messages: readonly OutboxMessage[],
): Promise<number> {
  const { rows } = await sql<{ id: number }>`INSERT INTO outbox (messages)
    VALUES (${JSON.stringify(messages)}::json) RETURNING id`.execute(trx);
  return rows[0]!.id;
}

/**
 * Takes the relay's lock until the transaction ends.
 * @returns the position of the last relayed message; undefined when another instance has the lock
 */
export async function tryLockRelay(trx: Transaction<Schema>): Promise<number | undefined> {
  const row = await trx.selectFrom("relay_state").select("position")
    .where("id", "=", 1).forUpdate().skipLocked().executeTakeFirst();
  return row?.position;
}

/** Returns the position of the last relayed message, without taking the relay's lock. */
export async function getRelayPosition(db: Kysely<Schema>): Promise<number> {
  const row = await db.selectFrom("relay_state").select("position")
    .where("id", "=", 1).executeTakeFirstOrThrow();
  return row.position;
}

/**
 * Gives positions to committed rows without one, in the order of their ids. No row can be skipped:
 * the row of a transaction that commits late still has no position. The messages about one agent
 * stay in order: a transaction writes its row while it holds the agent's lock, so the next one
 * about that agent gets a higher row id and never becomes visible before the first. (The order of
 * transaction ids would not work: a transaction can get its id, wait for an agent, and continue
 * after one with a higher id.)
 */
export async function assignPositions(
  trx: Transaction<Schema>,
  after: number,
  limit: number,
): Promise<OutboxRow[]> {
  const { rows } = await sql<{ id: number; position: number; messages: OutboxMessage[] }>`
    UPDATE outbox o SET position = n.position FROM (
      SELECT w.id, ${after}::bigint
        + sum(greatest(json_array_length(w.messages), 1)) OVER (ORDER BY w.id) AS position FROM (
        SELECT id, messages FROM outbox WHERE position IS NULL ORDER BY id LIMIT ${limit}
      ) w
    ) n WHERE o.id = n.id RETURNING o.id, o.position, o.messages`.execute(trx);
  return rows.map((row) => ({ rowId: row.id, position: row.position, messages: row.messages }))
    .sort((a, b) => a.position - b.position);
}

/** Stores the position of the last relayed message; requires the relay's lock. */
export async function saveRelayPosition(trx: Transaction<Schema>, position: number): Promise<void> {
  await trx.updateTable("relay_state").set({ position }).where("id", "=", 1).execute();
}

/** Lists rows with messages after a position, in order. */
export async function listOutbox(
  db: Kysely<Schema>,
  after: number,
  limit: number,
): Promise<OutboxRow[]> {
  const rows = await db.selectFrom("outbox").select(["id", "position", "messages"])
    .where("position", ">", after).orderBy("position").limit(limit).execute();
  return rows.map((row) => ({
    rowId: row.id,
    position: row.position!,
    messages: row.messages as OutboxMessage[],
  }));
}

/** Returns the id of the row whose last message has a position, or undefined when it was pruned. */
export async function findRowIdAt(
  db: Kysely<Schema>,
  position: number,
): Promise<number | undefined> {
  const row = await db.selectFrom("outbox").select("id").where("position", "=", position)
    .executeTakeFirst();
  return row?.id;
}

/** Removes relayed rows that are older than a time; returns how many. */
export async function pruneOutbox(
  db: Kysely<Schema>,
  before: Date,
  limit: number,
): Promise<number> {
  const { numAffectedRows } = await sql`DELETE FROM outbox WHERE id IN (
      SELECT id FROM outbox WHERE position IS NOT NULL AND created_at < ${before.toISOString()}::timestamptz
      ORDER BY position LIMIT ${limit}
    )`.execute(db);
  return Number(numAffectedRows ?? 0);
}
