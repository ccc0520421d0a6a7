export type ChallengeKind = "individual" | "team" | "head_to_head";

/** `grace`: over, but late events still count. */
export type ChallengeState = "upcoming" | "running" | "grace" | "closed" | "canceled";

/** A competitor of a challenge: an agent, or a team with the sum of its members. */
export interface ChallengeStanding {
  readonly position: number;
  readonly id: string;
  readonly name: string;
  readonly progress: number;
  /** ISO 8601, when the target was reached, or null. */
  readonly completedAt: string | null;
}

/** A challenge as an agent sees it. */
export interface ChallengeView {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly kind: ChallengeKind;
  readonly state: ChallengeState;
  /** Null: the competitor with the highest count at the end wins. */
  readonly target: number | null;
  /** The progress of the viewer; in a team challenge, of the viewer's team. */
  readonly progress: number;
  /** What the viewer alone added, in a team challenge. */
  readonly ownProgress: number;
  /** What winning pays, difficulty included. */
  readonly reward: number;
  readonly rewardPoints: number;
  readonly difficultyMultiplier: number;
  readonly maxWinners: number | null;
  /** ISO 8601. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** ISO 8601, when late events stop counting and rewards are paid. */
  readonly closesAt: string;
  readonly isJoined: boolean;
  readonly canJoin: boolean;
  readonly completedAt: string | null;
  /** The place for which the viewer was paid, or null. */
  readonly place: number | null;
  readonly pointsEarned: number;
  readonly standings: readonly ChallengeStanding[];
}
