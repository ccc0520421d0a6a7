import type { Kysely } from "kysely";
import { latestDue } from "@/core/reports/due.ts";
import type { WeeklyReport } from "@/core/reports/views.ts";
import type { Clock } from "@/core/clock.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import {
  abandonReports,
  type ClaimedReport,
  claimReport,
  finishReport,
  queueReport,
  type ReportOutcome,
} from "@/db/reports/deliveries.ts";
import { findSchedule, listSchedules, type StoredSchedule } from "@/db/reports/schedules.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import type { Language } from "@/core/language.ts";
import { languageFor } from "./language.ts";
import { composeReport } from "./compose.ts";
import { type ReportWays, sendReport, type SentReport, SLACK_RECIPIENT } from "./send.ts";

/** What the steps work with. */
export interface DeliveryOptions extends ReportWays {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly publicUrl: string | undefined;
  readonly makeReport: (
    schedule: StoredSchedule,
    week: string,
    language: Language,
  ) => Promise<WeeklyReport>;
}

// Longer than an attempt can take: an instance that holds a claim for this long has stopped.
const LEASE_MILLISECONDS = 180_000;
const MINUTE_MILLISECONDS = 60_000;
/** The pauses after the first, second … attempt that failed; after the last one the report has. */
const RETRY_DELAYS_MILLISECONDS = [1, 5, 30, 120].map((minutes) => minutes * MINUTE_MILLISECONDS);

const STOPPED = "Laurel stopped while it was sending. The report may have arrived, so it is not " +
  "sent again by itself.";
const UNHEARD = "It may have arrived, so it is not sent again by itself.";

/** Returns the steps that queue the reports that are due, and send what is queued. */
export function reportSteps(options: DeliveryOptions): JobStep[] {
  const { db, clock } = options;
  return [
    {
      name: "queue weekly reports",
      async run() {
        let queued = await abandonReports(db, { now: clock(), error: STOPPED });
        for (const schedule of await listSchedules(db, null)) {
          queued += await queueDue(db, schedule, clock(), options.timeZone);
        }
        return queued;
      },
    },
    {
      name: "send weekly reports",
      async run() {
        const now = clock();
        const claim = { now, leasedUntil: now + LEASE_MILLISECONDS };
        const claimed = await claimReport(db, claim);
        if (!claimed) return 0;
        await attempt(options, claimed);
        return 1;
      },
    },
  ];
}

/** Queues the newest report of a schedule when it is due. @returns how many recipients get it */
export async function queueDue(
  db: Kysely<Schema>,
  schedule: StoredSchedule,
  now: number,
  timeZone: string,
): Promise<number> {
  const due = latestDue(schedule, now, timeZone);
  if (schedule.isPaused || due.at <= schedule.activeFrom) return 0;
  const recipients = schedule.channel === "slack" ? [SLACK_RECIPIENT] : schedule.recipients;
  return await queueReport(db, { schedule: schedule.id, week: due.week, recipients, now });
}

async function attempt(options: DeliveryOptions, claimed: ClaimedReport): Promise<void> {
  const { db, clock, publicUrl, makeReport } = options;
  const schedule = await findSchedule(db, claimed.scheduleId);
  // Somebody has removed it, and its deliveries with it.
  if (!schedule) return;
  const language = await languageFor(db, schedule, claimed.recipient);
  const report = await makeReport(schedule, claimed.week, language);
  const message = composeReport(report, publicUrl, language);
  const sent = await sendReport(options, schedule, claimed.recipient, message);
  await finishReport(db, claimed, outcomeOf(sent, claimed.attempt, clock()));
}

function outcomeOf({ error, next }: SentReport, attempt: number, at: number): ReportOutcome {
  if (error === null) return { state: "sent", nextAttemptAt: null, error: null, at };
  if (next === "unknown") {
    return { state: "unknown", nextAttemptAt: null, error: `${error} ${UNHEARD}`, at };
  }
  const delay = next === "again" ? RETRY_DELAYS_MILLISECONDS[attempt - 1] : undefined;
  return delay === undefined
    ? { state: "failed", nextAttemptAt: null, error, at }
    : { state: "pending", nextAttemptAt: at + delay, error, at };
}
