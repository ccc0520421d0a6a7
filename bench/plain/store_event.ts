/** Stores one event in one transaction. Events are scored in the order of arrival. */
import type pg from "pg";
import { type AchievementBook, weekStart } from "@/core/achievements/achievements.ts";
import { localDay } from "@/core/calendars/calendar.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import type { Period } from "@/core/leaderboards/views.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import type { LedgerEntry } from "@/core/scoring/ledger.ts";
import { levelForExperience, rankForLevel } from "@/core/scoring/levels.ts";
import { type AgentProgress, walkProgress } from "@/core/achievements/progress.ts";
import type { RuleVersion } from "@/core/rules/rules.ts";
import { objectIdOf } from "@/core/events/events.ts";
import {
  type DayState,
  EMPTY_DAY,
  NOTHING_CONFIGURED,
  scoreDay,
} from "@/core/scoring/score_day.ts";
import { earnsSpin, streakRef } from "@/core/spins/rights.ts";
import { NO_STREAK, type Streak } from "@/core/calendars/streak.ts";
import { reasonOf } from "@/core/explain/ledger_entry.ts";
import type { IncomingEvent } from "@/services/rewards/event.ts";

const TIME_ZONE = "UTC";

/** What the plain version reads once at its start. */
export interface PlainConfig {
  readonly versions: readonly RuleVersion[];
  readonly achievements: AchievementBook;
}

/** Stores and scores an event. Returns the answer. */
export async function storeEvent(
  pool: pg.Pool,
  event: IncomingEvent,
  config: PlainConfig,
): Promise<unknown> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const answer = await scoreInTransaction(client, event, config);
    await client.query("COMMIT");
    return answer;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

