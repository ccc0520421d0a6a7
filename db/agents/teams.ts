import { type Kysely, sql, type Transaction } from "kysely";
import type { Role } from "@/core/roles.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A team with its managers and the number of its members. */
export interface Team {
  /** The row id; it never leaves the server. */
  readonly rowId: number;
  readonly id: string;
  readonly name: string;
  readonly members: number;
  readonly managers: readonly Manager[];
  readonly leaveNeedsApproval: boolean;
}

/** An account that manages teams. */
export interface Manager {
  /** The id of the account. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isActive: boolean;
}

const MANAGER = sql.raw(`u.id, u.name, u.email, u.role,
  u.deactivated_at IS NULL AS "isActive"`);

const COLUMNS = sql`t.id AS "rowId", t.key AS id, t.name,
  t.leave_needs_approval AS "leaveNeedsApproval",
  (SELECT count(*)::int FROM agents a WHERE a.team_id = t.id) AS members,
  (SELECT coalesce(json_agg(m), '[]') FROM (SELECT ${MANAGER} FROM team_managers m
    JOIN users u ON u.id = m.user_id AND u.role <> 'agent' WHERE m.team_id = t.id
    ORDER BY u.name COLLATE "C", u.id) m) AS managers`;

/** Returns the team with this id, or undefined. */
export async function findTeam(db: Kysely<Schema>, id: string): Promise<Team | undefined> {
  const { rows } = await sql<Team>`SELECT ${COLUMNS} FROM teams t WHERE t.key = ${id}`.execute(db);
  return rows[0];
}

/** Finds the row ids of teams by their ids. */
export async function findTeamRows(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<Map<string, number>> {
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
 * Changes a team; what is left out stays.
 * @returns whether there is such a team
 */
export async function updateTeam(
  db: Kysely<Schema>,
  id: string,
  { name, leaveNeedsApproval }: {
    readonly name?: string | undefined;
    readonly leaveNeedsApproval?: boolean | undefined;
  },
): Promise<boolean> {
  const { rows } = await sql`UPDATE teams SET name = coalesce(${name ?? null}::text, name),
      leave_needs_approval = coalesce(${leaveNeedsApproval ?? null}::boolean, leave_needs_approval)
    WHERE key = ${id} RETURNING id`.execute(db);
  return rows.length > 0;
}

/** What still belongs to a team, so that it cannot be deleted. */
export interface TeamUses {
  readonly members: number;
  readonly managers: number;
  readonly calendars: number;
  readonly daysOff: number;
  readonly boosts: number;
  readonly challenges: number;
  /** Those that are not revoked. */
  readonly wallLinks: number;
}

/** Counts what belongs to a team, and keeps others from adding members meanwhile. */
export async function countTeamUses(
  trx: Transaction<Schema>,
  team: Pick<Team, "rowId" | "id">,
): Promise<TeamUses> {
  // Whoever refers to the team locks its row, and waits for the end of this transaction.
  await sql`SELECT id FROM teams WHERE id = ${team.rowId} FOR UPDATE`.execute(trx);
  const named = JSON.stringify({ teams: [team.id] });
  const scene = JSON.stringify([{ team: team.id }]);
  const { rows } = await sql<TeamUses>`SELECT
    (SELECT count(*)::int FROM agents WHERE team_id = ${team.rowId}) AS members,
    (SELECT count(*)::int FROM team_managers WHERE team_id = ${team.rowId}) AS managers,
    (SELECT count(*)::int FROM calendars WHERE team_id = ${team.rowId}) AS calendars,
    (SELECT count(*)::int FROM days_off WHERE team_id = ${team.rowId}) AS "daysOff",
    (SELECT count(*)::int FROM boosts WHERE team_id = ${team.rowId}) AS boosts,
    (SELECT count(*)::int FROM challenges c WHERE c.audience @> ${named}::jsonb OR EXISTS (
      SELECT FROM agent_challenges p WHERE p.challenge_id = c.id AND p.team_id = ${team.rowId})
    ) AS challenges,
    (SELECT count(*)::int FROM wall_links WHERE scenes @> ${scene}::jsonb
      AND revoked_at IS NULL) AS "wallLinks"`.execute(trx);
  return rows[0]!;
}

/** Deletes a team to which nothing belongs. */
export async function deleteTeam(trx: Transaction<Schema>, rowId: number): Promise<void> {
  await trx.deleteFrom("teams").where("id", "=", rowId).execute();
}

/** Lists the active accounts that may manage teams, by name; at most 2,000. */
export async function listManagers(db: Kysely<Schema>): Promise<Manager[]> {
  const { rows } = await sql<Manager>`SELECT ${MANAGER} FROM users u
    WHERE u.role <> 'agent' AND u.deactivated_at IS NULL
    ORDER BY u.name COLLATE "C", u.id LIMIT 2000`.execute(db);
  return rows;
}

/** Returns which of these accounts may manage a team. */
export async function findManagers(
  db: Kysely<Schema>,
  userIds: readonly string[],
): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await db.selectFrom("users").select("id").where("id", "in", [...userIds])
    .where("role", "<>", "agent").execute();
  return new Set(rows.map(({ id }) => id));
}

/**
 * Replaces the managers of a team.
 * @returns the accounts that were added or removed
 */
export async function replaceManagers(
  trx: Transaction<Schema>,
  teamRowId: number,
  userIds: readonly string[],
): Promise<string[]> {
  const removed = await trx.deleteFrom("team_managers").where("team_id", "=", teamRowId)
    .$if(userIds.length > 0, (query) => query.where("user_id", "not in", [...userIds]))
    .returning("user_id").execute();
  const added = userIds.length === 0 ? [] : await trx.insertInto("team_managers")
    .values(userIds.map((user_id) => ({ user_id, team_id: teamRowId })))
    .onConflict((conflict) => conflict.doNothing()).returning("user_id").execute();
  return [...removed, ...added].map(({ user_id }) => user_id);
}
