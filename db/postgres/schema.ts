import type { Generated, JSONColumnType } from "kysely";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { AuditSchema } from "./schema_audit.ts";
import type { CalendarsSchema } from "./schema_calendars.ts";
import type { BigInt, CreatedAt, DateText, Timestamp } from "./schema_columns.ts";
import type { EngagementSchema } from "./schema_engagement.ts";
import type { FairnessSchema } from "./schema_fairness.ts";
import type { EventTypesSchema } from "./schema_event_types.ts";
import type { GoalsSchema } from "./schema_goals.ts";
import type { IntegrationsSchema } from "./schema_integrations.ts";
import type { InvitationsSchema } from "./schema_invitations.ts";
import type { MetricsSchema } from "./schema_metrics.ts";
import type { PerformanceSchema } from "./schema_performance.ts";
import type { NotificationsSchema } from "./schema_notifications.ts";
import type { ProfileSchema } from "./schema_profile.ts";
import type { PrivacySchema } from "./schema_privacy.ts";
import type { RulesSchema } from "./schema_rules.ts";
import type { PushSchema } from "./schema_push.ts";
import type { ReportsSchema } from "./schema_reports.ts";
import type { ScoringSchema } from "./schema_scoring.ts";
import type { TechnicalSchema } from "./schema_technical.ts";
import type { TwoFactorSchema } from "./schema_two_factor.ts";
import type { WallLinksSchema } from "./schema_wall_links.ts";
import type { WebhooksSchema } from "./schema_webhooks.ts";
import type { WindowsSchema } from "./schema_windows.ts";

export interface TeamTable {
  id: Generated<number>;
  key: string;
  name: string;
  leave_needs_approval: Generated<boolean>;
  /** Whether it belongs to the sample data. */
  is_sample: Generated<boolean>;
  /** The shared calendar that the team uses. */
  calendar_id: number | null;
  created_at: CreatedAt;
}

export interface AgentTable {
  id: Generated<number>;
  key: string;
  name: string;
  email: string | null;
  team_id: number | null;
  time_zone: string | null;
  hidden: Generated<boolean>;
  /** Whether the agent is in a holdout today; then not shown on boards. */
  is_held_out: Generated<boolean>;
  /** `[{"from": day, "team": id or null}]`, oldest first. */
  team_history: JSONColumnType<unknown[], string | undefined>;
  /** The agent that this one was merged into; this one then has no data of its own. */
  merged_into: number | null;
  /** Since then the agent no longer works here: not offered, and not shown on boards. */
  deactivated_at: Timestamp | null;
  /** Whether it belongs to the sample data. */
  is_sample: Generated<boolean>;
  /** The result of `searchText`; null: the name and the key are searched as they are. */
  search_text: string | null;
  created_at: CreatedAt;
  updated_at: CreatedAt;
}

export interface AgentAliasTable {
  /** Normalized, see core/identity.ts. */
  alias: string;
  agent_id: number;
  /** Whether it is the id of an agent that was merged. */
  is_former_id: Generated<boolean>;
  /** The result of `plainText`. */
  search_text: string | null;
  created_at: CreatedAt;
}

export interface IdentityCollisionTable {
  id: Generated<number>;
  kind: string;
  stored: string;
  became: string | null;
  same_as: string | null;
  created_at: CreatedAt;
}

export interface AgentRewardsTable {
  id: Generated<number>;
  agent_id: number;
  total_points: BigInt;
  level: Generated<number>;
  experience: BigInt;
  daily_streak: Generated<number>;
  last_login: Timestamp | null;
  /** See core/achievements/progress.ts. */
  progress: JSONColumnType<Record<string, unknown>, string | undefined>;
  /** Rises with every scoring. */
  version: BigInt;
  created_at: CreatedAt;
  updated_at: CreatedAt;
}

