import type { Kysely } from "kysely";
import type { OutgoingMessage } from "@/core/webhooks/messages.ts";
import type { OutboxRow } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { DeliveryState } from "@/core/webhooks/states.ts";
import {
  findDeliveryOf,
  findWebhookDelivery,
  insertWebhookDeliveries,
  listWebhookDeliveries,
  type OutgoingDelivery,
  restartDelivery,
} from "@/db/webhooks/deliveries.ts";
import { findEndpoint, type WebhookEndpoint } from "@/db/webhooks/endpoints.ts";
import type { Clock } from "@/core/clock.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import type { Log } from "@/services/platform/log.ts";
import type { Sealer } from "@/services/platform/sealed.ts";
import { type Endpoints, openEndpoints } from "./endpoints.ts";
import { randomFraction, randomText } from "./random.ts";
import { openWebhookSender, type SenderOptions } from "./send.ts";
import { webhookDisabled } from "./settings.ts";
import { openWebhookWork } from "./work.ts";

export type { OutgoingDelivery } from "@/db/webhooks/deliveries.ts";
export type { WebhookEndpoint } from "@/db/webhooks/endpoints.ts";

/** Subscriptions of other systems to what happens in Laurel. */
export interface Webhooks extends Endpoints {
  /** Sends a test message. @throws {ProblemError} `webhook_disabled` */
  test(id: string): Promise<OutgoingDelivery | undefined>;
  /** Lists deliveries, newest first; finished ones are kept for 30 days. */
  deliveries(id: string, page: WebhookDeliveriesPage): Promise<OutgoingDelivery[]>;
  findDelivery(
    id: string,
    delivery: number,
  ): Promise<OutgoingDelivery & { readonly body: string } | undefined>;
  /** Sends a message again, under the same id. @throws {ProblemError} `webhook_disabled` */
  resend(id: string, delivery: number): Promise<OutgoingDelivery | undefined>;
  /** Receives relayed rows; their messages are sent within a moment. */
  onRows(rows: readonly OutboxRow[]): void;
  /** Collects and sends everything that is due; resolves when it is done. */
  runAll(): Promise<void>;
  /** Ends running work within a few seconds; other instances continue it. */
  close(): Promise<void>;
}

/** Which deliveries to list. */
export interface WebhookDeliveriesPage {
  readonly limit: number;
  /** Lists those with smaller ids; null: starts with the newest. */
  readonly before: number | null;
  readonly state?: DeliveryState | undefined;
}

export interface WebhooksOptions extends SenderOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly log: Log;
  readonly reportError: ReportError;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Whether to work on a timer. Otherwise only {@link Webhooks.runAll} does the work. */
  readonly hasTimer: boolean;
  /** Encrypts the secrets in the database. */
  readonly sealer: Sealer;
  /** Returns a number from 0 to 1 that spreads retries; random by default. */
  readonly random?: (() => number) | undefined;
}

/** Opens the subscriptions and, with a timer, their background work. */
export function openWebhooks(options: WebhooksOptions): Webhooks {
  const { db, clock, log, reportError, timeZone, hasTimer, allowPrivate, sealer } = options;
  const work = openWebhookWork({
    db,
    clock,
    log,
    reportError,
    timeZone,
    hasTimer,
    sealer,
    send: openWebhookSender(options),
    random: options.random ?? randomFraction,
  });
  const endpoints = openEndpoints({ db, clock, sealer, allowPrivate, collect: work.collect });
  const queue = { db, clock, sendNow: work.sendNow };
  return {
    ...endpoints,
    test: (id) => sendTest(queue, id),
    deliveries: (id, page) => listWebhookDeliveries(db, id, page),
    findDelivery: (id, delivery) => findWebhookDelivery(db, id, delivery),
    resend: (id, delivery) => resend(queue, id, delivery),
    onRows: work.onRows,
    runAll: work.runAll,
    close: work.close,
  };
}

/** What is needed to queue a message. */
interface Queue {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly sendNow: () => void;
}

async function sendTest({ db, clock, sendNow }: Queue, id: string) {
  if (!await findEnabled(db, id)) return undefined;
  const now = clock();
  const message: OutgoingMessage = {
    type: "test",
    timestamp: new Date(now).toISOString(),
    data: { message: "This is what a webhook of Laurel looks like." },
  };
  const messageId = `msg_test_${randomText(12)}`;
  const body = JSON.stringify(message);
  await insertWebhookDeliveries(db, [{ endpoint: id, messageId, type: "test", body }], now);
  sendNow();
  return await findDeliveryOf(db, id, messageId);
}

async function resend({ db, clock, sendNow }: Queue, id: string, delivery: number) {
  const known = await findWebhookDelivery(db, id, delivery);
  if (!known) return undefined;
  await findEnabled(db, id);
  await restartDelivery(db, delivery, clock());
  sendNow();
  return await findDeliveryOf(db, id, known.messageId);
}

/**
 * Finds a webhook that is on.
 * @returns undefined when there is no such webhook
 * @throws {ProblemError} `webhook_disabled`
 */
async function findEnabled(db: Kysely<Schema>, id: string): Promise<WebhookEndpoint | undefined> {
  const endpoint = await findEndpoint(db, id);
  if (endpoint && !endpoint.isEnabled) throw webhookDisabled();
  return endpoint;
}
