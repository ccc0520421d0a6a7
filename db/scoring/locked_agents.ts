import { type RawBuilder, sql, type Transaction } from "kysely";
import type { AgentProgress } from "@/core/achievements/progress.ts";
import type { TeamSpan } from "@/core/calendars/teams.ts";
import {
  type Agent,
  AGENT_COLUMNS,
  AGENT_TABLES,
  type AgentRow,
  toAgent,
} from "@/db/agents/agents.ts";
import { teamSpans } from "@/db/calendars/calendars.ts";
import { SCORING_TURN } from "./epoch.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";

/** An agent whose rewards the transaction has locked, with what scoring builds on. */
export interface LockedAgent extends Agent {
  /** The agent's teams, oldest first. */
  readonly teams: readonly TeamSpan[];
  readonly progress: AgentProgress;
  /** Rises with every scoring of the agent. */
  readonly version: number;
  /** Row id of the agent that this one was merged into, who gets the new work; null otherwise. */
  readonly mergedInto: number | null;
  /**
   * The number of the configuration when the agent was read; a later configuration may have changed
   * the agent.
   */
  readonly epoch: number;
}

/** A row of {@link LOCKED_COLUMNS}. */
export interface LockedRow extends AgentRow {
  team_id: number | null;
  team_history: TeamSpan[];
  progress: AgentProgress;
  version: number;
  merged_into: number | null;
  epoch: number;
}

/** The columns of a {@link LockedAgent}, from `AGENT_TABLES`. */
export const LOCKED_COLUMNS =
  sql`${AGENT_COLUMNS}, a.team_id, a.team_history, a.merged_into, r.progress, r.version,
  (SELECT epoch FROM scoring_epoch WHERE id = 1) AS epoch`;

/** Converts a row to an agent. */
export function toLockedAgent(row: LockedRow): LockedAgent {
  return {
    ...toAgent(row),
    teams: teamSpans(row.team_id, row.team_history),
    progress: row.progress,
    version: row.version,
    mergedInto: row.merged_into,
    epoch: row.epoch,
  };
}

/**
 * Locks the rewards of agents until the transaction ends, and then reads them. Rows are locked in
 * the order of their ids, which prevents deadlocks between batches. The lock for scoring is taken
 * first, in the same round trip.
 */
export async function lockAgents(
  trx: Transaction<Schema>,
  rowIds: readonly number[],
): Promise<LockedAgent[]> {
  const { rows } = await sql<LockedRow>`WITH turn AS MATERIALIZED (${SCORING_TURN})
    SELECT ${LOCKED_COLUMNS} FROM turn, ${AGENT_TABLES}
    WHERE r.agent_id = ANY(${rowIds}::int[]) ORDER BY r.agent_id FOR UPDATE OF r`.execute(trx);
  return rows.map(toLockedAgent);
}

/** New absolute values of an agent's rewards. */
export interface AgentTotals {
  readonly rowId: number;
  readonly totalPoints: number;
  readonly experience: number;
  readonly level: number;
  readonly dailyStreak: number;
  readonly progress: AgentProgress;
}

/** Writes the totals of agents that the transaction has locked. */
export function saveTotals(totals: readonly AgentTotals[]): RawBuilder<unknown> {
  const columns: ArrayColumns = {
    agent_id: ["int[]", totals.map((row) => row.rowId)],
    points: ["bigint[]", totals.map((row) => row.totalPoints)],
    experience: ["bigint[]", totals.map((row) => row.experience)],
    level: ["int[]", totals.map((row) => row.level)],
    streak: ["int[]", totals.map((row) => row.dailyStreak)],
    progress: ["text[]", totals.map((row) => JSON.stringify(row.progress))],
  };
  return sql`UPDATE agent_rewards r SET total_points = n.points, experience = n.experience,
      level = n.level, daily_streak = n.streak, progress = n.progress::jsonb,
      version = r.version + 1, updated_at = CURRENT_TIMESTAMP
    FROM ${unnest("n", columns)}
    WHERE r.agent_id = n.agent_id`;
}

/** Makes cached agents of all instances outdated, after their days or boards were repaired. */
export async function invalidateAgents(
  trx: Transaction<Schema>,
  rowIds: readonly number[],
): Promise<void> {
  await sql`UPDATE agent_rewards SET version = version + 1
    WHERE agent_id = ANY(${rowIds}::int[])`.execute(trx);
}
