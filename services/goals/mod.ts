import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import { type GoalMetric, targetProblem } from "@/core/goals/metrics.ts";
import type { Goal, OwnGoals } from "@/core/goals/views.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { findTeam } from "@/db/agents/teams.ts";
import {
  deleteGoal,
  type GoalOwner,
  listGoals,
  listTeamGoalsOf,
  storeGoal,
} from "@/db/goals/goals.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { invalidField } from "@/services/problems/admin.ts";

/** Whose goals are read or set: an agent's or a team's, by id. */
export type GoalsOf = { readonly agent: string } | { readonly team: string };

/** Daily goals of agents and teams. */
export interface Goals {
  /** Returns an agent's own goals and those of the team; undefined when there is no such agent. */
  ofAgent(id: string): Promise<OwnGoals | undefined>;
  /** Lists a team's goals; undefined when no team that the viewer may see has this id. */
  ofTeam(viewer: Viewer, id: string): Promise<Goal[] | undefined>;
  /**
   * Sets a goal, over the one before.
   * @returns undefined when nobody that the viewer may set goals for has this id
   * @throws {ProblemError} `validation_failed`
   */
  set(
    viewer: Viewer,
    of: GoalsOf,
    goal: { readonly metric: GoalMetric; readonly target: number },
  ): Promise<Goal | undefined>;
  /** Removes a goal. @returns whether there was one that the viewer may remove */
  remove(viewer: Viewer, of: GoalsOf, metric: GoalMetric): Promise<boolean>;
}

/** Opens the use cases of daily goals. */
export function openGoals(
  { db, clock }: { readonly db: Kysely<Schema>; readonly clock: Clock },
): Goals {
  /** Agents set their own goals; managers those of their teams, admins and keys those of all. */
  async function ownerOf(viewer: Viewer, of: GoalsOf): Promise<GoalOwner | undefined> {
    if ("agent" in of) {
      const isMine = viewer.kind === "person" && viewer.agent === of.agent;
      const agent = isMine ? await findAgent(db, of.agent) : undefined;
      return agent && { agent: agent.rowId };
    }
    const isMine = viewer.kind === "key" || viewer.role === "admin" ||
      (viewer.role === "manager" && viewer.teams.includes(of.team));
    const team = isMine ? await findTeam(db, of.team) : undefined;
    return team && { team: team.rowId };
  }

  return {
    async ofAgent(id) {
      const agent = await findAgent(db, id);
      if (!agent) return undefined;
      const [own, team] = await Promise.all([
        listGoals(db, { agent: agent.rowId }),
        listTeamGoalsOf(db, agent.rowId),
      ]);
      return { own, team };
    },
    async ofTeam(viewer, id) {
      const owner = await ownerOf(viewer, { team: id });
      return owner && await listGoals(db, owner);
    },
    async set(viewer, of, { metric, target }) {
      const owner = await ownerOf(viewer, of);
      if (!owner) return undefined;
      const problem = targetProblem(metric, target);
      if (problem !== null) throw invalidField("target", problem);
      const since = new Date(clock());
      await storeGoal(db, owner, { metric, target, since });
      return { metric, target, since: since.toISOString() };
    },
    async remove(viewer, of, metric) {
      const owner = await ownerOf(viewer, of);
      return owner !== undefined && await deleteGoal(db, owner, metric);
    },
  };
}
