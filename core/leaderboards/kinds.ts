/** Kinds of board periods. Weeks are ISO weeks, from Monday. */
export const PERIOD_KINDS = ["day", "week", "month", "all"] as const;
export type PeriodKind = typeof PERIOD_KINDS[number];

/** How equal points are numbered: 1-2-2-4 (standard) or 1-2-2-3 (dense). */
export const RANK_STYLES = ["standard", "dense"] as const;
export type RankStyle = typeof RANK_STYLES[number];

/**
 * What the Leaderboard window shows: all agents of a period, those of one's team, those around one's
 * own place, teams against each other, or one's own ranks in the last periods.
 */
export const BOARD_VIEWS = ["everyone", "team", "around", "teams", "ranks"] as const;
export type BoardView = typeof BOARD_VIEWS[number];
