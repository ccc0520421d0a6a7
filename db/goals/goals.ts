import type { Kysely } from "kysely";
import type { GoalMetric } from "@/core/goals/metrics.ts";
import type { Goal } from "@/core/goals/views.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Whose goals: a team's or an agent's, by row id. */
export type GoalOwner = { readonly team: number } | { readonly agent: number };

/** Lists an owner's goals, in the order in which they were set first. */
export async function listGoals(db: Kysely<Schema>, owner: GoalOwner): Promise<Goal[]> {
  const rows = await db.selectFrom("goals").select(["metric", "target", "since"])
    .where(...ownedBy(owner)).orderBy("id").execute();
  return rows.map(({ metric, target, since }) => ({
    metric: metric as GoalMetric,
    target,
    since: since.toISOString(),
  }));
}

/** Lists the goals of an agent's team; none without a team. */
export async function listTeamGoalsOf(db: Kysely<Schema>, agentRowId: number): Promise<Goal[]> {
  const agent = await db.selectFrom("agents").select("team_id").where("id", "=", agentRowId)
    .executeTakeFirst();
  const team = agent?.team_id ?? null;
  return team === null ? [] : await listGoals(db, { team });
}

/** Sets a goal, over the one that the owner has for the metric. */
export async function storeGoal(
  db: Kysely<Schema>,
  owner: GoalOwner,
  { metric, target, since }: Omit<Goal, "since"> & { readonly since: Date },
): Promise<void> {
  const [column, , id] = ownedBy(owner);
  await db.insertInto("goals")
    .values({ team_id: null, agent_id: null, [column]: id, metric, target, since })
    .onConflict((conflict) => conflict.columns([column, "metric"]).doUpdateSet({ target, since }))
    .execute();
}

/** Removes a goal. @returns whether there was one */
export async function deleteGoal(
  db: Kysely<Schema>,
  owner: GoalOwner,
  metric: GoalMetric,
): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("goals").where(...ownedBy(owner))
    .where("metric", "=", metric).executeTakeFirst();
  return numDeletedRows > 0n;
}

function ownedBy(owner: GoalOwner): ["team_id" | "agent_id", "=", number] {
  return "team" in owner ? ["team_id", "=", owner.team] : ["agent_id", "=", owner.agent];
}
