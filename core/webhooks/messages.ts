import type { AchievementMessage, ChallengeMessage, LevelUpMessage } from "@/core/live/messages.ts";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";

/** The types of messages that other systems can subscribe to. */
export const OUTGOING_TYPES = [
  "level_up",
  "achievement_earned",
  "challenge_completed",
  "leaderboard_lead",
] as const;
export type OutgoingType = typeof OUTGOING_TYPES[number];

/** The format of a subscriber's messages: Laurel's own JSON, or a message that Slack displays. */
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
  /**
   * Sent when the challenge is settled: late work is counted by then, and nothing can be taken
   * back.
   */
  challenge_completed: {
    readonly agent: Named;
    readonly challenge: ChallengeMessage["challenge"];
    readonly progress: number;
    readonly pointsEarned: number;
  };
  /** Another agent now leads a board of all agents. */
  leaderboard_lead: {
    readonly agent: Named;
    /** The previous leader; null when the board was empty. */
    readonly previous: Named | null;
    readonly period: { readonly kind: PeriodKind; readonly start: string };
    readonly points: number;
  };
  /** An admin asked for this message, to see whether messages arrive. */
  test: { readonly message: string };
}

/** A message to subscribers; this form is the body of a delivery. */
export type OutgoingMessage = {
  [T in keyof OutgoingData]: {
    readonly type: T;
    /** ISO 8601, when the event happened (not when the message is sent). */
    readonly timestamp: string;
    readonly data: OutgoingData[T];
  };
}[keyof OutgoingData];
