import { type Kysely, sql } from "kysely";
import type { ReportDelivery } from "@/core/reports/views.ts";
import type { WithMoments } from "@/core/shapes.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { isoTime } from "@/db/postgres/unnest.ts";

/** One report to one recipient; times in milliseconds since the epoch. */
export type StoredReportDelivery = WithMoments<ReportDelivery, "nextAttemptAt" | "sentAt", number>;

const at = (time: number) => sql`${isoTime(time)}::timestamptz`;

/**
 * Queues a week's report for recipients that do not have it, and gives up what still waits of earlier
 * weeks.
 * @returns how many were queued
 */
export async function queueReport(
  db: Kysely<Schema>,
  { schedule, week, recipients, now }: {
    readonly schedule: number;
    readonly week: string;
    readonly recipients: readonly string[];
    readonly now: number;
  },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO report_deliveries (schedule_id, week, recipient, next_attempt_at, created_at)
    SELECT ${schedule}, ${week}, r.recipient, ${at(now)}, ${at(now)}
    FROM unnest(${recipients}::text[]) AS r(recipient)
    ON CONFLICT (schedule_id, week, recipient) DO NOTHING RETURNING id`.execute(db);
  if (rows.length > 0) {
    await sql`UPDATE report_deliveries SET state = 'failed', next_attempt_at = NULL,
        error = 'A newer report replaced it: ' || coalesce(error, 'it was not sent in time.')
      WHERE schedule_id = ${schedule} AND week < ${week} AND state = 'pending'`.execute(db);
  }
  return rows.length;
}

/** A report that was claimed for sending. */
export interface ClaimedReport {
  readonly id: number;
  readonly scheduleId: number;
  readonly week: string;
  readonly recipient: string;
  /** The number of the claim; only the latest claim may write an outcome. */
  readonly claim: number;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
}

/** Claims the report that has waited longest; one that another instance is claiming is left out. */
export async function claimReport(
  db: Kysely<Schema>,
  { now, leasedUntil }: { readonly now: number; readonly leasedUntil: number },
): Promise<ClaimedReport | undefined> {
  const { rows } = await sql<ClaimedReport>`
    UPDATE report_deliveries d SET state = 'sending', next_attempt_at = NULL,
      leased_until = ${at(leasedUntil)}, claims = d.claims + 1, attempts = d.attempts + 1
    FROM (SELECT r.id FROM report_deliveries r JOIN report_schedules s ON s.id = r.schedule_id
      WHERE r.state = 'pending' AND r.next_attempt_at <= ${at(now)} AND NOT s.is_paused
      ORDER BY r.next_attempt_at, r.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED) due
    WHERE d.id = due.id
    RETURNING d.id, d.schedule_id AS "scheduleId", d.week, d.recipient, d.claims AS claim,
      d.attempts AS attempt`.execute(db);
  return rows[0];
}

/** How an attempt ended. */
export interface ReportOutcome {
  readonly state: "pending" | "sent" | "failed" | "unknown";
  /** Only while pending. */
  readonly nextAttemptAt: number | null;
  readonly error: string | null;
  readonly at: number;
}

/** Stores how an attempt ended. @returns false when the claim is no longer the latest */
export async function finishReport(
  db: Kysely<Schema>,
  { id, claim }: Pick<ClaimedReport, "id" | "claim">,
  outcome: ReportOutcome,
): Promise<boolean> {
  const { nextAttemptAt } = outcome;
  const { numUpdatedRows } = await db.updateTable("report_deliveries").set({
    state: outcome.state,
    next_attempt_at: nextAttemptAt === null ? null : new Date(nextAttemptAt),
    leased_until: null,
    error: outcome.error,
    ...(outcome.state === "sent" ? { sent_at: new Date(outcome.at) } : {}),
  }).where("id", "=", id).where("claims", "=", claim).where("state", "=", "sending")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Marks what an instance was sending when it stopped: nobody knows whether it arrived.
 * @returns how many
 */
export async function abandonReports(
  db: Kysely<Schema>,
  { now, error }: { readonly now: number; readonly error: string },
): Promise<number> {
  const { rows } = await sql`UPDATE report_deliveries
    SET state = 'unknown', leased_until = NULL, error = ${error}
    WHERE state = 'sending' AND leased_until <= ${at(now)} RETURNING id`.execute(db);
  return rows.length;
}

/** Lets a report that failed, or whose outcome is unknown, be sent again. */
export async function requeueReport(
  db: Kysely<Schema>,
  { schedule, id, now }: { readonly schedule: number; readonly id: number; readonly now: number },
): Promise<boolean> {
  const { rows } = await sql`UPDATE report_deliveries
    SET state = 'pending', attempts = 0, next_attempt_at = ${at(now)}
    WHERE id = ${id} AND schedule_id = ${schedule} AND state IN ('failed', 'unknown') RETURNING id`
    .execute(db);
  return rows.length > 0;
}

interface Row {
  id: number;
  week: string;
  recipient: string;
  state: ReportDelivery["state"];
  attempts: number;
  error: string | null;
  next_attempt_at: Date | null;
  sent_at: Date | null;
}

/** Lists the deliveries of a schedule, newest first. */
export async function listReportDeliveries(
  db: Kysely<Schema>,
  schedule: number,
  page: { readonly limit: number; readonly before: number | null },
): Promise<StoredReportDelivery[]> {
  const { rows } = await sql<Row>`SELECT * FROM report_deliveries WHERE schedule_id = ${schedule}
    AND (${page.before === null}::boolean OR id < ${page.before ?? 0})
    ORDER BY id DESC LIMIT ${page.limit}`.execute(db);
  return rows.map((row) => ({
    id: row.id,
    week: row.week,
    recipient: row.recipient,
    state: row.state,
    attempts: row.attempts,
    error: row.error,
    nextAttemptAt: row.next_attempt_at?.getTime() ?? null,
    sentAt: row.sent_at?.getTime() ?? null,
  }));
}
