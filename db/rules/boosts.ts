import { type Kysely, type Selectable, sql, type Transaction } from "kysely";
import type { Boost } from "@/core/rules/boosts.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { containing } from "@/db/postgres/like.ts";
import type { BoostTable } from "@/db/postgres/schema_scoring.ts";

/** A boost as admins see it, with the public ids of its agent and team; `null` means any. */
export interface StoredBoost extends Omit<Boost, "team"> {
  readonly team: string | null;
  readonly teamName: string | null;
  readonly agent: string | null;
  readonly agentName: string | null;
  /** The spin that gave it, or null. */
  readonly spin: string | null;
  /** What people read; null: only the name. */
  readonly title: string | null;
  readonly revision: number;
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

/** A boost as its agent sees it, with the titles of its types that admins defined. */
export interface AgentsBoost extends Pick<Boost, "id" | "factor" | "types"> {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly titles: Readonly<Record<string, string>>;
}

/** The most boosts of an agent that are read at once. */
const MOST_AT_ONCE = 20;

/** Lists the boosts that an agent has in a span of time, the one that ends first at the top. */
export async function listBoostsOf(
  db: Kysely<Schema>,
  agent: string,
  span: { readonly from: number; readonly to: number },
): Promise<AgentsBoost[]> {
  const { rows } = await sql<AgentsBoost>`SELECT b.id, b.factor, b.types,
      b.starts_at AS "startsAt", b.ends_at AS "endsAt",
      coalesce((SELECT jsonb_object_agg(t.type, t.title) FROM event_types t
        WHERE t.type = ANY(b.types)), '{}') AS titles
    FROM boosts b JOIN agents a ON a.key = ${agent}
    WHERE b.ends_at > ${new Date(span.from)} AND b.starts_at <= ${new Date(span.to)}
      AND (b.team_id IS NULL OR b.team_id = a.team_id)
      AND (b.agent_id IS NULL OR b.agent_id = a.id)
    ORDER BY b.ends_at, b.id LIMIT ${MOST_AT_ONCE}`.execute(db);
  return rows;
}

/** A new boost, with the row ids of its agent and team. */
export interface NewBoost extends Omit<Boost, "id"> {
  readonly agent: number | null;
  readonly title: string | null;
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
    title: boost.title,
    created_at: new Date(boost.createdAt),
  }).returning("id").executeTakeFirstOrThrow();
  return id;
}

/** Replaces a boost, and counts the change. */
export async function updateBoost(
  trx: Transaction<Schema>,
  id: number,
  boost: Omit<NewBoost, "createdAt">,
): Promise<void> {
  await trx.updateTable("boosts").set({
    name: boost.name,
    factor: boost.factor,
    starts_at: new Date(boost.startsAt),
    ends_at: new Date(boost.endsAt),
    types: boost.types === null ? null : [...boost.types],
    team_id: boost.team,
    agent_id: boost.agent,
    title: boost.title,
    revision: sql`revision + 1`,
  }).where("id", "=", id).execute();
}

interface StoredRow extends BoostRow {
  title: string | null;
  revision: number;
  agent_id: number | null;
  team: string | null;
  team_name: string | null;
  agent: string | null;
  agent_name: string | null;
  spin_id: string | null;
  created_at: Date;
}

const STORED = sql`b.*, t.key AS team, t.name AS team_name, a.key AS agent, a.name AS agent_name`;
const BOOSTS_AND_NAMES = sql`boosts b
    LEFT JOIN teams t ON t.id = b.team_id LEFT JOIN agents a ON a.id = b.agent_id`;

/** Whether a boost runs, has not begun, or is over. */
export type BoostState = "running" | "upcoming" | "over";

/**
 * Lists boosts, the newest first.
 * @param page before: list those with smaller ids; null: all. q: a part of the title, the name, or
 * the team or agent. isOwn: only those that an admin made, and not those of spins.
 */
export async function listBoosts(
  db: Kysely<Schema>,
  page: {
    readonly limit: number;
    readonly before: number | null;
    readonly q?: string;
    readonly state?: BoostState | null;
    readonly isOwn?: boolean;
    /** Milliseconds since the epoch. */
    readonly now?: number;
  },
): Promise<StoredBoost[]> {
  const { limit, before, q = "", state = null, isOwn = false, now = 0 } = page;
  const at = new Date(now);
  const inState = state === null
    ? sql`TRUE`
    : state === "upcoming"
    ? sql`b.starts_at > ${at}`
    : state === "over"
    ? sql`b.ends_at <= ${at}`
    : sql`b.starts_at <= ${at} AND b.ends_at > ${at}`;
  const like = containing(q);
  const { rows } = await sql<StoredRow>`SELECT ${STORED} FROM ${BOOSTS_AND_NAMES}
    WHERE (${before === null}::boolean OR b.id < ${before ?? 0}::int)
      AND (NOT ${isOwn}::boolean OR b.spin_id IS NULL) AND ${inState}
      AND (${q === ""}::boolean OR concat_ws(' ', b.title, b.name, t.name, t.key, a.name, a.key)
        ILIKE ${like})
    ORDER BY b.id DESC LIMIT ${limit}`.execute(db);
  return rows.map(toStored);
}

/** Returns the boost with this id, and the row ids of its agent and team. */
export async function findBoost(
  db: Kysely<Schema>,
  id: number,
  lock: "lock" | null = null,
): Promise<
  { boost: StoredBoost; teamRowId: number | null; agentRowId: number | null } | undefined
> {
  const { rows } = await sql<StoredRow>`SELECT ${STORED} FROM ${BOOSTS_AND_NAMES}
    WHERE b.id = ${id}::int ${lock === null ? sql`` : sql`FOR UPDATE OF b`}`.execute(db);
  const row = rows[0];
  return row && { boost: toStored(row), teamRowId: row.team_id, agentRowId: row.agent_id };
}

/** Changes when a boost ends; the new end must be after its start. */
export async function setBoostEnd(
  trx: Transaction<Schema>,
  id: number,
  endsAt: number,
): Promise<void> {
  await trx.updateTable("boosts").set({ ends_at: new Date(endsAt), revision: sql`revision + 1` })
    .where("id", "=", id).execute();
}

/** Removes a boost that has not begun. */
export async function deleteBoost(trx: Transaction<Schema>, id: number): Promise<void> {
  await trx.deleteFrom("boosts").where("id", "=", id).execute();
}

function toStored(row: StoredRow): StoredBoost {
  return {
    ...toBoost(row),
    team: row.team,
    teamName: row.team_name,
    agent: row.agent,
    agentName: row.agent_name,
    spin: row.spin_id,
    title: row.title,
    revision: row.revision,
    createdAt: row.created_at.getTime(),
  };
}
