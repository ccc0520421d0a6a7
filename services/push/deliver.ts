import type { Kysely } from "kysely";
import type { Clock } from "@/core/clock.ts";
import { isQuiet } from "@/core/notifications/quiet_hours.ts";
import {
  type ClaimedPush,
  claimPushes,
  finishPush,
  queuePushes,
  retryPush,
  tidyPushes,
} from "@/db/push/deliveries.ts";
import { removeGone } from "@/db/push/subscriptions.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import type { Log } from "@/services/platform/log.ts";
import { readRetryAfter } from "@/services/webhooks/schedule.ts";
import type { Send, SendResult } from "@/services/webhooks/send.ts";
import { composePush, patienceOf } from "./message.ts";
import type { MakePushRequest } from "./request.ts";

/** What the steps work with. */
interface DeliveryOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly log: Log;
  readonly reportError: ReportError;
  /** The organization's time zone. */
  readonly timeZone: string;
  readonly send: Send;
  readonly makeRequest: MakePushRequest;
  /** Laurel's public key. */
  readonly serverKey: string;
}

const SECOND_MILLISECONDS = 1_000;
const MINUTE_MILLISECONDS = 60 * SECOND_MILLISECONDS;
/** What Laurel could not send for so long is no news; the notification center has it. */
const NEWS_MILLISECONDS = 60 * MINUTE_MILLISECONDS;
const KEPT_MILLISECONDS = 24 * 60 * MINUTE_MILLISECONDS;
const QUEUED_PER_PART = 1_000;
const SENT_PER_PART = 20;
// Longer than an attempt can take: an instance that holds a claim for this long has stopped.
const LEASE_MILLISECONDS = 2 * MINUTE_MILLISECONDS;
/** The pauses after the first, second … attempt that failed; after the last one it is given up. */
const RETRY_DELAYS_MILLISECONDS = [10, 60, 300, 1_200].map((one) => one * SECOND_MILLISECONDS);

/** Returns the steps that queue what people were told, and send what is queued. */
export function pushSteps(options: DeliveryOptions): JobStep[] {
  const { db, clock } = options;
  return [
    {
      name: "queue web push",
      async run() {
        const now = clock();
        await tidyPushes(db, { now, before: now - KEPT_MILLISECONDS });
        return await queuePushes(db, {
          now,
          since: now - NEWS_MILLISECONDS,
          serverKey: options.serverKey,
          limit: QUEUED_PER_PART,
        });
      },
    },
    {
      name: "send web push",
      async run() {
        const now = clock();
        const claimed = await claimPushes(db, {
          now,
          leasedUntil: now + LEASE_MILLISECONDS,
          limit: SENT_PER_PART,
        });
        await Promise.all(claimed.map((one) => attemptSafely(options, one)));
        return claimed.length;
      },
    },
  ];
}

/** One message that cannot be sent keeps no other one from being sent. */
async function attemptSafely(options: DeliveryOptions, claimed: ClaimedPush): Promise<void> {
  try {
    await attempt(options, claimed);
  } catch (error) {
    options.reportError("jobs", "a notification could not be sent by Web Push", error);
    await finishPush(options.db, claimed.id);
  }
}

async function attempt(options: DeliveryOptions, claimed: ClaimedPush): Promise<void> {
  const { db, clock, makeRequest, send } = options;
  const timeZone = claimed.timeZone ?? options.timeZone;
  const now = clock();
  const isOld = claimed.toldAt < now - NEWS_MILLISECONDS;
  // Quiet hours drop it as they drop banners: what rings in the morning is no news.
  if (!claimed.isWanted || isOld || isQuiet(claimed.quiet, now, timeZone)) {
    return await finishPush(db, claimed.id);
  }
  const message = composePush({ ...claimed, timeZone });
  const request = await makeRequest({
    ...claimed,
    ...patienceOf(claimed.told, now),
    text: JSON.stringify(message),
    topic: message.tag,
  }, now);
  await conclude(options, claimed, await send(request, new AbortController().signal));
}

async function conclude(
  { db, clock, log }: DeliveryOptions,
  { id, attempt, subscriptionId }: ClaimedPush,
  result: SendResult,
): Promise<void> {
  if (result.kind === "answered") {
    const { status } = result;
    if (status >= 200 && status < 300) return await finishPush(db, id);
    // The browser has unsubscribed, or the person took the permission back.
    if (status === 404 || status === 410) return await removeGone(db, subscriptionId);
    // Anything else between 400 and 499 says that the same message will be refused again.
    if (status !== 408 && status !== 429 && status < 500) {
      log.warn("a push service refused a message", { status, answer: result.text.slice(0, 200) });
      return await finishPush(db, id);
    }
  }
  const delay = RETRY_DELAYS_MILLISECONDS[attempt - 1];
  // A message that may have arrived is not sent twice.
  const mayHaveArrived = result.kind !== "answered" &&
    (result.kind === "canceled" || result.mayHaveArrived);
  if (delay === undefined || mayHaveArrived) return await finishPush(db, id);
  const asked = result.kind === "answered" ? readRetryAfter(result.retryAfter, clock()) : null;
  await retryPush(db, id, clock() + Math.max(delay, asked ?? 0));
}
