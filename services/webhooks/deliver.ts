import type { Kysely, Transaction } from "kysely";
import { slackMessage } from "@/integrations/slack/message.ts";
import { signStandard } from "@/integrations/standard/sign.ts";
import {
  claimDeliveries,
  type ClaimedDelivery,
  finishDelivery,
  releaseDelivery,
} from "@/db/webhooks/deliveries.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { disableEndpoint, noteFailure, noteSuccess } from "@/db/webhooks/endpoints.ts";
import type { Clock } from "@/core/clock.ts";
import type { JobStep } from "@/services/jobs/mod.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import type { Log } from "@/services/platform/log.ts";
import type { Sealer } from "@/services/platform/sealed.ts";
import { type DeliveryVerdict, judge } from "./judge.ts";
import type { OutgoingRequest, Send, SendResult } from "./send.ts";
import { SECRET_UNREADABLE } from "./settings.ts";

export interface DelivererOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly log: Log;
  readonly reportError: ReportError;
  readonly send: Send;
  readonly sealer: Sealer;
  /** Returns 0 to 1; spreads retries. */
  readonly random: () => number;
  /** Called with the time at which a delivery is to be tried again. */
  readonly onRetry: (at: number) => void;
}

/** Sends the deliveries that are due. */
export interface Deliverer {
  readonly step: JobStep;
  /** Looks for due deliveries now, also while the step waits for slow receivers. */
  wake(): void;
  /** Waits a moment for running requests, then cancels them. */
  close(): Promise<void>;
}

const MAX_SENDING = 32;
const MAX_PER_ENDPOINT = 4;
// Longer than an attempt can take: an instance that holds a claim for this long has died.
const LEASE_MILLISECONDS = 60_000;
const RECHECK_MILLISECONDS = 1_000;
const CLOSING_MILLISECONDS = 3_000;

// An endpoint that fails for this long, and this often, is turned off.
const FAILING_MILLISECONDS = 5 * 86_400_000;
const FAILING_ATTEMPTS = 10;

/** Opens the sending of deliveries. No transaction is open while it waits for a receiver. */
export function openDeliverer(options: DelivererOptions): Deliverer {
  const canceled = new AbortController();
  /** The running attempts with their endpoints. */
  const sending = new Map<Promise<void>, string>();
  let wakeUp = () => {};

  function begin(delivery: ClaimedDelivery): void {
    const task = attempt(options, delivery, canceled.signal)
      // The claim expires, and then any instance tries again.
      .catch((error) =>
        options.reportError("webhooks", "the outcome of a webhook could not be stored", error)
      )
      .finally(() => sending.delete(task));
    sending.set(task, delivery.endpoint.id);
  }

  return {
    step: {
      name: "deliver outgoing webhooks",
      async run() {
        const woken = new Promise<void>((resolve) => wakeUp = resolve);
        const claimed = await claim(options, sending);
        claimed.forEach(begin);
        if (sending.size === 0) return 0;
        if (claimed.length === 0) await firstOf([...sending.keys(), woken]);
        return Math.max(claimed.length, 1);
      },
    },
    wake: () => wakeUp(),
    async close() {
      wakeUp();
      const timer = setTimeout(() => canceled.abort(), CLOSING_MILLISECONDS);
      await Promise.all(sending.keys());
      clearTimeout(timer);
    },
  };
}

/** Waits for the first of these, at most one second. */
async function firstOf(awaited: readonly Promise<void>[]): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pause = new Promise<void>((resolve) => timer = setTimeout(resolve, RECHECK_MILLISECONDS));
  await Promise.race([...awaited, pause]);
  clearTimeout(timer);
}

