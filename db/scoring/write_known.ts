import { type Kysely, sql } from "kysely";
import { addScores } from "@/db/leaderboards.ts";
import { saveDays } from "./agent_days.ts";
import { insertEvents } from "@/db/events/events.ts";
import { type EventIdentity } from "@/core/events/event_identity.ts";
import { insertBookings } from "./ledger.ts";
import { saveTotals } from "./locked_agents.ts";
import { type OutboxMessage, outboxRow } from "@/db/live/outbox.ts";
import { insertNotifications, type NewNotification } from "@/db/notifications/new_notifications.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertRights, type NewRight } from "@/db/spins/rights.ts";
import { type ArrayColumns, isoTime, unnest } from "@/db/postgres/unnest.ts";
import type { BatchWrites } from "./write_batch.ts";

/** An award with a new ledger entry, the first one or another one. */
export interface NewAward {
  readonly agentRowId: number;
  readonly achievementRowId: number;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** A batch that was scored from cached data. */
export interface KnownBatch extends BatchWrites {
  /** The number of the configuration that scored it. */
  readonly epoch: number;
  /** The versions of all its agents that it builds on. */
  readonly versions: readonly { readonly rowId: number; readonly version: number }[];
  readonly awards: readonly NewAward[];
  readonly rights: readonly NewRight[];
  readonly messages: readonly OutboxMessage[];
  /** What the agents are told. */
  readonly told: readonly NewNotification[];
}

// Errors that mean that the batch's cached data is outdated. The statement below raises a division
// by zero for this.
const OUTDATED = new Set(["22012", "23505", "40P01"]);

/**
 * Writes a batch and commits it in one statement, and so in one round trip, if everything that it
 * builds on is still valid: the configuration, every agent's version, and none of the events has
 * been stored or reversed meanwhile.
 * @returns false when something was outdated, and nothing was written
 */
export async function writeKnown(db: Kysely<Schema>, batch: KnownBatch): Promise<boolean> {
  const { events, versions } = batch;
  try {
    // When data changed while this statement waited for a lock, the row is missing from `turn` or
    // `held`, although the rest of the statement sees the database as it was before.
    await sql`WITH
        turn AS MATERIALIZED (
          SELECT 1 FROM scoring_epoch WHERE id = 1 AND epoch = ${batch.epoch} FOR SHARE
        ),
        held AS MATERIALIZED (
          SELECT 1 FROM ${unnest("q", versionColumns(versions))}
          JOIN agent_rewards r ON r.agent_id = q.agent_id AND r.version = q.version
          WHERE EXISTS (SELECT FROM turn) ORDER BY r.agent_id FOR UPDATE OF r
        ),
        taken_back AS (
          SELECT 1 FROM ${unnest("q", identityColumns(events))}
          JOIN reversals r ON r.source = q.source AND r.event_id = q.id
        ),
        checked AS MATERIALIZED (
          SELECT 1 / (CASE WHEN (SELECT count(*) FROM held) = ${versions.length}::int
            AND NOT EXISTS (SELECT FROM taken_back) THEN 1 ELSE 0 END) AS holds
        ),
        new_events AS (${insertEvents(events)} RETURNING 1),
        new_bookings AS (${insertBookings(batch.bookings)}),
        new_days AS (${saveDays(batch.days)}),
        new_totals AS (${saveTotals(batch.totals)}),
        new_scores AS (${addScores(batch.scores)}),
        new_awards AS (${addAwards(batch.awards)}),
        new_rights AS (${insertRights(batch.rights)}),
        new_notifications AS (${insertNotifications(batch.told)}),
        new_messages AS (${outboxRow(batch.messages)})
      SELECT 1 / (CASE WHEN (SELECT count(*) FROM new_events) = ${events.length}::int
        THEN (SELECT holds FROM checked) ELSE 0 END)`.execute(db);
    return true;
  } catch (error) {
    if (OUTDATED.has(String((error as { code?: unknown }).code))) return false;
    throw error;
  }
}

function versionColumns(versions: KnownBatch["versions"]): ArrayColumns {
  return {
    agent_id: ["int[]", versions.map((row) => row.rowId)],
    version: ["bigint[]", versions.map((row) => row.version)],
  };
}

function identityColumns(events: readonly EventIdentity[]): ArrayColumns {
  return {
    source: ["text[]", events.map((event) => event.source)],
    id: ["text[]", events.map((event) => event.id)],
  };
}

/** Counts new awards; nothing is voided here, so no stored award changes otherwise. */
function addAwards(awards: readonly NewAward[]) {
  const columns: ArrayColumns = {
    agent: ["int[]", awards.map((award) => award.agentRowId)],
    achievement: ["int[]", awards.map((award) => award.achievementRowId)],
    time: ["timestamptz[]", awards.map((award) => isoTime(award.time))],
  };
  return sql`INSERT INTO agent_achievements AS e
      (agent_id, achievement_id, current_progress, completed, completed_at, award_count)
    SELECT n.agent, n.achievement, a.required_progress, TRUE, min(n.time), count(*)
    FROM ${unnest("n", columns)}
    JOIN achievements a ON a.id = n.achievement GROUP BY n.agent, n.achievement, a.required_progress
    ON CONFLICT (agent_id, achievement_id) DO UPDATE SET
      completed_at = least(e.completed_at, excluded.completed_at),
      award_count = e.award_count + excluded.award_count`;
}
