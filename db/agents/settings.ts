import { sql, type Transaction } from "kysely";
import { searchText } from "@/core/agents/search.ts";
import type { TeamSpan } from "@/core/calendars/teams.ts";
import { type Agent, findSubjects } from "./agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Changes of an agent's settings; fields that are left out stay. */
export interface AgentChanges {
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly isHidden?: boolean | undefined;
  /** Null: the agent is active. */
  readonly deactivatedAt?: Date | null | undefined;
  readonly team?: {
    readonly rowId: number | null;
    readonly history: readonly TeamSpan[];
  } | undefined;
}

/**
 * Changes an agent that the transaction has locked.
 * @param known the agent as it is stored
 * @returns false when the e-mail is another agent's e-mail or alias; then nothing was changed
 */
export async function updateAgent(
  trx: Transaction<Schema>,
  known: Pick<Agent, "rowId" | "id" | "name" | "email">,
  { name, email, timeZone, isHidden, deactivatedAt, team }: AgentChanges,
): Promise<boolean> {
  const { rowId, id } = known;
  const newEmail = email === undefined ? known.email : email;
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
    ...(deactivatedAt === undefined ? {} : { deactivated_at: deactivatedAt }),
    ...(name === undefined && email === undefined
      ? {}
      : { search_text: searchText({ id, name: name ?? known.name, email: newEmail }) }),
    ...(team ? { team_id: team.rowId, team_history: JSON.stringify(team.history) } : {}),
    updated_at: sql<Date>`CURRENT_TIMESTAMP`,
  }).where("id", "=", rowId).execute();
  return true;
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
