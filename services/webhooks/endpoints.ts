import type { Kysely } from "kysely";
import type { WebhookSettings } from "@/core/webhooks/views.ts";
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
import type { Clock } from "@/core/clock.ts";
import type { Sealer } from "@/services/platform/sealed.ts";
import { randomText } from "./random.ts";
import { checkSettings, secretUnreadable, tooManyWebhooks } from "./settings.ts";

/**
 * Manages the subscriptions to webhooks. A method returns undefined when there is no such webhook.
 */
export interface Endpoints {
  /** Lists all webhooks, oldest first; there are at most 50. */
  list(): Promise<WebhookEndpoint[]>;
  find(id: string): Promise<WebhookEndpoint | undefined>;
  /**
   * Creates a webhook.
   * @throws {ProblemError} `validation_failed`, `webhook_url_refused`, `too_many_webhooks`
   */
  create(settings: WebhookSettings): Promise<{ endpoint: WebhookEndpoint; secret: string }>;
  /**
   * Changes the given settings.
   * @throws {ProblemError} `validation_failed`, `webhook_url_refused`
   */
  update(id: string, settings: Partial<WebhookSettings>): Promise<WebhookEndpoint | undefined>;
  /** Removes a webhook with its deliveries. @returns false when there is no such webhook */
  remove(id: string): Promise<boolean>;
  /** Turns a webhook on, with no recorded failures. */
  enable(id: string): Promise<WebhookEndpoint | undefined>;
  /** Turns a webhook off; its waiting messages become failed deliveries. */
  disable(id: string): Promise<WebhookEndpoint | undefined>;
  /**
   * Returns the current secret, for an admin who asks for it.
   * @throws {ProblemError} `webhook_secret_unreadable`
   */
  reveal(id: string): Promise<string | undefined>;
  /** Generates a new secret; messages are signed with the previous one too for 24 hours. */
  rotate(id: string): Promise<string | undefined>;
}

export interface EndpointsOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** Keeps the secrets encrypted in the database. */
  readonly sealer: Sealer;
  /** Whether receivers may have private network addresses. */
  readonly allowPrivate: boolean;
  /** Collects new messages, for the webhooks that are on now. */
  readonly collect: () => Promise<void>;
}

const MAX_WEBHOOKS = 50;
const ROTATION_HOURS = 24;

const SECRET_BYTES = 32;
const HOUR_MILLISECONDS = 3_600_000;

/** Opens the subscriptions. */
export function openEndpoints(options: EndpointsOptions): Endpoints {
  const { db, clock, sealer, allowPrivate, collect } = options;
  return {
    list: () => listEndpoints(db),
    find: (id) => findEndpoint(db, id),
    create: (settings) => create(options, settings),
    async update(id, settings) {
      checkSettings(settings, allowPrivate);
      if (!await updateEndpoint(db, id, settings)) return undefined;
      await collect();
      return await findEndpoint(db, id);
    },
    remove: (id) => deleteEndpoint(db, id),
    async enable(id) {
      // Skip everything that happened while the webhook was off.
      await collect();
      await enableEndpoint(db, id);
      const endpoint = await findEndpoint(db, id);
      await collect();
      return endpoint;
    },
    async disable(id) {
      const reason = "An admin turned it off.";
      await db.transaction().execute((trx) => disableEndpoint(trx, id, reason, clock()));
      return await findEndpoint(db, id);
    },
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
  };
}

async function create(
  { db, clock, sealer, allowPrivate, collect }: EndpointsOptions,
  settings: WebhookSettings,
): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
  checkSettings(settings, allowPrivate);
  // Skip everything that happened before, and store who leads now for later comparison.
  await collect();
  const id = `wh_${randomText(12)}`;
  const secret = makeSecret();
  const isStored = await insertEndpoint(db, {
    ...settings,
    id,
    secret: await sealer.seal(secret),
    createdAt: clock(),
  }, MAX_WEBHOOKS);
  if (!isStored) throw tooManyWebhooks(MAX_WEBHOOKS);
  await collect();
  return { endpoint: (await findEndpoint(db, id))!, secret };
}

function makeSecret(): string {
  return `whsec_${crypto.getRandomValues(new Uint8Array(SECRET_BYTES)).toBase64()}`;
}
