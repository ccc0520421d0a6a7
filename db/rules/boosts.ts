import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import type { Boost } from "@/core/rules/boosts.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { BoostTable } from "@/db/postgres/schema_scoring.ts";

/** A boost as admins see it, with the public ids of its agent and team; `null` means any. */
export interface StoredBoost extends Omit<Boost, "team"> {
  readonly team: string | null;
  readonly agent: string | null;
  /** The spin that gave it, or null. */
  readonly spin: string | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** The columns of a boost's row that scoring needs. */
export type BoostRow = Pick<
  Selectable<BoostTable>,
  "id" | "name" | "factor" | "starts_at" | "ends_at" | "types" | "team_id"
>;

/** Converts a row to a boost. */
function toBoost(row: BoostRow): Boost {
  return {
    id: row.id,
    name: row.name,
    factor: row.factor,
    startsAt: row.starts_at.getTime(),
    endsAt: row.ends_at.getTime(),
    types: row.types,
    team: row.team_id,
  };
}

/** Lists the boosts for everybody and for teams, by id. */
export async function listSharedBoosts(db: Kysely<Schema>): Promise<Boost[]> {
  const rows = await db.selectFrom("boosts")
    .select(["id", "name", "factor", "starts_at", "ends_at", "types", "team_id"])
    .where("agent_id", "is", null).orderBy("id").execute();
  return rows.map(toBoost);
}

/** Lists the boosts, of anybody, that are not over at a time, by id. */
export async function listRunningBoosts(db: Kysely<Schema>, now: number): Promise<Boost[]> {
  const rows = await db.selectFrom("boosts")
    .select(["id", "name", "factor", "starts_at", "ends_at", "types", "team_id"])
    .where("ends_at", ">", new Date(now)).orderBy("id").execute();
  return rows.map(toBoost);
}

/** Lists the boosts that only one agent has, by id. */
export async function listAgentBoosts(db: Kysely<Schema>, agentRowId: number): Promise<Boost[]> {
  const rows = await db.selectFrom("boosts")
    .select(["id", "name", "factor", "starts_at", "ends_at", "types", "team_id"])
    .where("agent_id", "=", agentRowId).orderBy("id").execute();
  return rows.map(toBoost);
}

/** A new boost, with the row ids of its agent and team. */
export interface NewBoost extends Omit<Boost, "id"> {
  readonly agent: number | null;
  readonly createdAt: number;
}

/** Stores a boost. @returns its id */
export async function insertBoost(trx: Transaction<Schema>, boost: NewBoost): Promise<number> {
  const { id } = await trx.insertInto("boosts").values({
    name: boost.name,
    factor: boost.factor,
    starts_at: new Date(boost.startsAt),
    ends_at: new Date(boost.endsAt),
    types: boost.types === null ? null : [...boost.types],
    team_id: boost.team,
    agent_id: boost.agent,
    created_at: new Date(boost.createdAt),
  }).returning("id").executeTakeFirstOrThrow();
  return id;
}

interface StoredRow extends BoostRow {
  agent_id: number | null;
  team: string | null;
  agent: string | null;
  spin_id: string | null;
  created_at: Date;
}

/** Lists boosts, the newest first. @param before list those with smaller ids; null: all */
export async function listBoosts(
  db: Kysely<Schema>,
  page: { readonly limit: number; readonly before: number | null },
): Promise<StoredBoost[]> {
  const { rows } = await sql<StoredRow>`SELECT b.*, t.key AS team, a.key AS agent FROM boosts b
    LEFT JOIN teams t ON t.id = b.team_id LEFT JOIN agents a ON a.id = b.agent_id
    WHERE ${page.before === null}::boolean OR b.id < ${page.before ?? 0}::int
    ORDER BY b.id DESC LIMIT ${page.limit}`.execute(db);
  return rows.map(toStored);
}

/** Returns the boost with this id, and the row ids of its agent and team. */
export async function findBoost(
  db: Kysely<Schema>,
  id: number,
): Promise<
  { boost: StoredBoost; teamRowId: number | null; agentRowId: number | null } | undefined
> {
  const { rows } = await sql<StoredRow>`SELECT b.*, t.key AS team, a.key AS agent FROM boosts b
    LEFT JOIN teams t ON t.id = b.team_id LEFT JOIN agents a ON a.id = b.agent_id
    WHERE b.id = ${id}::int`.execute(db);
  const row = rows[0];
  return row && { boost: toStored(row), teamRowId: row.team_id, agentRowId: row.agent_id };
}

/** Changes when a boost ends; the new end must be after its start. */
export async function setBoostEnd(
  trx: Transaction<Schema>,
  id: number,
  endsAt: number,
): Promise<void> {
  await trx.updateTable("boosts").set({ ends_at: new Date(endsAt) }).where("id", "=", id).execute();
}

/** Removes a boost that has not begun. */
export async function deleteBoost(trx: Transaction<Schema>, id: number): Promise<void> {
  await trx.deleteFrom("boosts").where("id", "=", id).execute();
}

function toStored(row: StoredRow): StoredBoost {
  return {
    ...toBoost(row),
    team: row.team,
    agent: row.agent,
    spin: row.spin_id,
    createdAt: row.created_at.getTime(),
  };
}
