import type { Achievement } from "./achievements.ts";

/** An achievement as its agent sees it. Secret ones that are not earned yet are left out of lists. */
export interface AchievementView {
  readonly key: string;
  readonly family: string;
  readonly title: string;
  readonly description: string;
  readonly category: Achievement["category"];
  readonly icon: string;
  readonly tier: number;
  readonly points: number;
  readonly target: number;
  /** Counted so far, at most `target`; for repeatable ones towards the next award. */
  readonly progress: number;
  readonly span: "day" | "week" | null;
  readonly isRepeatable: boolean;
  readonly isSecret: boolean;
  /** How often it was awarded. */
  readonly awards: number;
  /** ISO 8601, time of the work that earned it first; null while it is not earned. */
  readonly earnedAt: string | null;
}

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
  /** Null: whoever has most at the end. */
  readonly target: number | null;
  /** What the viewer (or their team) has counted. */
  readonly progress: number;
  /** The viewer's own part, in a team challenge. */
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
  /** The place that was paid, or null. */
  readonly place: number | null;
  readonly pointsEarned: number;
  readonly standings: readonly ChallengeStanding[];
}

export type PrizeKind = "points" | "boost" | "streak_freeze" | "badge" | "nothing";

/** A field of the wheel as agents see it. */
export interface WheelField {
  readonly key: string;
  readonly title: string;
  readonly kind: PrizeKind;
  /** Whole number; its share of the sum of weights is its chance. */
  readonly weight: number;
}

/** A spin, with everything that it takes to verify it once the seed is known. */
export interface SpinView {
  readonly id: string;
  readonly agent: string;
  /** Day of the seed, in the organization's zone. */
  readonly day: string;
  /** ISO 8601. */
  readonly time: string;
  readonly prize: WheelField & { readonly value: number };
  /** The prizes that were in the draw, in the order of the draw. */
  readonly candidates: readonly WheelField[];
  readonly wheelVersion: number;
  /** SHA-256 of the day's seed, hex; shown before the spin. */
  readonly commitment: string;
  /** Hex; null until the day is over. */
  readonly seed: string | null;
  /** What was signed: `agent:spinId`. */
  readonly message: string;
  /** HMAC-SHA256(seed, message), hex. */
  readonly digest: string;
}

/** What the wheel's window needs. */
export interface SpinState {
  /** Spins the agent may make now. */
  readonly rights: number;
  readonly wheel: readonly WheelField[];
  readonly today: string;
  readonly commitment: string;
  /** Newest first. */
  readonly recent: readonly SpinView[];
}
