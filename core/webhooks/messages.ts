import type { AchievementMessage, ChallengeMessage, LevelUpMessage } from "@/core/live/messages.ts";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";

/** What other systems can subscribe to. */
export const OUTGOING_TYPES = [
  "level_up",
  "achievement_earned",
  "challenge_completed",
  "leaderboard_lead",
] as const;
export type OutgoingType = typeof OUTGOING_TYPES[number];

/** How a subscriber gets a message: as Laurel's own JSON, or as one that Slack shows. */
export const OUTGOING_FORMATS = ["standard", "slack"] as const;
export type OutgoingFormat = typeof OUTGOING_FORMATS[number];

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The data of each message by its type. */
export interface OutgoingData {
  level_up: LevelUpMessage;
  achievement_earned: Omit<AchievementMessage, "time">;
  /** Told when the challenge is settled: late work counts and nothing has to be taken back. */
  challenge_completed: {
    readonly agent: Named;
    readonly challenge: ChallengeMessage["challenge"];
    readonly progress: number;
    readonly pointsEarned: number;
  };
  /** Somebody else than before leads the board of everybody. */
  leaderboard_lead: {
    readonly agent: Named;
    /** Who led before; null on a board that nobody was on. */
    readonly previous: Named | null;
    readonly period: { readonly kind: PeriodKind; readonly start: string };
    readonly points: number;
  };
  /** An admin asked for it, to see whether messages arrive. */
  test: { readonly message: string };
}

/** A message to subscribers; in this form it is the body of a delivery. */
export type OutgoingMessage = {
  [T in keyof OutgoingData]: {
    readonly type: T;
    /** ISO 8601: when it happened, not when it is sent. */
    readonly timestamp: string;
    readonly data: OutgoingData[T];
  };
}[keyof OutgoingData];