export interface AchievementTable {
  id: Generated<number>;
  title: string;
  description: string | null;
  points: number;
  category: string | null;
  required_progress: number | null;
  icon_name: string | null;
  difficulty_tier: Generated<number>;
  key: string;
  family: string;
  metric: JSONColumnType<Record<string, unknown>>;
  span: string | null;
  repeatable: Generated<boolean>;
  secret: Generated<boolean>;
  retired_from: DateText | null;
  /** Counts the changes by admins. */
  revision: Generated<number>;
  /** Only work from this day on counts; null: all work. */
  starts_on: DateText | null;
  /** The key of the achievement that it replaced. */
  replaces: string | null;
  created_at: CreatedAt;
}

export interface AgentAchievementTable {
  id: Generated<number>;
  agent_id: number;
  achievement_id: number;
  current_progress: Generated<number>;
  completed: Generated<boolean>;
  completed_at: Timestamp | null;
  award_count: Generated<number>;
  created_at: CreatedAt;
}

export interface ChallengeTable {
  id: Generated<number>;
  title: string;
  description: string | null;
  reward_points: number;
  required_progress: number | null;
  challenge_type: string | null;
  difficulty_multiplier: Generated<string>;
  start_date: Timestamp | null;
  end_date: Timestamp | null;
  key: string;
  metric: JSONColumnType<Record<string, unknown>>;
  audience: JSONColumnType<Record<string, unknown>>;
  joining: string;
  max_winners: number | null;
  settled_at: Timestamp | null;
  needs_settling: Generated<boolean>;
  canceled_at: Timestamp | null;
  /** Why it was canceled, as participants read it. */
  cancel_reason: string | null;
  /** Counts the changes by managers and admins. */
  revision: Generated<number>;
  created_at: CreatedAt;
}

export interface AgentChallengeTable {
  id: Generated<number>;
  agent_id: number;
  challenge_id: number;
  current_progress: Generated<number>;
  completed: Generated<boolean>;
  completed_at: Timestamp | null;
  points_earned: Generated<number>;
  joined_at: Timestamp | null;
  team_id: number | null;
  /** Time of the event that brought the progress to its value. */
  last_time: Timestamp | null;
  place: number | null;
  /** How often the reward was paid again. */
  revision: Generated<number>;
  paid_event_id: string | null;
  created_at: CreatedAt;
}

export interface RewardHistoryTable {
  id: Generated<number>;
  agent_id: number;
  points: number;
  reason: string | null;
  metadata: JSONColumnType<Record<string, unknown>> | null;
  created_at: CreatedAt;
  event_source: string;
  event_id: string;
  type: string;
  rule_version: number;
  time: Timestamp;
  day: DateText;
  board_day: DateText;
  /** The entry that this one voids. */
  voids: number | null;
  /** Whether a later entry voided this one. */
  is_void: Generated<boolean>;
}

export interface EventTable {
  id: Generated<number>;
  source: string;
  event_id: string;
  type: string;
  agent_id: number;
  time: Timestamp;
  day: DateText;
  board_day: DateText;
  received_at: CreatedAt;
  data: JSONColumnType<Record<string, unknown>>;
  object_id: string | null;
  content_hash: string;
  key_id: number | null;
  rule_version: number;
  status: string;
  points: number;
  reason: string | null;
  answer: JSONColumnType<Record<string, unknown>>;
  is_reversed: Generated<boolean>;
}

export interface AgentDayTable {
  agent_id: number;
  day: DateText;
  state: JSONColumnType<Record<string, unknown>>;
  is_active: boolean;
  streak_length: number;
  streak_last_day: DateText | null;
  streak_freezes: number;
  last_time: Timestamp;
  last_source: string;
  last_event_id: string;
  is_measured: Generated<boolean>;
  is_spread: Generated<boolean>;
  measured_at: Timestamp | null;
}

export interface LeaderboardScoreTable {
  kind: PeriodKind;
  period_start: DateText;
  agent_id: number;
  agent_key: string;
  points: number;
  reached_at: Timestamp;
}

