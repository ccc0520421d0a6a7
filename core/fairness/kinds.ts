/** What detectors look for, and what it is called. */
export const KIND_TITLES = {
  burst: "Many events at once",
  ping_pong: "Stages back and forth",
  self_reversal: "Work taken back",
  points_per_hour: "Far ahead of peers",
  fast_replies: "Very fast replies",
} as const;

export type FindingKind = keyof typeof KIND_TITLES;
export const FINDING_KINDS = Object.keys(KIND_TITLES) as [FindingKind, ...FindingKind[]];

/** What a human can decide about a finding. */
export const DECISIONS = ["fine", "talked", "corrected"] as const;
export type Decision = typeof DECISIONS[number];

/** The longest reason of a decision. */
export const MAX_DECISION_LENGTH = 500;
