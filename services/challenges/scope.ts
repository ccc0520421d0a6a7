import type { Kysely } from "kysely";
import type { Challenge } from "@/core/challenges/challenges.ts";
import { findNamedAgents } from "@/db/challenges/managed.ts";
import { findAgentIds } from "@/db/agents/agents.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { ProblemError } from "@/services/problems/mod.ts";

/** Returns the teams whose challenges a viewer manages; null: all challenges. */
export function managedTeams(viewer: Viewer): readonly string[] | null {
  if (viewer.kind === "key" || viewer.role === "admin") return null;
  return viewer.teams;
}

/** Returns the first team or agent of an audience that is not of these teams, or undefined. */
export function firstForeign(
  audience: Challenge["audience"],
  teams: readonly string[],
  teamOfAgent: (agent: string) => string | null,
): string | undefined {
  if (audience === "everyone") return "everyone";
  if ("teams" in audience) return audience.teams.find((team) => !teams.includes(team));
  return audience.agents.find((agent) => {
    const team = teamOfAgent(agent);
    return team === null || !teams.includes(team);
  });
}

/**
 * Refuses a manager's challenge that is not only for teams that they manage and people in them. What
 * does not exist is answered like what belongs to others.
 * @throws {ProblemError} `not_your_team`
 */
export async function requireOwnAudience(
  db: Kysely<Schema>,
  viewer: Viewer,
  audience: Challenge["audience"],
): Promise<void> {
  const teams = managedTeams(viewer);
  if (teams === null) return;
  const names = typeof audience === "object" && "agents" in audience ? audience.agents : [];
  const ids = await findAgentIds(db, names);
  const agents = await findNamedAgents(db, [...ids.values()]);
  const teamOf = (name: string) => agents.get(ids.get(name) ?? "")?.team ?? null;
  const foreign = firstForeign(audience, teams, teamOf);
  if (foreign === undefined) return;
  const [path, message] = audience === "everyone"
    ? ["audience", "is everyone; choose teams that you manage, or people in them"]
    : "teams" in audience
    ? ["audience.teams", `names "${foreign}", which is not a team that you manage`]
    : ["audience.agents", `names "${foreign}", who is in no team that you manage`];
  throw new ProblemError({
    status: 403,
    code: "not_your_team",
    title: "Not your team",
    detail: `${path}: ${message}. An admin can make challenges for everybody.`,
    errors: [{ path, message }],
  });
}
