import { type Kysely, sql } from "kysely";
import type { QuietHours } from "@/core/notifications/quiet_hours.ts";
import type { Told } from "@/core/notifications/views.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { isoTime } from "@/db/postgres/unnest.ts";

const at = (time: number) => sql`${isoTime(time)}::timestamptz`;

/**
 * Queues what people were told for their browsers, except what they saw already. It looks at what was
 * told and not at ids, because a transaction with a smaller id can commit later.
 * @param since what is older is no news
 * @returns how many were queued
 */
export async function queuePushes(
  db: Kysely<Schema>,
  { now, since, serverKey, limit }: {
    readonly now: number;
    readonly since: number;
    readonly serverKey: string;
    readonly limit: number;
  },
): Promise<number> {
  const { numAffectedRows } = await sql`INSERT INTO push_deliveries
      (subscription_id, notification_id, next_attempt_at, created_at)
    SELECT s.id, n.id, ${at(now)}, ${at(now)} FROM push_subscriptions s
    JOIN sessions e ON e.id = s.session_id
    JOIN users u ON u.id = e.user_id
    JOIN notifications n ON n.agent_id = u.agent_id
    WHERE s.server_key = ${serverKey}
      AND n.created_at > ${at(since)} AND n.created_at >= s.created_at
      AND n.read_at IS NULL AND n.cleared_at IS NULL
      AND NOT EXISTS (SELECT FROM push_deliveries d
        WHERE d.subscription_id = s.id AND d.notification_id = n.id)
    ORDER BY n.id LIMIT ${limit}
    ON CONFLICT (subscription_id, notification_id) DO NOTHING`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Something that was claimed for sending, with all that decides whether it is still sent. */
export interface ClaimedPush {
  readonly id: number;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  readonly subscriptionId: number;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  /** The language of the page that subscribed. */
  readonly language: string;
  readonly preferences: Readonly<Record<string, unknown>>;
  readonly notificationId: number;
  readonly told: Told;
  readonly toldAt: number;
  /** Whether the person may see it, wants it, and has not seen it. */
  readonly isWanted: boolean;
  readonly quiet: QuietHours | null;
  /** Null: the organization's. */
  readonly timeZone: string | null;
}

interface ClaimedRow extends Omit<ClaimedPush, "told" | "toldAt" | "quiet"> {
  readonly kind: string;
  readonly data: unknown;
  readonly createdAt: Date;
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
}

/**
 * Claims what has waited longest. Instances skip what another one is claiming, and each claim is
 * committed before anything is sent.
 */
export async function claimPushes(
  db: Kysely<Schema>,
  { now, leasedUntil, limit }: {
    readonly now: number;
    readonly leasedUntil: number;
    readonly limit: number;
  },
): Promise<ClaimedPush[]> {
  const { rows } = await sql<ClaimedRow>`WITH claimed AS (
      UPDATE push_deliveries d SET state = 'sending', leased_until = ${at(leasedUntil)},
        attempts = d.attempts + 1
      FROM (SELECT id FROM push_deliveries
        WHERE state = 'pending' AND next_attempt_at <= ${at(now)}
        ORDER BY next_attempt_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED) due
      WHERE d.id = due.id RETURNING d.id, d.attempts, d.subscription_id, d.notification_id
    )
    SELECT c.id, c.attempts AS attempt, s.id AS "subscriptionId", s.endpoint, s.p256dh, s.auth,
      s.language, u.preferences, n.id AS "notificationId", n.kind, n.data,
      n.created_at AS "createdAt", q.quiet_from AS "quietFrom", q.quiet_to AS "quietTo",
      a.time_zone AS "timeZone",
      (e.expires_at > ${at(now)} AND u.deactivated_at IS NULL AND u.agent_id = n.agent_id
        AND NOT a.is_held_out AND a.deactivated_at IS NULL AND a.merged_into IS NULL
        AND n.read_at IS NULL AND n.cleared_at IS NULL
        AND (q.muted IS NULL OR n.kind <> ALL(q.muted))) IS TRUE AS "isWanted"
    FROM claimed c
    JOIN push_subscriptions s ON s.id = c.subscription_id
    JOIN sessions e ON e.id = s.session_id
    JOIN users u ON u.id = e.user_id
    JOIN notifications n ON n.id = c.notification_id
    JOIN agents a ON a.id = n.agent_id
    LEFT JOIN notification_settings q ON q.agent_id = a.id
    ORDER BY c.id`.execute(db);
  return rows.map(({ kind, data, createdAt, quietFrom: from, quietTo: to, ...row }) => ({
    ...row,
    told: { kind, data } as Told,
    toldAt: createdAt.getTime(),
    quiet: from === null || to === null ? null : { from, to },
  }));
}

/** Stores that a claim is over: it was sent, is not wanted, or cannot be sent. */
export async function finishPush(db: Kysely<Schema>, id: number): Promise<void> {
  await db.updateTable("push_deliveries").set({ state: "done", leased_until: null })
    .where("id", "=", id).where("state", "=", "sending").execute();
}

/** Lets a claim be tried again at a time. */
export async function retryPush(db: Kysely<Schema>, id: number, time: number): Promise<void> {
  await db.updateTable("push_deliveries")
    .set({ state: "pending", leased_until: null, next_attempt_at: new Date(time) })
    .where("id", "=", id).where("state", "=", "sending").execute();
}

/**
 * Gives up what an instance was sending when it stopped, because it may have arrived, and removes
 * what is done and older than `before`.
 * @returns how many were removed
 */
export async function tidyPushes(
  db: Kysely<Schema>,
  { now, before }: { readonly now: number; readonly before: number },
): Promise<number> {
  await sql`UPDATE push_deliveries SET state = 'done', leased_until = NULL
    WHERE state = 'sending' AND leased_until <= ${at(now)}`.execute(db);
  const { numAffectedRows } = await sql`DELETE FROM push_deliveries WHERE id IN (
    SELECT id FROM push_deliveries WHERE created_at < ${at(before)} AND state <> 'sending'
    ORDER BY created_at LIMIT 1000)`.execute(db);
  return Number(numAffectedRows ?? 0);
}
