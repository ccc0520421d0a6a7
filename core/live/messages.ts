import { PeriodScore } from "@/core/leaderboards/views.ts";

import type { PeriodKind } from "@/core/leaderboards/leaderboard.ts";
import type { RankName } from "@/core/scoring/levels.ts";
import type { BreakdownStep } from "@/core/scoring/points.ts";
import type { ChallengeView } from "@/core/challenges/views.ts";
import type { SpinView } from "@/core/spins/views.ts";

/** An agent as answers and live messages show one. */
export interface AgentSnapshot {
  /** The id that integrations use. */
  readonly id: string;
  readonly name: string;
  readonly totalPoints: number;
  readonly experience: number;
  readonly level: number;
  readonly rank: RankName;
  readonly dailyStreak: number;
}

/** A ledger entry with its explanation, as the history and the live stream show it. */
export interface ExplainedEntry {
  /** Id of the ledger entry; 0 on the live stream, where `event` identifies it. */
  readonly id: number;
  readonly points: number;
  readonly type: string;
  /** What it was for: the name of the achievement, challenge or prize, or else the type in words. */
  readonly title: string;
  /** The arithmetic as a sentence. */
  readonly reason: string;
  readonly event: { readonly source: string; readonly id: string };
  readonly ruleVersion: number;
  readonly breakdown: readonly BreakdownStep[];
  /** ISO 8601, time of the work. */
  readonly time: string;
}

/** Ledger entries that changed an agent's points. */
export interface PointsMessage {
  readonly agent: AgentSnapshot;
  /** New or changed entries, oldest first. `corrected` holds the corrections of older ones. */
  readonly entries: readonly ExplainedEntry[];
  /** Net change of earlier entries, e.g. when a late event repaired a streak. */
  readonly corrected: number;
  /** The agent's points on every current or touched board period. */
  readonly scores: Readonly<Partial<Record<PeriodKind, readonly PeriodScore[]>>>;
}

export interface LevelUpMessage {
  readonly agent: { readonly id: string; readonly name: string };
  readonly previousLevel: number;
  readonly level: number;
  readonly previousRank: RankName;
  readonly rank: RankName;
}

/** An achievement that was just earned. Achievements for past days send no message. */
export interface AchievementMessage {
  readonly agent: { readonly id: string; readonly name: string };
  readonly achievement: {
    readonly key: string;
    readonly title: string;
    readonly icon: string;
    readonly tier: number;
    readonly points: number;
  };
  /** ISO 8601, time of the work. */
  readonly time: string;
}

/** An agent's progress in a challenge. */
export interface ChallengeMessage {
  readonly agent: { readonly id: string; readonly name: string };
  readonly challenge: {
    readonly id: string;
    readonly title: string;
    readonly kind: ChallengeView["kind"];
    readonly target: number | null;
  };
  /** What the agent alone added. */
  readonly progress: number;
  readonly isCompleted: boolean;
  /** Points paid when the challenge closed; 0 before. */
  readonly pointsEarned: number;
}

/** A spin of the agent, made in any tab and on any device. */
export interface SpinMessage {
  readonly agent: { readonly id: string; readonly name: string };
  readonly spin: SpinView;
  /** Spin rights that are left. */
  readonly rights: number;
}

/** Changed scores of all public boards; the values are absolute. */
export interface LeaderboardMessage {
  readonly changes: readonly {
    readonly agent: { readonly id: string; readonly name: string; readonly team: string | null };
    readonly scores: PointsMessage["scores"];
  }[];
}

/** The stream cannot replay the missed messages: the client must load the state again. */
export interface SyncMessage {
  readonly reason: "too_old" | "too_slow" | "unknown_position";
}

/** What the live stream carries, by message type. */
export interface LiveMessages {
  points: PointsMessage;
  level_up: LevelUpMessage;
  achievement: AchievementMessage;
  challenge: ChallengeMessage;
  spin: SpinMessage;
  leaderboard: LeaderboardMessage;
  sync: SyncMessage;
}

export type LiveType = keyof LiveMessages;

/**
 * A message as WebSocket clients receive it; on SSE, `id` and `type` are fields of the frame. The
 * id is the position of the connection after this message (`core/live/position.ts`).
 */
export type LiveFrame = {
  [T in LiveType]: { readonly id: string; readonly type: T; readonly data: LiveMessages[T] };
}[LiveType];