async function scoreInTransaction(
  client: pg.PoolClient,
  event: IncomingEvent,
  { versions, achievements }: PlainConfig,
): Promise<unknown> {
  const agent = await lockAgent(client, event.subject);
  const day = localDay(event.time, TIME_ZONE);
  const { state, streakBefore, week } = await readDays(client, agent.id, day);
  const walk = walkProgress(agent.progress, week, weekStart(day), achievements);
  for (const one of week) if (one.day < day) walk.add(one.day, one.state);
  const isTaken = await isObjectTaken(client, event);
  const scored = scoreDay(state, [event], {
    ...NOTHING_CONFIGURED,
    agent: event.subject,
    day,
    versions,
    streakBefore,
    achievements,
    progressBefore: walk.before(day),
    isObjectTaken: () => isTaken,
  });
  walk.add(day, scored.state);
  const outcome = scored.outcomes[0]!;
  const earned = scored.entries.reduce((sum, entry) => sum + entry.points, 0);
  const totalPoints = Number(agent.total_points) + earned;
  const experience = Number(agent.experience) + earned;
  const level = levelForExperience(experience);
  const answer = {
    id: event.id,
    source: event.source,
    status: outcome.status,
    points: outcome.points,
    breakdown: outcome.breakdown,
    ruleVersion: outcome.ruleVersion,
    agent: {
      id: event.subject,
      name: agent.name,
      totalPoints,
      experience,
      level,
      rank: rankForLevel(level),
      dailyStreak: scored.streak.length,
    },
  };

  const inserted = await client.query(
    `INSERT INTO events (source, event_id, type, agent_id, time, day, board_day, received_at, data,
      object_id, content_hash, rule_version, status, points, reason, answer)
    VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
    ON CONFLICT (source, event_id) DO NOTHING`,
    [
      ...[event.source, event.id, event.type, agent.id, new Date(event.time), day],
      ...[new Date(event.receivedAt), event.data, objectIdOf(event.data), event.contentHash],
      ...[outcome.ruleVersion, outcome.status, outcome.points, outcome.reason, answer],
    ],
  );
  if (inserted.rowCount === 0) return await readAnswer(client, event);
  for (const entry of scored.entries) {
    await client.query(
      `INSERT INTO reward_history (agent_id, points, reason, metadata, event_source, event_id, type,
        rule_version, time, day, board_day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
      [
        ...[agent.id, entry.points, reasonOf(entry).slice(0, 100)],
        { breakdown: entry.breakdown, title: entry.title, achievement: entry.achievement },
        ...[entry.source, entry.id, entry.type, entry.ruleVersion, new Date(entry.time), day],
      ],
    );
    if (entry.achievement !== undefined) await addAward(client, agent.id, entry);
  }
  if (earnsSpin(day, scored.streak)) {
    await addRight(client, agent.id, streakRef(day), event.time);
  }
  await client.query(
    `UPDATE agent_rewards SET total_points = $2, experience = $3, level = $4, daily_streak = $5,
      progress = $6, updated_at = CURRENT_TIMESTAMP WHERE agent_id = $1`,
    [agent.id, totalPoints, experience, level, scored.streak.length, walk.result()],
  );
  const { streak } = scored;
  await client.query(
    `INSERT INTO agent_days (agent_id, day, state, is_active, streak_length, streak_last_day,
      streak_freezes, last_time, last_source, last_event_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (agent_id, day) DO UPDATE SET state = excluded.state,
      is_active = excluded.is_active, streak_length = excluded.streak_length,
      streak_last_day = excluded.streak_last_day, streak_freezes = excluded.streak_freezes,
      last_time = excluded.last_time, last_source = excluded.last_source,
      last_event_id = excluded.last_event_id`,
    [
      ...[agent.id, day, scored.state, scored.state.firstPaidAt !== null, streak.length],
      ...[streak.lastDay, streak.freezes, new Date(event.time), event.source, event.id],
    ],
  );
  if (earned !== 0) {
    await addToBoards(client, {
      agentRowId: agent.id,
      agentId: event.subject,
      points: earned,
      time: event.time,
      periods: PERIOD_KINDS.map((kind) => periodOf(kind, day)),
    });
  }
  return answer;
}

interface AgentRow {
  readonly id: number;
  readonly name: string;
  readonly total_points: string;
  readonly experience: string;
  readonly level: number;
  readonly progress: AgentProgress;
}

/** Stores an award: the agent's achievement. */
async function addAward(
  client: pg.PoolClient,
  agentRowId: number,
  { achievement, time }: LedgerEntry,
): Promise<void> {
  await client.query(
    `INSERT INTO agent_achievements AS e
      (agent_id, achievement_id, current_progress, completed, completed_at, award_count)
    SELECT $1, a.id, a.required_progress, TRUE, $3, 1 FROM achievements a WHERE a.key = $2
    ON CONFLICT (agent_id, achievement_id) DO UPDATE SET award_count = e.award_count + 1`,
    [agentRowId, achievement, new Date(time)],
  );
}

async function addRight(client: pg.PoolClient, agentRowId: number, ref: string, time: number) {
  await client.query(
    "INSERT INTO spin_rights (agent_id, ref, earned_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [agentRowId, ref, new Date(time)],
  );
}

async function lockAgent(client: pg.PoolClient, key: string): Promise<AgentRow> {
  const { rows } = await client.query<AgentRow>(
    `SELECT a.id, a.name, r.total_points, r.experience, r.level, r.progress FROM agents a
    JOIN agent_rewards r ON r.agent_id = a.id WHERE a.key = $1 FOR UPDATE OF r`,
    [key],
  );
  if (!rows[0]) throw new Error(`there is no agent ${key}`);
  return rows[0];
}

/** Reads the day, the streak before it, and the days of the week so far. */
async function readDays(client: pg.PoolClient, agentRowId: number, day: string) {
  const { rows } = await client.query<DayRow>(
    `SELECT day::text, state, streak_length, streak_last_day::text, streak_freezes FROM agent_days
    WHERE agent_id = $1 AND day <= $2 ORDER BY day DESC LIMIT 8`,
    [agentRowId, day],
  );
  const before = rows.find((row) => row.day < day);
  const streakBefore: Streak = before
    ? {
      length: before.streak_length,
      lastDay: before.streak_last_day,
      freezes: before.streak_freezes,
    }
    : NO_STREAK;
  return {
    state: rows.find((row) => row.day === day)?.state ?? EMPTY_DAY,
    streakBefore,
    week: rows.filter((row) => row.day >= weekStart(day)).reverse(),
  };
}

interface DayRow {
  readonly day: string;
  readonly state: DayState;
  readonly streak_length: number;
  readonly streak_last_day: string | null;
  readonly streak_freezes: number;
}

async function isObjectTaken(client: pg.PoolClient, event: IncomingEvent): Promise<boolean> {
  const objectId = objectIdOf(event.data);
  if (objectId === null || !["new_contact", "lead_qualified"].includes(event.type)) return false;
  const { rows } = await client.query(
    "SELECT 1 FROM events WHERE type = $1 AND source = $2 AND object_id = $3 LIMIT 1",
    [event.type, event.source, objectId],
  );
  return rows.length > 0;
}

async function readAnswer(client: pg.PoolClient, event: IncomingEvent): Promise<unknown> {
  const { rows } = await client.query(
    "SELECT answer FROM events WHERE source = $1 AND event_id = $2",
    [event.source, event.id],
  );
  return { ...rows[0].answer, status: "duplicate" };
}

/** Updates all four boards with one statement, which is an obvious optimization. */
async function addToBoards(
  client: pg.PoolClient,
  score: {
    readonly agentRowId: number;
    readonly agentId: string;
    readonly points: number;
    readonly time: number;
    readonly periods: readonly Period[];
  },
): Promise<void> {
  const { agentRowId, agentId, points, time, periods } = score;
  const rows = periods.map((_, i) => `($${i * 2 + 5}, $${i * 2 + 6}, $1, $2, $3, $4)`);
  await client.query(
    `INSERT INTO leaderboard_scores AS s (kind, period_start, agent_id, agent_key, points, reached_at)
    VALUES ${rows.join(", ")} ON CONFLICT (kind, period_start, agent_id) DO UPDATE SET
      points = s.points + excluded.points, reached_at = greatest(s.reached_at, excluded.reached_at)`,
    [
      ...[agentRowId, agentId, points, new Date(time)],
      ...periods.flatMap(({ kind, start }) => [kind, start]),
    ],
  );
}
