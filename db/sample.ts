import { type Kysely, sql, type Transaction } from "kysely";
import { createAgents } from "./agents/new_agents.ts";
import type { Schema } from "./postgres/schema.ts";

/** A team of the sample data. */
export interface SampleTeamRow {
  readonly key: string;
  readonly name: string;
}

/** An agent of the sample data; `team` is the team's key. */
export interface SampleAgentRow {
  readonly id: string;
  readonly name: string;
  readonly team: string;
}

/** Why sample data cannot be added, or null when it can. */
export type SampleObstacle = "sample_exists" | "has_work" | "has_webhooks" | null;

/**
 * Makes other transactions that add or remove sample data wait until this one ends, and says
 * whether sample data may be added.
 */
export async function lockSample(trx: Transaction<Schema>): Promise<SampleObstacle> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('laurel:sample'))`.execute(trx);
  const { rows } = await sql<{ sample: boolean; work: boolean; webhooks: boolean }>`SELECT
    EXISTS (SELECT FROM agents WHERE is_sample) AS sample,
    EXISTS (SELECT FROM events) AS work,
    EXISTS (SELECT FROM webhook_endpoints WHERE is_enabled) AS webhooks`.execute(trx);
  const { sample, work, webhooks } = rows[0]!;
  if (sample) return "sample_exists";
  if (work) return "has_work";
  return webhooks ? "has_webhooks" : null;
}

/** Stores the sample teams and agents, marked as samples, with empty rewards. */
export async function insertSampleTeams(
  trx: Transaction<Schema>,
  teams: readonly SampleTeamRow[],
  agents: readonly SampleAgentRow[],
): Promise<void> {
  const stored = await trx.insertInto("teams")
    .values(teams.map(({ key, name }) => ({ key, name, is_sample: true })))
    .returning(["id", "key"]).execute();
  const teamIds = new Map(stored.map(({ id, key }) => [key, id]));
  await createAgents(
    trx,
    agents.map(({ id, name, team }) => ({
      id,
      name,
      email: null,
      teamRowId: teamIds.get(team)!,
      isSample: true,
    })),
  );
}

/** Returns the row ids of the sample's agents. */
export async function listSampleAgents(db: Kysely<Schema>): Promise<number[]> {
  const rows = await db.selectFrom("agents").select("id").where("is_sample", "=", true)
    .orderBy("id").execute();
  return rows.map(({ id }) => id);
}

/** Counts people in tools whose work goes to a sample agent; their real work would be deleted. */
export async function countPeopleOnSample(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count
    FROM external_identities i JOIN agents a ON a.id = i.agent_id WHERE a.is_sample`.execute(db);
  return rows[0]!.count;
}

const SAMPLE = sql.raw("(SELECT id FROM agents WHERE is_sample)");
const SAMPLE_TEAMS = sql.raw("(SELECT id FROM teams WHERE is_sample)");

/**
 * Deletes the sample's agents and teams with everything that belongs to them. The outbox keeps its
 * messages until they are pruned. Scoring must be paused.
 * @returns the number of deleted events, and the challenges in which sample agents took part, which
 *   must be counted again
 */
export async function deleteSample(
  trx: Transaction<Schema>,
): Promise<{ readonly events: number; readonly challenges: readonly number[] }> {
  const parts = await sql<{ challenge_id: number }>`DELETE FROM agent_challenges
    WHERE agent_id IN ${SAMPLE} RETURNING challenge_id`.execute(trx);
  await sql`DELETE FROM reversals r USING events e WHERE e.agent_id IN ${SAMPLE}
    AND e.source = r.source AND e.event_id = r.event_id`.execute(trx);
  await sql`UPDATE webhook_leaders SET agent = NULL
    WHERE agent IN (SELECT key FROM agents WHERE is_sample)`.execute(trx);
  for (const table of TABLES_OF_AGENTS) {
    await sql`DELETE FROM ${sql.table(table)} WHERE agent_id IN ${SAMPLE}`.execute(trx);
  }
  await sql`UPDATE derived_events SET sent_agent_id = NULL WHERE sent_agent_id IN ${SAMPLE}`
    .execute(trx);
  await sql`UPDATE derived_events SET agent_id = NULL WHERE agent_id IN ${SAMPLE}`.execute(trx);
  const deleted = await sql`DELETE FROM events WHERE agent_id IN ${SAMPLE}`.execute(trx);
  await sql`DELETE FROM agent_rewards WHERE agent_id IN ${SAMPLE}`.execute(trx);
  await sql`DELETE FROM agents WHERE is_sample`.execute(trx);
  for (const table of ["calendars", "days_off", "boosts"]) {
    await sql`DELETE FROM ${sql.table(table)} WHERE team_id IN ${SAMPLE_TEAMS}`.execute(trx);
  }
  await sql`UPDATE agents SET team_id = NULL WHERE team_id IN ${SAMPLE_TEAMS}`.execute(trx);
  await sql`DELETE FROM teams WHERE is_sample`.execute(trx);
  return {
    events: Number(deleted.numAffectedRows ?? 0),
    challenges: [...new Set(parts.rows.map((row) => row.challenge_id))],
  };
}

/** The tables that hold rows of an agent, in an order in which they can be deleted. */
const TABLES_OF_AGENTS = [
  ...["agent_achievements", "reward_history", "agent_metrics_daily", "agent_days"],
  ...[
    "leave_requests",
    "leaderboard_scores",
    "rescores",
    "boosts",
    "days_off",
    "goals",
    "spin_rights",
    "spins",
  ],
  "agent_aliases",
];
