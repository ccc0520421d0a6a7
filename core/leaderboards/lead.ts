import type { PeriodScore } from "./views.ts";

/** Who is known to lead a board of one period; nobody: `agent` null and 0 points. */
export interface Lead {
  readonly agent: string | null;
  readonly points: number;
}

/** A new absolute score on the board; 0 points take the agent off it. */
export interface ScoreMove extends Pick<PeriodScore, "points"> {
  readonly agent: string;
}

/**
 * Whether somebody else may lead a board after some scores have moved, so that it must be looked at.
 * Most moves are of people further down, or of a leader who gets even further ahead.
 * @param moves in the order in which they happened
 */
export function mayChangeLead(known: Lead, moves: readonly ScoreMove[]): boolean {
  return moves.some(({ agent, points }) =>
    agent === known.agent ? points < known.points : points > 0 && points >= known.points
  );
}

/** The lead after moves that cannot have changed who leads. */
export function raiseLead<T extends Lead>(known: T, moves: readonly ScoreMove[]): T {
  const last = moves.findLast(({ agent }) => agent === known.agent);
  return last ? { ...known, points: last.points } : known;
}
