import type { Viewer } from "@/services/auth/identity.ts";

/** Returns the ids of the teams that a viewer may report on; null: all, and the organization. */
export function teamsOf(viewer: Viewer): readonly string[] | null {
  if (viewer.kind === "key" || viewer.role === "admin") return null;
  return viewer.role === "manager" ? viewer.teams : [];
}

/** Whether a viewer may report on a team. @param team null: the whole organization */
export function mayReport(viewer: Viewer, team: string | null): boolean {
  const teams = teamsOf(viewer);
  return teams === null || (team !== null && teams.includes(team));
}
