import { type Kysely, sql } from "kysely";
import { normalizePersonInTool, normalizeSubject } from "@/core/identity.ts";
import type { RankName } from "@/core/agents/ranks.ts";
import { levelForExperience, rankForLevel } from "@/core/scoring/levels.ts";
import type { AgentSnapshot } from "@/core/agents/views.ts";
import { canonicalTimeZone } from "@/core/calendars/time_zone.ts";
import { containing } from "@/db/postgres/like.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";

/** An agent with rewards, as this floor returns it. */
export interface Agent {
  /** The row id; it never leaves the server. */
  readonly rowId: number;
  /** The public id, which integrations use. */
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly team: string | null;
  /** Null: the organization's time zone. */
  readonly timeZone: string | null;
  readonly isHidden: boolean;
  /** Whether the agent is without Laurel today. */
  readonly isHeldOut: boolean;
  /** False since the agent was deactivated. */
  readonly isActive: boolean;
  readonly totalPoints: number;
  readonly experience: number;
  readonly level: number;
  readonly dailyStreak: number;
}

/** A row of {@link AGENT_COLUMNS}. */
export interface AgentRow {
  row_id: number;
  key: string;
  name: string;
  email: string | null;
  team: string | null;
  time_zone: string | null;
  hidden: boolean;
  is_held_out: boolean;
  is_active: boolean;
  total_points: number;
  experience: number;
  level: number;
  daily_streak: number;
}

/** The columns of an agent with rewards, from {@link AGENT_TABLES}. */
export const AGENT_COLUMNS = sql.raw(
  `a.id AS row_id, a.key, a.name, a.email, t.key AS team, a.time_zone, a.hidden, a.is_held_out,
  a.deactivated_at IS NULL AS is_active, r.total_points, r.experience, r.level, r.daily_streak`,
);
export const AGENT_TABLES = sql.raw(`agents a JOIN agent_rewards r ON r.agent_id = a.id
  LEFT JOIN teams t ON t.id = a.team_id`);

/** Converts a row to an agent. */
export function toAgent(row: AgentRow): Agent {
  return {
    rowId: row.row_id,
    id: row.key,
    name: row.name,
    email: row.email,
    team: row.team,
    timeZone: usableZone(row.time_zone),
    isHidden: row.hidden,
    isHeldOut: row.is_held_out,
    isActive: row.is_active,
    totalPoints: row.total_points,
    experience: row.experience,
    level: row.level,
    dailyStreak: row.daily_streak,
  };
}

/**
 * Returns the time zone of a row; null when there is none or when times cannot be computed with it.
 * Then the organization's zone applies, so that one bad row does not break a whole list.
 */
export function usableZone(stored: string | null): string | null {
  return stored === null ? null : canonicalTimeZone(stored) ?? null;
}

/** Reads the agents' own time zones by row id; null means the organization's. */
export async function findZones(
  db: Kysely<Schema>,
  rowIds: readonly number[],
): Promise<Map<number, string | null>> {
  if (rowIds.length === 0) return new Map();
  const rows = await db.selectFrom("agents").select(["id", "time_zone"])
    .where("id", "in", [...rowIds]).execute();
  return new Map(rows.map((row) => [row.id, usableZone(row.time_zone)]));
}

/** Converts an agent to its public form; level and rank follow from the experience. */
export function toSnapshot(agent: Agent): AgentSnapshot {
  const level = levelForExperience(agent.experience);
  const rank: RankName = rankForLevel(level);
  const { id, name, totalPoints, experience, dailyStreak } = agent;
  return { id, name, totalPoints, experience, level, rank, dailyStreak };
}

/**
 * Finds the agent that a text names: by id, e-mail address or alias. For an agent who was merged,
 * returns the agent they were merged into. Undefined when there is none.
 */
export async function findAgent(db: Kysely<Schema>, subject: string): Promise<Agent | undefined> {
  const wanted = normalizeSubject(subject);
  const rowId = (await findSubjects(db, [wanted])).get(wanted);
  return rowId === undefined ? undefined : await getAgent(db, rowId);
}

