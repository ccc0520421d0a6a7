import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** A team with the number of its members. */
export interface Team {
  /** The row id; it never leaves the server. */
  readonly rowId: number;
  readonly id: string;
  readonly name: string;
  readonly members: number;
}

const COLUMNS = sql.raw(`t.id AS "rowId", t.key AS id, t.name,
  (SELECT count(*)::int FROM agents a WHERE a.team_id = t.id) AS members`);

/** Returns the team with this id, or undefined. */
export async function findTeam(db: Kysely<Schema>, id: string): Promise<Team | undefined> {
  const { rows } = await sql<Team>`SELECT ${COLUMNS} FROM teams t WHERE t.key = ${id}`.execute(db);
  return rows[0];
}

/** Returns the row ids of the teams with these ids, by id; those that do not exist are left out. */
export async function findTeamRowIds(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("teams").select(["id", "key"])
    .where("key", "in", [...new Set(ids)]).execute();
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/** Lists teams by id, after a cursor (the last id of the previous page). */
export async function listTeams(
  db: Kysely<Schema>,
  page: { limit: number; after: string | null },
): Promise<Team[]> {
  const { rows } = await sql<Team>`SELECT ${COLUMNS} FROM teams t
    WHERE t.key > ${page.after ?? ""} ORDER BY t.key LIMIT ${page.limit}`.execute(db);
  return rows;
}

/**
 * Stores a new team.
 * @returns whether the id was free
 */
export async function insertTeam(
  db: Kysely<Schema>,
  team: { readonly id: string; readonly name: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto("teams")
    .values({ key: team.id, name: team.name })
    .onConflict((conflict) => conflict.column("key").doNothing()).executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/**
 * Renames a team.
 * @returns whether there is such a team
 */
export async function renameTeam(db: Kysely<Schema>, id: string, name: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable("teams").set({ name }).where("key", "=", id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
