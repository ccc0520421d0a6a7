/** What can become of an event when it is scored. */
export const OUTCOMES = ["scored", "recorded", "capped", "reversed"] as const;
export type OutcomeStatus = typeof OUTCOMES[number];
