import { z } from "@hono/zod-openapi";
import { OUTGOING_FORMATS, OUTGOING_TYPES } from "@/core/webhooks/messages.ts";
import { type OutgoingDeliveryView, type WebhookView } from "@/core/webhooks/views.ts";
import type { OutgoingDelivery, WebhookEndpoint } from "@/services/webhooks/mod.ts";
import { storableText } from "@/api/lists.ts";

const plainText = z.string().refine(
  (text) => !text.includes("\0") && text.isWellFormed(),
  "holds a NUL character or half of a surrogate pair",
);
const fields = {
  url: plainText.min(1).max(2_000).meta({ example: "https://example.com/laurel" }),
  description: plainText.max(200).meta({
    description: "A description for people",
    example: "Wall display",
  }),
  events: z.array(z.enum(OUTGOING_TYPES)).min(1).meta({ example: ["level_up"] }),
  format: z.enum(OUTGOING_FORMATS).meta({
    description: "`standard`: signed JSON; `slack`: a message for a Slack incoming webhook",
  }),
};

/** The fields of a new webhook. */
export const newWebhookSchema = z.strictObject({
  ...fields,
  description: fields.description.default(""),
  format: fields.format.default("standard"),
}).meta({ id: "NewWebhook" });

/** The fields that can be changed; fields that are left out stay as they are. */
export const webhookPatchSchema = z.strictObject({
  url: fields.url.optional(),
  description: fields.description.optional(),
  events: fields.events.optional(),
  format: fields.format.optional(),
}).meta({ id: "WebhookPatch" });

export const webhookId = storableText.min(1);

/** What the routes of outgoing webhooks have in common. */
export const webhookBase = {
  tags: ["Outgoing webhooks"],
  security: [{ key: [] }, { session: [] }],
};
export const params = z.object({ id: webhookId });
export const json = <T extends z.ZodType>(schema: T) => ({ "application/json": { schema } });
export const deliveryId = z.coerce.number().pipe(z.int().min(1).max(Number.MAX_SAFE_INTEGER));

export function toWebhook(endpoint: WebhookEndpoint): WebhookView {
  const { disabledAt, failingSince, lastDeliveredAt, previousSecretUntil } = endpoint;
  return {
    ...endpoint,
    disabledAt: iso(disabledAt),
    failingSince: iso(failingSince),
    lastDeliveredAt: iso(lastDeliveredAt),
    previousSecretUntil: iso(previousSecretUntil),
    createdAt: new Date(endpoint.createdAt).toISOString(),
  };
}

export function toDelivery(one: OutgoingDelivery): OutgoingDeliveryView {
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
