import { compareText } from "@/core/events/order.ts";
import type { RankStyle } from "./kinds.ts";
import { rankAfter } from "./leaderboard.ts";
import type { TeamBoardEntry } from "./views.ts";

/** The points of a team's active members in a period. */
export interface TeamPoints {
  readonly id: string;
  readonly name: string;
  readonly points: number;
  /** At least 1. */
  readonly activeMembers: number;
}

/**
 * Ranks teams by points per active member, so that a small team can lead. The rounded numbers are
 * compared: who sees the same number sees the same rank. Equal teams are ordered by name.
 */
export function rankTeams(teams: readonly TeamPoints[], style: RankStyle): TeamBoardEntry[] {
  const rows = teams.map(({ id, name, points, activeMembers }) => ({
    team: { id, name },
    pointsPerMember: Math.round(points * 10 / activeMembers) / 10,
    points,
    activeMembers,
  })).sort((a, b) =>
    b.pointsPerMember - a.pointsPerMember || compareText(a.team.name, b.team.name) ||
    compareText(a.team.id, b.team.id)
  );
  let previous: { points: number; rank: number } | undefined;
  return rows.map((row, index) => {
    const position = index + 1;
    const place = { points: row.pointsPerMember, position };
    const rank = previous ? rankAfter(previous, place, style) : 1;
    previous = { points: row.pointsPerMember, rank };
    return { position, rank, ...row };
  });
}
