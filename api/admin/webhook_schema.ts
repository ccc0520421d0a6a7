import { z } from "@hono/zod-openapi";
import { OUTGOING_FORMATS, OUTGOING_TYPES } from "@/core/webhooks/messages.ts";
import { DELIVERY_STATES } from "@/core/webhooks/views.ts";
import type { OutgoingDelivery, WebhookEndpoint } from "@/services/webhooks/mod.ts";
import { storableText } from "@/api/lists.ts";
import { requireAdmin } from "./viewer.ts";

const plainText = z.string().refine(
  (text) => !text.includes("\0") && text.isWellFormed(),
  "holds a NUL character or half of a surrogate pair",
);
const fields = {
  url: plainText.min(1).max(2_000).openapi({ example: "https://example.com/laurel" }),
  description: plainText.max(200).openapi({ description: "For people", example: "Wall display" }),
  events: z.array(z.enum(OUTGOING_TYPES)).min(1).openapi({ example: ["level_up"] }),
  format: z.enum(OUTGOING_FORMATS).openapi({
    description: "`standard`: signed JSON; `slack`: a message for a Slack incoming webhook",
  }),
};

/** The fields of a new webhook. */
export const newWebhookSchema = z.strictObject({
  ...fields,
  description: fields.description.default(""),
  format: fields.format.default("standard"),
}).openapi("NewWebhook");

/** The fields that can be changed; fields that are left out stay as they are. */
export const webhookPatchSchema = z.strictObject({
  url: fields.url.optional(),
  description: fields.description.optional(),
  events: fields.events.optional(),
  format: fields.format.optional(),
}).openapi("WebhookPatch");

const time = z.string().nullable();

/** A webhook as admins see it, without its secret. */
export const webhookSchema = z.object({
  id: z.string(),
  ...fields,
  isEnabled: z.boolean(),
  disabledReason: z.string().nullable().openapi({ description: "Why it is off, for people" }),
  disabledAt: time,
  failingSince: time.openapi({ description: "First failed attempt since the last success" }),
  failures: z.int().openapi({ description: "Failed attempts since the last success" }),
  lastDeliveredAt: time,
  previousSecretUntil: time.openapi({
    description: "Until then messages are signed with the previous secret too",
  }),
  createdAt: z.string(),
}).openapi("Webhook");

/** A webhook that was just created. Only this answer, `reveal` and `rotate` contain the secret. */
export const madeWebhookSchema = webhookSchema.extend({ secret: z.string() })
  .openapi("MadeWebhook");

export const secretSchema = z.object({ secret: z.string() }).openapi("WebhookSecret");

const delivery = {
  id: z.int(),
  messageId: z.string().openapi({ description: "The header `webhook-id`, on every attempt" }),
  type: z.string(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  nextAttemptAt: time,
  lastStatus: z.int().nullable().openapi({ description: "HTTP status of the last attempt" }),
  lastError: z.string().nullable().openapi({ description: "What went wrong, for people" }),
  lastDurationMs: z.int().nullable(),
  lastAttemptAt: time,
  createdAt: z.string(),
};

export const deliverySchema = z.object(delivery).openapi("OutgoingDelivery");

/** A delivery with its message. */
export const fullDeliverySchema = z.object({ ...delivery, body: z.string() })
  .openapi("OutgoingDeliveryWithBody");

export const webhookId = storableText.min(1);

/** What the routes of outgoing webhooks have in common. */
export const webhookBase = {
  tags: ["Outgoing webhooks"],
  security: [{ key: [] }, { session: [] }],
  middleware: requireAdmin,
};
export const params = z.object({ id: webhookId });
export const json = <T extends z.ZodType>(schema: T) => ({ "application/json": { schema } });
export const deliveryId = z.coerce.number().pipe(z.int().min(1).max(Number.MAX_SAFE_INTEGER));

export function toWebhook(endpoint: WebhookEndpoint) {
  const { events, disabledAt, failingSince, lastDeliveredAt, previousSecretUntil } = endpoint;
  return {
    ...endpoint,
    events: [...events],
    disabledAt: iso(disabledAt),
    failingSince: iso(failingSince),
    lastDeliveredAt: iso(lastDeliveredAt),
    previousSecretUntil: iso(previousSecretUntil),
    createdAt: new Date(endpoint.createdAt).toISOString(),
  };
}

export function toDelivery(one: OutgoingDelivery) {
  const { id, messageId, type, state, attempts, lastStatus, lastError, lastDurationMs } = one;
  return {
    id,
    messageId,
    type,
    state,
    attempts,
    lastStatus,
    lastError,
    lastDurationMs,
    nextAttemptAt: iso(one.nextAttemptAt),
    lastAttemptAt: iso(one.lastAttemptAt),
    createdAt: new Date(one.createdAt).toISOString(),
  };
}

function iso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
