/** The kinds of prizes. */
export const PRIZE_KINDS = ["points", "boost", "streak_freeze", "badge", "nothing"] as const;