/** Reads the agent with a row id; undefined when there is none. */
export async function getAgent(db: Kysely<Schema>, rowId: number): Promise<Agent | undefined> {
  const { rows } = await sql<
    AgentRow
  >`SELECT ${AGENT_COLUMNS} FROM ${AGENT_TABLES} WHERE a.id = ${rowId}`
    .execute(db);
  return rows[0] && toAgent(rows[0]);
}

/** Lists agents by id, after a cursor (the last id of the previous page). */
export async function listAgents(
  db: Kysely<Schema>,
  page: {
    limit: number;
    after: string | null;
    teams: readonly string[] | null;
    /** A part of the name or the id, as `plainText` returns it. */
    q?: string;
  },
): Promise<Agent[]> {
  const { q = "" } = page;
  const { rows } = await sql<AgentRow>`SELECT ${AGENT_COLUMNS} FROM ${AGENT_TABLES}
    WHERE a.key > ${page.after ?? ""} AND a.merged_into IS NULL
    AND (${page.teams === null}::boolean OR t.key = ANY(${page.teams ?? []}::text[]))
    AND (${q === ""}::boolean
      OR coalesce(a.search_text, a.name || ' ' || a.key) LIKE ${containing(q)})
    ORDER BY a.key LIMIT ${page.limit}`.execute(db);
  return rows.map(toAgent);
}

/**
 * Finds the agents that subjects name. A subject is an agent's id, an e-mail address, an alias, or
 * a mapped person in a tool as `provider/account/user` (`hubspot/62515/user:12`).
 * @param subjects results of `normalizeSubject`
 * @returns row ids by subject; for a merged agent, the row id of the agent they were merged into
 * @example
 * (await findSubjects(db, ["ana@shop.example"])).get("ana@shop.example"); // 7
 */
export async function findSubjects(
  db: Kysely<Schema>,
  subjects: readonly string[],
): Promise<Map<string, number>> {
  const people = subjects.map(personInTool);
  const columns: ArrayColumns = {
    subject: ["text[]", subjects],
    provider: ["text[]", people.map((person) => person?.provider ?? null)],
    tenant: ["text[]", people.map((person) => person?.tenant ?? null)],
    external_user: ["text[]", people.map((person) => person?.user ?? null)],
  };
  const { rows } = await sql<{ subject: string; id: number }>`
    SELECT s.subject, coalesce(k.merged_into, k.id, e.id, l.agent_id, i.agent_id) AS id
    FROM ${unnest("s", columns)}
    LEFT JOIN agents k ON k.key = s.subject
    LEFT JOIN agents e ON k.id IS NULL AND e.email = s.subject
    LEFT JOIN agent_aliases l ON k.id IS NULL AND e.id IS NULL AND l.alias = s.subject
    LEFT JOIN external_identities i ON k.id IS NULL AND e.id IS NULL AND l.agent_id IS NULL
      AND i.provider = s.provider AND i.tenant = s.tenant AND i.external_user = s.external_user
    WHERE coalesce(k.id, e.id, l.agent_id, i.agent_id) IS NOT NULL`.execute(db);
  return new Map(rows.map((row) => [row.subject, row.id]));
}

/**
 * Returns the ids of the agents that normalized subjects name, by subject; subjects without an
 * agent are left out.
 */
export async function findAgentIds(
  db: Kysely<Schema>,
  subjects: readonly string[],
): Promise<Map<string, string>> {
  const rowIds = await findSubjects(db, subjects);
  if (rowIds.size === 0) return new Map();
  const rows = await db.selectFrom("agents").select(["id", "key"])
    .where("id", "in", [...new Set(rowIds.values())]).execute();
  const keys = new Map(rows.map(({ id, key }) => [id, key]));
  return new Map([...rowIds].map(([subject, rowId]) => [subject, keys.get(rowId)!]));
}

/** Returns which of these agents, given by id, are deactivated. */
export async function findDeactivated(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("agents").select("key").where("key", "in", [...ids])
    .where("deactivated_at", "is not", null).orderBy("key").execute();
  return rows.map(({ key }) => key);
}

/** Splits `provider/account/user`; the user may contain slashes. */
function personInTool(subject: string) {
  const [, provider, tenant, user] = /^([^/]*)\/([^/]*)\/(.*)$/s.exec(subject) ?? [];
  if (!provider || !tenant || !user) return undefined;
  return { provider, tenant, user: normalizePersonInTool(provider, user) };
}
