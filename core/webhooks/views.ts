import { z } from "zod";
import { fieldsOf, listOf, momentText, shape, type WithMoments } from "@/core/shapes.ts";
import { OUTGOING_FORMATS, OUTGOING_TYPES } from "./messages.ts";
import { DELIVERY_STATES } from "./states.ts";

/** A subscription, without its secret. */
export const webhookSchema = shape({
  id: z.string(),
  url: z.string().meta({ example: "https://example.com/laurel" }),
  description: z.string().meta({
    description: "A description for people",
    example: "Wall display",
  }),
  events: listOf(z.enum(OUTGOING_TYPES)).meta({ example: ["level_up"] }),
  format: z.enum(OUTGOING_FORMATS)
    .describe("`standard`: signed JSON; `slack`: a message for a Slack incoming webhook"),
  isEnabled: z.boolean(),
  disabledReason: z.string().nullable().describe("Why the subscription is off, for people"),
  disabledAt: momentText.nullable(),
  failingSince: momentText.nullable()
    .describe("The first failed attempt since the last success; null: there is none"),
  failures: z.int().describe("Failed attempts since the last success"),
  lastDeliveredAt: momentText.nullable(),
  previousSecretUntil: momentText.nullable()
    .describe("Until then messages are signed with the previous secret too"),
  createdAt: momentText,
}).meta({ id: "Webhook" });

/** A subscription as admins see it, or as the database has it, with times in milliseconds. */
export type WebhookView<Time = string> = WithMoments<
  z.infer<typeof webhookSchema>,
  "disabledAt" | "failingSince" | "lastDeliveredAt" | "previousSecretUntil" | "createdAt",
  Time
>;

/** A subscription that was just created, with its secret. Only `reveal` and `rotate` return it later. */
export const madeWebhookSchema = shape({ ...fieldsOf(webhookSchema), secret: z.string() })
  .meta({ id: "MadeWebhook" });
export type MadeWebhook = z.infer<typeof madeWebhookSchema>;

/** The secret of a subscription. */
export const webhookSecretSchema = shape({ secret: z.string() }).meta({ id: "WebhookSecret" });
export type WebhookSecret = z.infer<typeof webhookSecretSchema>;

/** The settings of a subscription, which admins change. */
export type WebhookSettings = Pick<WebhookView, "url" | "description" | "events" | "format">;

/** One message to one subscriber. */
export const outgoingDeliverySchema = shape({
  id: z.int(),
  messageId: z.string().describe("The header `webhook-id`, the same on every attempt"),
  type: z.string(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  nextAttemptAt: momentText.nullable(),
  lastStatus: z.int().nullable()
    .describe("HTTP status of the last attempt; null when the receiver did not answer"),
  lastError: z.string().nullable().describe("The last error, for people"),
  lastDurationMs: z.int().nullable().describe("Milliseconds"),
  lastAttemptAt: momentText.nullable(),
  createdAt: momentText,
}).meta({ id: "OutgoingDelivery" });

/** One message to one subscriber, as admins see it or as the database has it. */
export type OutgoingDeliveryView<Time = string> = WithMoments<
  z.infer<typeof outgoingDeliverySchema>,
  "nextAttemptAt" | "lastAttemptAt" | "createdAt",
  Time
>;

/** A delivery with the body of its message. */
export const outgoingDeliveryWithBodySchema = shape({
  ...fieldsOf(outgoingDeliverySchema),
  body: z.string(),
}).meta({ id: "OutgoingDeliveryWithBody" });
