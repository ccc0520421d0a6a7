import type { PeriodScore } from "./views.ts";

/**
 * The known leader of a board of one period. Without a leader, `agent` is null and `points` is 0.
 */
export interface Lead {
  readonly agent: string | null;
  readonly points: number;
}

/** A new absolute score on the board; 0 points remove the agent from it. */
export interface ScoreMove extends Pick<PeriodScore, "points"> {
  readonly agent: string;
}

/**
 * Returns whether some score changes may have changed the leader, so that the board must be read.
 * Most changes concern agents further down, or a leader whose lead grows.
 * @param moves in the order in which they happened
 */
export function mayChangeLead(known: Lead, moves: readonly ScoreMove[]): boolean {
  return moves.some(({ agent, points }) =>
    agent === known.agent ? points < known.points : points > 0 && points >= known.points
  );
}

/** Returns the lead after changes that cannot have changed the leader. */
export function raiseLead<T extends Lead>(known: T, moves: readonly ScoreMove[]): T {
  const last = moves.findLast(({ agent }) => agent === known.agent);
  return last ? { ...known, points: last.points } : known;
}
