/** Who competes in a challenge: everybody alone, teams, or two agents or more against each other. */
export const CHALLENGE_KINDS = ["individual", "team", "head_to_head"] as const;
export type ChallengeKind = typeof CHALLENGE_KINDS[number];

/** `grace`: over, but late events still count. */
export const CHALLENGE_STATES = ["upcoming", "running", "grace", "closed", "canceled"] as const;
export type ChallengeState = typeof CHALLENGE_STATES[number];

/** What somebody may change in a challenge, see `ChallengeDefinition`. */
export const CHANGE_RIGHTS = ["all", "words_and_later_end", "words", "nothing"] as const;
export type ChangeRights = typeof CHANGE_RIGHTS[number];

/** The lists in which managers look for challenges. */
export const CHALLENGE_TABS = ["running", "upcoming", "over", "canceled"] as const;
export type ChallengeTab = typeof CHALLENGE_TABS[number];
