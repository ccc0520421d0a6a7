import { type Kysely, type RawBuilder, sql } from "kysely";
import type { AccountFilter, PeopleSort, PersonState } from "@/core/agents/directory.ts";
import { searchWords } from "@/core/agents/search.ts";
import type { Day } from "@/core/calendars/calendar.ts";
import { BEGINNING } from "@/core/calendars/teams.ts";
import type { Role } from "@/core/roles.ts";
import { containing, escapeLike } from "@/db/postgres/like.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type Agent, usableZone } from "./agents.ts";

/** Which people to list; a filter that is left out lets everybody through. */
export interface DirectoryFilter {
  readonly search?: string | undefined;
  /** The id of a team; null: people without a team. */
  readonly team?: string | null | undefined;
  readonly state?: PersonState | undefined;
  readonly account?: AccountFilter | undefined;
}

/** The place of a person in a list. */
export interface PersonPlace {
  readonly name: string;
  readonly id: string;
}

/** A person of the list, as this floor returns it. */
export interface ListedPerson extends
  Pick<
    Agent,
    "rowId" | "id" | "name" | "email" | "team" | "timeZone" | "isHidden" | "totalPoints"
  > {
  readonly teamName: string | null;
  readonly deactivatedAt: Date | null;
  /** The first day that counts for the current team; null: all days. */
  readonly teamFrom: Day | null;
  readonly lastSignInAt: Date | null;
  readonly account: {
    readonly id: string;
    readonly email: string;
    readonly role: Role;
    readonly isActive: boolean;
  } | null;
  readonly place: PersonPlace;
}

interface Row {
  row_id: number;
  key: string;
  name: string;
  email: string | null;
  team: string | null;
  team_name: string | null;
  time_zone: string | null;
  hidden: boolean;
  deactivated_at: Date | null;
  team_from: Day | null;
  total_points: number;
  last_login: Date | null;
  user_id: string | null;
  user_email: string;
  role: Role;
  is_user_active: boolean;
  place: string;
}

const TEXT = sql.raw(`coalesce(a.search_text, a.name || E'\\n' || a.key)`);

/** Lists people by name or id, after a place (the last one of the previous page). */
export async function listPeople(
  db: Kysely<Schema>,
  filter: DirectoryFilter,
  page: {
    readonly sort: PeopleSort;
    readonly limit: number;
    readonly after: PersonPlace | null;
  },
): Promise<ListedPerson[]> {
  const { sort, limit, after } = page;
  const byName = sort === "name";
  const conditions = conditionsOf(filter);
  if (after) {
    conditions.push(
      byName ? sql`(${TEXT}, a.key) > (${after.name}, ${after.id})` : sql`a.key > ${after.id}`,
    );
  }
  return await readPeople(db, conditions, sort, limit);
}

/**
 * Finds people for a chooser: those whose name begins with the search come first, then by name.
 * People who were deactivated are left out.
 * @param teams only people of these teams; null: all
 */
export async function searchPeople(
  db: Kysely<Schema>,
  search: string,
  limit: number,
  teams: readonly string[] | null = null,
): Promise<ListedPerson[]> {
  const start = `${escapeLike(searchWords(search).join(" "))}%`;
  const isLater = sql`(a.search_text IS NULL OR a.search_text NOT LIKE ${start})`;
  const conditions = conditionsOf({ search, state: "active" });
  if (teams !== null) {
    conditions.push(
      sql`a.team_id IN (SELECT id FROM teams WHERE key = ANY(${[...teams]}::text[]))`,
    );
  }
  return await readPeople(db, conditions, "name", limit, isLater);
}

/** Reads one person by row id. */
export async function findPerson(
  db: Kysely<Schema>,
  rowId: number,
): Promise<ListedPerson | undefined> {
  return (await readPeople(db, [sql`a.id = ${rowId}`], "id", 1))[0];
}

/** Reads people by row id. */
export async function findPeople(
  db: Kysely<Schema>,
  rowIds: readonly number[],
): Promise<Map<number, ListedPerson>> {
  if (rowIds.length === 0) return new Map();
  const chosen = sql`a.id = ANY(${rowIds}::int[])`;
  const found = await readPeople(db, [chosen], "id", rowIds.length);
  return new Map(found.map((person) => [person.rowId, person]));
}

async function readPeople(
  db: Kysely<Schema>,
  conditions: readonly RawBuilder<unknown>[],
  sort: PeopleSort,
  limit: number,
  isLater: RawBuilder<unknown> = sql`FALSE`,
): Promise<ListedPerson[]> {
  const order = sql.raw(sort === "id" ? "key" : "is_later, place, key");
  // The inner query chooses and cuts, so that only the people of the page are joined with points.
  const { rows } = await sql<Row>`SELECT a.*, r.total_points, r.last_login FROM (
      SELECT a.id AS row_id, a.key, a.name, a.email, t.key AS team, t.name AS team_name, a.time_zone, a.hidden,
        a.deactivated_at, a.team_history->-1->>'from' AS team_from, u.id AS user_id, u.email AS user_email, u.role,
        u.deactivated_at IS NULL AS is_user_active, ${TEXT} AS place, ${isLater} AS is_later
      FROM agents a LEFT JOIN teams t ON t.id = a.team_id LEFT JOIN users u ON u.agent_id = a.id
      WHERE ${sql.join([...conditions], sql` AND `)} ORDER BY ${order} LIMIT ${limit}
    ) a JOIN agent_rewards r ON r.agent_id = a.row_id ORDER BY ${order}`.execute(db);
  return rows.map(toPerson);
}

function conditionsOf({ search, team, state, account }: DirectoryFilter): RawBuilder<unknown>[] {
  const conditions = [sql`a.merged_into IS NULL`];
  for (const word of searchWords(search ?? "")) {
    const pattern = containing(word);
    conditions.push(sql`(${TEXT} LIKE ${pattern} OR a.id IN (SELECT l.agent_id
      FROM agent_aliases l WHERE coalesce(l.search_text, l.alias) LIKE ${pattern}))`);
  }
  if (team !== undefined) {
    conditions.push(team === null ? sql`a.team_id IS NULL` : sql`t.key = ${team}`);
  }
  if (state === "active") conditions.push(sql`a.deactivated_at IS NULL`);
  if (state === "deactivated") conditions.push(sql`a.deactivated_at IS NOT NULL`);
  if (account === "none") conditions.push(sql`u.id IS NULL`);
  else if (account === "any") conditions.push(sql`u.id IS NOT NULL`);
  else if (account === "deactivated") conditions.push(sql`u.deactivated_at IS NOT NULL`);
  else if (account) conditions.push(sql`u.role = ${account} AND u.deactivated_at IS NULL`);
  return conditions;
}

function toPerson(row: Row): ListedPerson {
  return {
    rowId: row.row_id,
    id: row.key,
    name: row.name,
    email: row.email,
    team: row.team,
    teamName: row.team_name,
    timeZone: usableZone(row.time_zone),
    isHidden: row.hidden,
    deactivatedAt: row.deactivated_at,
    teamFrom: row.team_from === BEGINNING ? null : row.team_from,
    totalPoints: row.total_points,
    lastSignInAt: row.last_login,
    account: row.user_id === null ? null : {
      id: row.user_id,
      email: row.user_email,
      role: row.role,
      isActive: row.is_user_active,
    },
    place: { name: row.place, id: row.key },
  };
}
