/** What can become of an event when it is scored. */
export const OUTCOMES = ["scored", "recorded", "capped", "reversed"] as const;
export type OutcomeStatus = typeof OUTCOMES[number];

/** Why an event was only recorded: the agent was without Laurel on the day of the work. */
export const HOLDOUT_REASON = "holdout";
