import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import { isoTime, unnest } from "@/db/postgres/unnest.ts";

/** A right to spin, identified by what earned it. */
export interface RightKey {
  readonly agentRowId: number;
  /** See core/spins/rights.ts. */
  readonly ref: string;
}

/** A right to spin that was earned. */
export interface NewRight extends RightKey {
  /** Milliseconds since the epoch. */
  readonly earnedAt: number;
}

/** Grants spin rights; rights that were granted before, used or not, are not changed. */
export function insertRights(rights: readonly NewRight[]): RawBuilder<unknown> {
  // In the same order for everybody, which prevents deadlocks.
  const sorted = rights.toSorted((a, b) => a.agentRowId - b.agentRowId || a.earnedAt - b.earnedAt);
  const columns: NewRows<"spin_rights"> = {
    agent_id: ["int[]", sorted.map((right) => right.agentRowId)],
    ref: ["text[]", sorted.map((right) => right.ref)],
    earned_at: ["timestamptz[]", sorted.map((right) => isoTime(right.earnedAt))],
  };
  return sql`${insertRows("spin_rights", columns)} ON CONFLICT (agent_id, ref) DO NOTHING`;
}

/** Grants spin rights in a separate statement; see {@link insertRights}. */
export async function grantRights(
  db: Kysely<Schema>,
  rights: readonly NewRight[],
): Promise<void> {
  if (rights.length > 0) await insertRights(rights).execute(db);
}

/** Revokes rights that are no longer earned. A used right stays, and so does its prize. */
export async function revokeRights(
  db: Kysely<Schema>,
  rights: readonly RightKey[],
): Promise<void> {
  if (rights.length === 0) return;
  await sql`DELETE FROM spin_rights r USING ${
    unnest("q", {
      agent_id: ["int[]", rights.map((right) => right.agentRowId)],
      ref: ["text[]", rights.map((right) => right.ref)],
    })
  }
    WHERE r.agent_id = q.agent_id AND r.ref = q.ref AND r.spin_id IS NULL`.execute(db);
}

/** Counts the spins that an agent may make now. */
export async function countRights(db: Kysely<Schema>, agentRowId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count FROM spin_rights
    WHERE agent_id = ${agentRowId} AND spin_id IS NULL`.execute(db);
  return rows[0]!.count;
}

/**
 * Uses the right that was granted first for a spin, within the transaction that draws.
 * @returns what had earned it, or null when the agent has no right left
 */
export async function takeOldestRight(
  trx: Transaction<Schema>,
  agentRowId: number,
  spinId: string,
): Promise<string | null> {
  const { rows } = await sql<{ ref: string }>`UPDATE spin_rights SET spin_id = ${spinId}
    WHERE spin_id IS NULL AND id = (
      SELECT id FROM spin_rights WHERE agent_id = ${agentRowId} AND spin_id IS NULL
      ORDER BY id LIMIT 1 FOR UPDATE
    ) RETURNING ref`.execute(trx);
  return rows[0]?.ref ?? null;
}