export interface OutboxTable {
  id: Generated<number>;
  position: number | null;
  messages: JSONColumnType<unknown[]>;
  created_at: CreatedAt;
}

export interface RelayStateTable {
  id: number;
  /** Position of the last outbox row in relay order. */
  position: number;
}

export interface IntegrationKeyTable {
  id: Generated<number>;
  name: string;
  prefix: string;
  hash: string;
  scopes: string[];
  creates_agents: Generated<boolean>;
  created_at: CreatedAt;
  last_used_at: Timestamp | null;
  revoked_at: Timestamp | null;
}

export interface UserTable {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  /** The hash of the person's own picture, in the table `pictures`. */
  picture: string | null;
  role: Generated<"agent" | "manager" | "admin">;
  agent_id: number | null;
  is_demo: Generated<boolean>;
  /** Since then the person cannot sign in. */
  deactivated_at: Timestamp | null;
  two_factor_enabled: Generated<boolean>;
  preferences: JSONColumnType<Record<string, unknown>, string | undefined>;
  /** When the person finished or left the tour of the desk. */
  toured_at: Timestamp | null;
  /** Stays when the sessions have ended. */
  last_sign_in_at: Timestamp | null;
  created_at: CreatedAt;
  updated_at: CreatedAt;
}

export interface SessionTable {
  id: string;
  token: string;
  user_id: string;
  expires_at: Timestamp;
  ip_address: string | null;
  user_agent: string | null;
  created_at: CreatedAt;
  updated_at: CreatedAt;
}

export interface AccountTable {
  id: string;
  user_id: string;
  provider_id: string;
  account_id: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Timestamp | null;
  refresh_token_expires_at: Timestamp | null;
  scope: string | null;
  created_at: CreatedAt;
  updated_at: CreatedAt;
}

export interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Timestamp;
  created_at: CreatedAt;
  updated_at: CreatedAt;
}

export interface TeamManagerTable {
  user_id: string;
  team_id: number;
}

export interface SettingTable {
  key: string;
  value: string;
  created_at: CreatedAt;
}

/** Notes for the person who migrates; see db/migration_notes.ts. */
export interface MigrationNoteTable {
  id: Generated<number>;
  migration: string;
  note: string;
  created_at: CreatedAt;
}

/** All of Laurel's tables, as Kysely sees them. */
export interface Schema
  extends
    CalendarsSchema,
    ScoringSchema,
    IntegrationsSchema,
    WebhooksSchema,
    MetricsSchema,
    PerformanceSchema,
    AuditSchema,
    EventTypesSchema,
    TwoFactorSchema,
    ProfileSchema,
    NotificationsSchema,
    PushSchema,
    ReportsSchema,
    RulesSchema,
    InvitationsSchema,
    WallLinksSchema,
    PrivacySchema,
    EngagementSchema,
    FairnessSchema,
    GoalsSchema,
    TechnicalSchema,
    WindowsSchema {
  teams: TeamTable;
  agents: AgentTable;
  agent_aliases: AgentAliasTable;
  identity_collisions: IdentityCollisionTable;
  agent_rewards: AgentRewardsTable;
  achievements: AchievementTable;
  agent_achievements: AgentAchievementTable;
  challenges: ChallengeTable;
  agent_challenges: AgentChallengeTable;
  reward_history: RewardHistoryTable;
  events: EventTable;
  agent_days: AgentDayTable;
  leaderboard_scores: LeaderboardScoreTable;
  outbox: OutboxTable;
  relay_state: RelayStateTable;
  integration_keys: IntegrationKeyTable;
  users: UserTable;
  sessions: SessionTable;
  accounts: AccountTable;
  verifications: VerificationTable;
  team_managers: TeamManagerTable;
  settings: SettingTable;
  migration_notes: MigrationNoteTable;
}
