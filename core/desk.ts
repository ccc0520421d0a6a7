import type { AchievementSummary } from "./achievements/summary.ts";
import type { Day } from "./calendars/calendar.ts";
import type { PeriodKind } from "./leaderboards/leaderboard.ts";
import type { AgentSnapshot, ExplainedEntry } from "./live/messages.ts";
import type { Board, PeriodScore } from "@/core/leaderboards/views.ts";
import type { LevelProgress } from "./scoring/levels.ts";
import type { ChallengeView } from "./challenges/views.ts";

/** What the desk shows about the agent who is signed in. */
export interface DeskAgent extends AgentSnapshot {
  readonly team: string | null;
  readonly levelProgress: LevelProgress;
  readonly freezes: number;
  /** The last seven days up to today, oldest first, for the streak window. */
  readonly week: readonly {
    readonly day: Day;
    readonly isWorkingDay: boolean;
    readonly isActive: boolean;
    /** Whether a freeze bridged the day: the agent missed it, and the streak went on. */
    readonly isFrozen: boolean;
  }[];
  /** The agent's points on the current boards. */
  readonly scores: Readonly<Record<PeriodKind, PeriodScore>>;
}

/** What the desk shows of rewards before the agent opens one of their windows. */
export interface DeskRewards {
  /** `secrets`: how many secret achievements the agent has not found yet. */
  readonly achievements: AchievementSummary & { readonly secrets: number };
  /** The challenges that are not closed, the soonest end first. */
  readonly challenges: readonly ChallengeView[];
  /** Spins the agent may make now. */
  readonly spinRights: number;
}

/**
 * Everything that the desk needs to paint for the first time. The live stream then keeps it current
 * from `position` on.
 */
export interface DeskData {
  /** Null for people who are not agents (managers, admins): they see only the boards. */
  readonly agent: DeskAgent | null;
  /** Null without an agent. */
  readonly rewards: DeskRewards | null;
  /** The newest ledger entries, newest first. */
  readonly feed: readonly ExplainedEntry[];
  readonly boards: Readonly<Record<PeriodKind, Board>>;
  /** The live position at which the data was read, for `/api/v1/stream?last_event_id=`. */
  readonly position: string;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** The current day in that time zone. */
  readonly today: Day;
}
