import { type Kysely, sql } from "kysely";
import { normalizePersonInTool, normalizeSubject } from "@/core/identity.ts";
import type { RankName } from "@/core/scoring/ranks.ts";
import { levelForExperience, rankForLevel } from "@/core/scoring/levels.ts";
import type { AgentSnapshot } from "@/core/agents/views.ts";
import { canonicalTimeZone } from "@/core/calendars/time_zone.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumn, unnest } from "@/db/postgres/unnest.ts";

/** An agent with rewards, as the repositories give one. */
export interface Agent {
  /** The database's id; never leaves the server. */
  readonly rowId: number;
  /** The id that integrations use. */
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly team: string | null;
  /** Null: the organization's. */
  readonly timeZone: string | null;
  readonly isHidden: boolean;
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
  total_points: number;
  experience: number;
  level: number;
  daily_streak: number;
}

/** The columns of an agent with rewards, from {@link AGENT_TABLES}. */
export const AGENT_COLUMNS = sql.raw(
  `a.id AS row_id, a.key, a.name, a.email, t.key AS team, a.time_zone, a.hidden,
  r.total_points, r.experience, r.level, r.daily_streak`,
);
export const AGENT_TABLES = sql.raw(`agents a JOIN agent_rewards r ON r.agent_id = a.id
  LEFT JOIN teams t ON t.id = a.team_id`);

/** The agent of a row. */
export function toAgent(row: AgentRow): Agent {
  return {
    rowId: row.row_id,
    id: row.key,
    name: row.name,
    email: row.email,
    team: row.team,
    timeZone: usableZone(row.time_zone),
    isHidden: row.hidden,
    totalPoints: row.total_points,
    experience: row.experience,
    level: row.level,
    dailyStreak: row.daily_streak,
  };
}

/**
 * The zone of a row, null when there is none or it cannot be computed with: whatever was written to
 * the database, the agent then has the organization's days, and no list fails over one row.
 */
function usableZone(stored: string | null): string | null {
  return stored === null ? null : canonicalTimeZone(stored) ?? null;
}

/** The agents' own zones by row id; null: the organization's. */
export async function findZones(
  db: Kysely<Schema>,
  rowIds: readonly number[],
): Promise<Map<number, string | null>> {
  if (rowIds.length === 0) return new Map();
  const rows = await db.selectFrom("agents").select(["id", "time_zone"])
    .where("id", "in", [...rowIds]).execute();
  return new Map(rows.map((row) => [row.id, usableZone(row.time_zone)]));
}

/** The public face of an agent; level and rank follow from the experience. */
export function toSnapshot(agent: Agent): AgentSnapshot {
  const level = levelForExperience(agent.experience);
  const rank: RankName = rankForLevel(level);
  const { id, name, totalPoints, experience, dailyStreak } = agent;
  return { id, name, totalPoints, experience, level, rank, dailyStreak };
}

/**
 * The agent that a text means: by id, e-mail address or alias, also of an agent who was merged into
 * this one. Undefined when there is none.
 */
export async function findAgent(db: Kysely<Schema>, subject: string): Promise<Agent | undefined> {
  const wanted = normalizeSubject(subject);
  const rowId = (await findSubjects(db, [wanted])).get(wanted);
  return rowId === undefined ? undefined : await getAgent(db, rowId);
}

/** The agent of a row. */
export async function getAgent(db: Kysely<Schema>, rowId: number): Promise<Agent | undefined> {
  const { rows } = await sql<
    AgentRow
  >`SELECT ${AGENT_COLUMNS} FROM ${AGENT_TABLES} WHERE a.id = ${rowId}`
    .execute(db);
  return rows[0] && toAgent(rows[0]);
}

/** Agents by id, after a cursor (the last id of the page before). */
export async function listAgents(
  db: Kysely<Schema>,
  page: { limit: number; after: string | null; teams: readonly string[] | null },
): Promise<Agent[]> {
  const { rows } = await sql<AgentRow>`SELECT ${AGENT_COLUMNS} FROM ${AGENT_TABLES}
    WHERE a.key > ${page.after ?? ""} AND a.merged_into IS NULL
    AND (${page.teams === null}::boolean OR t.key = ANY(${page.teams ?? []}::text[]))
    ORDER BY a.key LIMIT ${page.limit}`.execute(db);
  return rows.map(toAgent);
}

/**
 * Which agents the subjects mean: an agent's id, an e-mail address, an alias, or somebody in a tool
 * who was assigned, as `provider/account/user` (`hubspot/62515/user:12`).
 * @param subjects as `normalizeSubject` makes them
 * @returns row ids; of an agent who was merged, that of whom they are now
 */
export async function findSubjects(
  db: Kysely<Schema>,
  subjects: readonly string[],
): Promise<Map<string, number>> {
  const people = subjects.map(personInTool);
  const columns: ArrayColumn[] = [
    ["text[]", subjects],
    ["text[]", people.map((person) => person?.provider ?? null)],
    ["text[]", people.map((person) => person?.tenant ?? null)],
    ["text[]", people.map((person) => person?.user ?? null)],
  ];
  const { rows } = await sql<{ subject: string; id: number }>`
    SELECT s.subject, coalesce(k.merged_into, k.id, e.id, l.agent_id, i.agent_id) AS id
    FROM ${unnest(...columns)} AS s(subject, provider, tenant, external_user)
    LEFT JOIN agents k ON k.key = s.subject
    LEFT JOIN agents e ON k.id IS NULL AND e.email = s.subject
    LEFT JOIN agent_aliases l ON k.id IS NULL AND e.id IS NULL AND l.alias = s.subject
    LEFT JOIN external_identities i ON k.id IS NULL AND e.id IS NULL AND l.agent_id IS NULL
      AND i.provider = s.provider AND i.tenant = s.tenant AND i.external_user = s.external_user
    WHERE coalesce(k.id, e.id, l.agent_id, i.agent_id) IS NOT NULL`.execute(db);
  return new Map(rows.map((row) => [row.subject, row.id]));
}

/** The ids of the agents that normalized subjects name, by subject; those that name nobody are left out. */
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

/** Whom `provider/account/user` names; the user may hold slashes. */
function personInTool(subject: string) {
  const [, provider, tenant, user] = /^([^/]*)\/([^/]*)\/(.*)$/s.exec(subject) ?? [];
  if (!provider || !tenant || !user) return undefined;
  return { provider, tenant, user: normalizePersonInTool(provider, user) };
}

/** An agent to be made. */
export interface NewAgent {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/**
 * Makes agents that do not exist yet, with empty rewards; existing ones and those whose id or e-mail
 * is somebody's alias are left as they are. Safe when several instances make the same ones at once.
 */
export async function createAgents(db: Kysely<Schema>, agents: readonly NewAgent[]): Promise<void> {
  const sorted = [...agents].sort((a, b) => (a.id < b.id ? -1 : 1));
  const columns: ArrayColumn[] = [
    ["text[]", sorted.map((agent) => agent.id)],
    ["text[]", sorted.map((agent) => agent.name)],
    ["text[]", sorted.map((agent) => agent.email)],
  ];
  await sql`WITH made AS (
      INSERT INTO agents (key, name, email)
      SELECT * FROM ${unnest(...columns)} AS n(key, name, email)
      WHERE NOT EXISTS (SELECT FROM agent_aliases l WHERE l.alias IN (n.key, n.email))
      ON CONFLICT DO NOTHING RETURNING id
    ) INSERT INTO agent_rewards (agent_id) SELECT id FROM made ON CONFLICT DO NOTHING`.execute(db);
}
