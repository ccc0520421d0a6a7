import { type Kysely, sql, type Transaction } from "kysely";
import { searchText } from "@/core/agents/search.ts";
import type { TeamSpan } from "@/core/calendars/teams.ts";
import { findSubjects } from "./agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** An agent that an admin creates. */
export interface AgentSettings {
  readonly id: string;
  readonly name: string;
  /** Normalized, see core/identity.ts. */
  readonly email: string | null;
  readonly teamRowId: number | null;
  readonly timeZone: string | null;
  readonly isHidden: boolean;
}

/**
 * Creates an agent with empty rewards.
 * @returns false when the id or the e-mail is already an id, e-mail or alias of somebody
 */
export async function insertAgent(
  db: Kysely<Schema>,
  agent: AgentSettings,
): Promise<boolean> {
  const { rows } = await sql`WITH made AS (
      INSERT INTO agents (key, name, email, team_id, time_zone, hidden, search_text)
      SELECT ${agent.id}, ${agent.name}, ${agent.email}::text, ${agent.teamRowId}::int,
        ${agent.timeZone}::text, ${agent.isHidden}::boolean, ${searchText(agent)}::text
      WHERE NOT EXISTS (SELECT FROM agent_aliases WHERE alias IN (${agent.id}, ${agent.email}))
        AND NOT EXISTS (SELECT FROM agents WHERE key = ${agent.email} OR email = ${agent.id})
      ON CONFLICT DO NOTHING RETURNING id
    ) INSERT INTO agent_rewards (agent_id) SELECT id FROM made RETURNING agent_id`.execute(db);
  return rows.length > 0;
}

/** Changes of an agent's settings; fields that are left out stay. */
export interface AgentChanges {
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly isHidden?: boolean | undefined;
  readonly team?: {
    readonly rowId: number | null;
    readonly history: readonly TeamSpan[];
  } | undefined;
}

/**
 * Changes an agent that the transaction has locked.
 * @returns false when the e-mail is another agent's e-mail or alias; then nothing was changed
 */
export async function updateAgent(
  trx: Transaction<Schema>,
  rowId: number,
  { name, email, timeZone, isHidden, team }: AgentChanges,
): Promise<boolean> {
  if (typeof email === "string") {
    const other = (await findSubjects(trx, [email])).get(email) ?? rowId;
    if (other !== rowId) return false;
    // The new e-mail may have been an alias of this agent.
    await trx.deleteFrom("agent_aliases").where("alias", "=", email)
      .where("is_former_id", "=", false).execute();
  }
  await trx.updateTable("agents").set({
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    ...(isHidden === undefined ? {} : { hidden: isHidden }),
    ...(team ? { team_id: team.rowId, team_history: JSON.stringify(team.history) } : {}),
    updated_at: sql<Date>`CURRENT_TIMESTAMP`,
  }).where("id", "=", rowId).execute();
  if (name !== undefined || email !== undefined) await updateSearchText(trx, rowId);
  return true;
}

async function updateSearchText(trx: Transaction<Schema>, rowId: number): Promise<void> {
  const agent = await trx.selectFrom("agents").select(["key as id", "name", "email"])
    .where("id", "=", rowId).executeTakeFirstOrThrow();
  await trx.updateTable("agents").set({ search_text: searchText(agent) }).where("id", "=", rowId)
    .execute();
}

/** Reads an agent's stored team, and whether the agent has worked yet. */
export async function findTeamState(trx: Transaction<Schema>, rowId: number): Promise<{
  readonly rowId: number | null;
  readonly history: readonly TeamSpan[];
  readonly hasDays: boolean;
}> {
  const { rows } = await sql<
    { team_id: number | null; team_history: TeamSpan[]; has_days: boolean }
  >`SELECT team_id, team_history,
      EXISTS (SELECT FROM agent_days d WHERE d.agent_id = a.id) AS has_days
    FROM agents a WHERE id = ${rowId}`.execute(trx);
  const { team_id, team_history, has_days } = rows[0]!;
  return { rowId: team_id, history: team_history, hasDays: has_days };
}
