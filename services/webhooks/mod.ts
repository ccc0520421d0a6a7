import type { Kysely } from "kysely";
import type { OutgoingMessage } from "@/core/webhooks/messages.ts";
import type { DeliveryState, WebhookSettings } from "@/core/webhooks/views.ts";
import {
  findDelivery,
  findDeliveryOf,
  insertDeliveries,
  listDeliveries,
  type OutgoingDelivery,
  pruneDeliveries,
  restartDelivery,
} from "@/db/webhooks/deliveries.ts";
import type { OutboxRow } from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import {
  deleteEndpoint,
  disableEndpoint,
  enableEndpoint,
  findEndpoint,
  findSecret,
  insertEndpoint,
  listEndpoints,
  rotateSecret,
  updateEndpoint,
  type WebhookEndpoint,
} from "@/db/webhooks/endpoints.ts";
import type { Clock } from "@/services/platform/clock.ts";
import { openJobs, type Step } from "@/services/jobs/mod.ts";
import type { Log } from "@/services/platform/log.ts";
import { collectStep } from "./collect.ts";
import { openDeliverer } from "./deliver.ts";
import { mayBeNews } from "./events.ts";
import type { Sealer } from "@/services/platform/sealed.ts";
import { openSender, type SenderOptions } from "./send.ts";
import { checkSettings, secretUnreadable, tooManyWebhooks, webhookDisabled } from "./settings.ts";

export type { OutgoingDelivery } from "@/db/webhooks/deliveries.ts";
export type { WebhookEndpoint } from "@/db/webhooks/endpoints.ts";

/**
 * Manages the webhooks through which other systems subscribe to events in Laurel, and sends them.
 */
export interface WebhooksOut {
  /** Lists all webhooks, oldest first; at most {@link MAX_WEBHOOKS}. */
  list(): Promise<WebhookEndpoint[]>;
  find(id: string): Promise<WebhookEndpoint | undefined>;
  /**
   * Creates a webhook.
   * @throws {ProblemError} `validation_failed`, `webhook_url_refused`, `too_many_webhooks`
   */
  create(settings: WebhookSettings): Promise<{ endpoint: WebhookEndpoint; secret: string }>;
  /**
   * Changes the given fields.
   * @returns undefined when there is no such webhook
   * @throws {ProblemError} `validation_failed`, `webhook_url_refused`
   */
  update(id: string, settings: Partial<WebhookSettings>): Promise<WebhookEndpoint | undefined>;
  /** Removes a webhook with its deliveries. @returns false when there is none */
  remove(id: string): Promise<boolean>;
  /** Turns a webhook on, with an empty record of failures. */
  enable(id: string): Promise<WebhookEndpoint | undefined>;
  /** Turns a webhook off; waiting deliveries become failed. */
  disable(id: string): Promise<WebhookEndpoint | undefined>;
  /**
   * Returns the current secret, for an admin who asks for it.
   * @throws {ProblemError} `webhook_secret_unreadable`
   */
  reveal(id: string): Promise<string | undefined>;
  /** Creates a new secret; for {@link ROTATION_HOURS} the previous one signs, too. */
  rotate(id: string): Promise<string | undefined>;
  /** Sends a test message. @throws {ProblemError} `webhook_disabled` */
  test(id: string): Promise<OutgoingDelivery | undefined>;
  /** Lists deliveries, newest first. Finished ones are kept for {@link KEEP_DAYS}. */
  deliveries(id: string, page: DeliveryPage): Promise<OutgoingDelivery[]>;
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
export interface DeliveryPage {
  readonly limit: number;
  /** Lists those with smaller ids; null: starts with the newest. */
  readonly before: number | null;
  readonly state?: DeliveryState | undefined;
}

export interface WebhooksOutOptions extends SenderOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly log: Log;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Whether to work on a timer. Otherwise only {@link WebhooksOut.runAll} does the work. */
  readonly hasTimer: boolean;
  /** Encrypts the secrets in the database. */
  readonly sealer: Sealer;
  /** Returns 0 to 1; spreads retries. `Math.random` by default. */
  readonly random?: () => number;
}

export const MAX_WEBHOOKS = 50;
export const ROTATION_HOURS = 24;
export const KEEP_DAYS = 30;

const SECRET_BYTES = 32;
const HOUR_MILLISECONDS = 3_600_000;
const PRUNE_PAGE = 1_000;
const GATHER_MILLISECONDS = 200;
/** A retry that is due within this time gets a timer of its own. */
const SOON_MILLISECONDS = 60_000;