/** Claims as many due deliveries as can be sent now. */
async function claim(
  { db, clock }: DelivererOptions,
  sending: ReadonlyMap<Promise<void>, string>,
): Promise<ClaimedDelivery[]> {
  const limit = MAX_SENDING - sending.size;
  if (limit <= 0) return [];
  const now = clock();
  return await claimDeliveries(db, {
    now,
    leasedUntil: now + LEASE_MILLISECONDS,
    limit,
    perEndpoint: MAX_PER_ENDPOINT,
    // An endpoint with running requests gets its next deliveries when these are done, so a slow
    // receiver does not block the others.
    except: [...new Set(sending.values())],
  });
}

/** Sends a delivery once, and stores the outcome. */
async function attempt(
  options: DelivererOptions,
  delivery: ClaimedDelivery,
  canceled: AbortSignal,
): Promise<void> {
  const { db, clock, send, sealer, random } = options;
  const start = performance.now();
  const secrets = await openSecrets(sealer, delivery);
  const result: SendResult = secrets.length === 0
    ? { kind: "failed", error: SECRET_UNREADABLE, mayHaveArrived: false }
    : await send(toRequest(delivery, secrets, clock()), canceled);
  const durationMilliseconds = Math.round(performance.now() - start);
  if (result.kind === "canceled") return await releaseDelivery(db, delivery);
  const verdict = judge(result, delivery, { now: clock(), random: random() });
  await db.transaction().execute((trx) =>
    conclude(trx, options, { delivery, verdict, durationMilliseconds })
  );
  if (verdict.nextAttemptAt !== null) options.onRetry(verdict.nextAttemptAt);
}

/**
 * Returns the secrets that can be decrypted. After LAUREL_SECRET was changed and the webhook got
 * a new secret, that is only the new one.
 */
async function openSecrets(sealer: Sealer, { endpoint }: ClaimedDelivery): Promise<string[]> {
  const opened = await Promise.all(endpoint.secrets.map((sealed) => sealer.open(sealed)));
  return opened.filter((secret) => secret !== null);
}

/** Stores the outcome of an attempt, and turns an endpoint off that failed for too long. */
async function conclude(
  trx: Transaction<Schema>,
  { clock, log }: DelivererOptions,
  { delivery, verdict, durationMilliseconds }: {
    readonly delivery: ClaimedDelivery;
    readonly verdict: DeliveryVerdict;
    readonly durationMilliseconds: number;
  },
): Promise<void> {
  const { id } = delivery.endpoint;
  const at = clock();
  const { state, nextAttemptAt, status, error } = verdict;
  const outcome = { state, nextAttemptAt, status, error, durationMilliseconds, at };
  // Another instance has taken the delivery over meanwhile, and stores its outcome.
  if (!await finishDelivery(trx, delivery, outcome)) return;
  if (verdict.state === "delivered") return await noteSuccess(trx, id, at);
  if (verdict.isGone) {
    return await disableEndpoint(trx, id, "The receiver answered 410 Gone.", at);
  }
  // A failed test does not count against the endpoint.
  if (delivery.type === "test") return;
  const record = await noteFailure(trx, id, at, verdict.notBefore);
  if (!record || record.failures < FAILING_ATTEMPTS) return;
  if (at - record.failingSince < FAILING_MILLISECONDS) return;
  const days = Math.floor((at - record.failingSince) / 86_400_000);
  await disableEndpoint(trx, id, `Every attempt failed for ${days} days. Last: ${error}`, at);
  log.warn("a webhook was turned off, because it failed for too long", { webhook: id });
}

function toRequest(
  { messageId, body, endpoint }: ClaimedDelivery,
  secrets: readonly string[],
  now: number,
): OutgoingRequest {
  const isSlack = endpoint.format === "slack";
  const text = isSlack ? JSON.stringify(slackMessage(JSON.parse(body))) : body;
  const seconds = Math.floor(now / 1000);
  return {
    url: endpoint.url,
    body: text,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "user-agent": "Laurel-Webhooks/1",
      "webhook-id": messageId,
      "webhook-timestamp": String(seconds),
      "webhook-signature": signStandard(messageId, seconds, text, secrets),
    },
  };
}