/** Opens the webhooks and, with a timer, their background work. */
export function openWebhooksOut(options: WebhooksOutOptions): WebhooksOut {
  const { db, clock, log, timeZone, hasTimer, allowPrivate, sealer } = options;
  const { random = randomFraction } = options;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let isGathering = false;
  let isClosed = false;
  const deliverer = openDeliverer({
    db,
    clock,
    log,
    random,
    sealer,
    send: openSender(options),
    onRetry: (at) => {
      if (at - clock() <= SOON_MILLISECONDS) later(at - clock(), sendNow);
    },
  });
  const collecting = openJobs({
    steps: [
      collectStep({ db, clock, log, timeZone, onDeliveries: sendNow }),
      pruneStep(db, clock),
    ],
    log,
    hasTimer,
  });
  const delivering = openJobs({ steps: [deliverer.step], log, hasTimer });

  function sendNow() {
    if (!hasTimer) return;
    delivering.kick();
    deliverer.wake();
  }

  function later(ms: number, task: () => void) {
    if (!hasTimer || isClosed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      task();
    }, ms);
    timers.add(timer);
  }

  async function change(id: string, work: () => Promise<unknown>) {
    await work();
    return await findEndpoint(db, id);
  }

  /**
   * Returns a webhook that is on.
   * @returns undefined when there is none
   * @throws {ProblemError} `webhook_disabled`
   */
  async function findEnabled(id: string): Promise<WebhookEndpoint | undefined> {
    const endpoint = await findEndpoint(db, id);
    if (endpoint && !endpoint.isEnabled) throw webhookDisabled();
    return endpoint;
  }

  return {
    list: () => listEndpoints(db),
    find: (id) => findEndpoint(db, id),
    async create(settings) {
      checkSettings(settings, allowPrivate);
      // Skip everything that happened before, and store who leads now.
      await collecting.runAll();
      const id = `wh_${randomText(12)}`;
      const secret = makeSecret();
      const isStored = await insertEndpoint(db, {
        ...settings,
        id,
        secret: await sealer.seal(secret),
        createdAt: clock(),
      }, MAX_WEBHOOKS);
      if (!isStored) throw tooManyWebhooks(MAX_WEBHOOKS);
      await collecting.runAll();
      return { endpoint: (await findEndpoint(db, id))!, secret };
    },
    async update(id, settings) {
      checkSettings(settings, allowPrivate);
      if (!await updateEndpoint(db, id, settings)) return undefined;
      await collecting.runAll();
      return await findEndpoint(db, id);
    },
    remove: (id) => deleteEndpoint(db, id),
    async enable(id) {
      // Skip everything that happened while it was off.
      await collecting.runAll();
      const endpoint = await change(id, () => enableEndpoint(db, id));
      await collecting.runAll();
      return endpoint;
    },
    disable: (id) =>
      change(
        id,
        () =>
          db.transaction().execute((trx) =>
            disableEndpoint(trx, id, "An admin turned it off.", clock())
          ),
      ),
    async reveal(id) {
      const sealed = await findSecret(db, id);
      if (sealed === undefined) return undefined;
      const secret = await sealer.open(sealed);
      if (secret === null) throw secretUnreadable();
      return secret;
    },
    async rotate(id) {
      const secret = makeSecret();
      const until = clock() + ROTATION_HOURS * HOUR_MILLISECONDS;
      const isStored = await rotateSecret(db, id, await sealer.seal(secret), until);
      return isStored ? secret : undefined;
    },
    async test(id) {
      const endpoint = await findEnabled(id);
      if (!endpoint) return undefined;
      const now = clock();
      const message: OutgoingMessage = {
        type: "test",
        timestamp: new Date(now).toISOString(),
        data: { message: "This is what a webhook of Laurel looks like." },
      };
      const messageId = `msg_test_${randomText(12)}`;
      const body = JSON.stringify(message);
      await insertDeliveries(db, [{ endpoint: id, messageId, type: "test", body }], now);
      sendNow();
      return await findDeliveryOf(db, id, messageId);
    },
    deliveries: (id, page) => listDeliveries(db, id, page),
    findDelivery: (id, delivery) => findDelivery(db, id, delivery),
    async resend(id, delivery) {
      const known = await findDelivery(db, id, delivery);
      if (!known) return undefined;
      await findEnabled(id);
      await restartDelivery(db, delivery, clock());
      sendNow();
      return await findDeliveryOf(db, id, known.messageId);
    },
    onRows(rows) {
      if (isGathering || !hasTimer || !mayBeNews(rows)) return;
      isGathering = true;
      later(GATHER_MILLISECONDS, () => {
        isGathering = false;
        collecting.kick();
      });
    },
    async runAll() {
      await collecting.runAll();
      await delivering.runAll();
    },
    async close() {
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
      deliverer.wake();
      await collecting.close();
      await delivering.close();
      await deliverer.close();
    },
  };
}

/** Removes old deliveries, in runs of at most an hour's work. */
function pruneStep(db: Kysely<Schema>, clock: Clock): Step {
  let next = 0;
  return {
    name: "prune outgoing webhooks",
    async run() {
      const now = clock();
      if (now < next) return 0;
      const removed = await pruneDeliveries(
        db,
        now - KEEP_DAYS * 24 * HOUR_MILLISECONDS,
        PRUNE_PAGE,
      );
      if (removed < PRUNE_PAGE) next = now + HOUR_MILLISECONDS;
      return removed;
    },
  };
}

function makeSecret(): string {
  return `whsec_${crypto.getRandomValues(new Uint8Array(SECRET_BYTES)).toBase64()}`;
}

function randomText(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return random.toBase64({ alphabet: "base64url", omitPadding: true });
}

function randomFraction(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
}
