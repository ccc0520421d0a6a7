import { z } from "zod";
import type { WebhookRequest } from "@/integrations/adapter.ts";
import { idOf, idSchema, readJson } from "@/integrations/shared/json.ts";
import { redactFields, remove } from "@/integrations/shared/redact.ts";
import { redactText } from "@/integrations/shared/text.ts";
import { timeReader } from "@/integrations/shared/time.ts";

/** Versions send different fields: an unexpected value is treated as missing. */
const text = z.string().nullish().catch(null);
/**
 * Chatwoot sends Unix seconds, with and without fractions, ISO 8601 and, as documented, Ruby's
 * "2021-04-04 10:11:12 UTC"; 0 means no time. Programs that feed an API inbox also send
 * milliseconds and RFC 2822.
 */
export const readTime = timeReader("seconds", "milliseconds", "iso", "rfc2822");
const time = z.unknown().optional().transform(readTime);

const personSchema = z.looseObject({ id: idSchema, type: text, name: text, email: text })
  .nullish().catch(undefined);
export type ChatwootPerson = z.infer<typeof personSchema>;

/** Changes by the attribute's name; Chatwoot sends a list of such records. */
const changeSchema = z.looseObject({
  previous_value: z.unknown().optional(),
  current_value: z.unknown().optional(),
});
const changesSchema = z.union([
  z.array(z.record(z.string(), changeSchema)),
  z.record(z.string(), changeSchema),
])
  .transform((changes): Record<string, z.infer<typeof changeSchema>> =>
    Array.isArray(changes)
      ? Object.fromEntries(changes.flatMap((one) => Object.entries(one)))
      : changes
  )
  .nullish().catch(null);

/**
 * A conversation with its number as id. Chatwoot sends the number as `id`; its documentation, and
 * programs that follow it, call it `display_id`.
 */
function withId(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { id, display_id: shown } = value as { id?: unknown; display_id?: unknown };
  return idOf(id) === null && idOf(shown) !== null ? { ...value, id: shown } : value;
}

const conversationShape = {
  id: idSchema,
  status: text,
  created_at: time,
  updated_at: time,
  last_activity_at: time,
  timestamp: time,
  first_reply_created_at: time,
  meta: z.looseObject({ assignee: personSchema, assignee_type: text }).nullish().catch(null),
  messages: z.array(z.looseObject({
    id: idSchema.nullish().catch(null),
    message_type: z.unknown().optional(),
    created_at: time,
    updated_at: time,
  })).nullish().catch(null),
};

/** The performer: undefined in versions that do not report it, null when it was the system. */
const performerSchema = z.looseObject({ id: idSchema.nullish().catch(null), type: text })
  .nullish().catch(undefined);

const common = { performed_by: performerSchema, changed_attributes: changesSchema };

export const conversationSchema = z.preprocess(
  withId,
  z.looseObject({ ...common, ...conversationShape }),
);
export type ChatwootConversation = z.infer<typeof conversationSchema>;

export const messageSchema = z.looseObject({
  ...common,
  id: idSchema,
  content: z.unknown().optional(),
  content_type: text,
  created_at: time,
  updated_at: time,
  message_type: z.unknown().optional(),
  private: z.unknown().optional(),
  sender: personSchema,
  content_attributes: z.looseObject({}).nullish().catch(null),
  additional_attributes: z.looseObject({}).nullish().catch(null),
  conversation: z.preprocess(withId, z.looseObject(conversationShape)),
});
export type ChatwootMessage = z.infer<typeof messageSchema>;

export const contactSchema = z.looseObject({
  ...common,
  id: idSchema,
  created_at: time,
  updated_at: time,
  additional_attributes: z.record(z.string(), z.unknown()).nullish().catch(null),
  custom_attributes: z.record(z.string(), z.unknown()).nullish().catch(null),
});
export type ChatwootContact = z.infer<typeof contactSchema>;

/** A webhook as it is stored. */
export const envelopeSchema = z.looseObject({
  /** From `X-Chatwoot-Timestamp`; only set when the body has no time of its own. */
  sentAt: time,
  body: z.looseObject({ event: z.string("must be the event's name").min(1) }, "must be an object"),
});

/**
 * Reads a webhook as plain JSON.
 * @throws {Unparseable} when the body is not JSON
 */
export function readChatwoot({ headers, body }: WebhookRequest): unknown {
  const value = readJson(body);
  const event = (value as { event?: unknown } | null)?.event;
  // For other events the time would make two deliveries of the same webhook look different.
  const isContact = typeof event === "string" && event.startsWith("contact_");
  return { sentAt: isContact ? headers["x-chatwoot-timestamp"] ?? null : null, body: value };
}

/** Removes messages, what customers wrote about their rating, addresses of files, and tokens. */
export function redactChatwoot(payload: unknown): unknown {
  return redactFields(payload, {
    content: redactText,
    processed_message_content: redactText,
    feedback_message: redactText,
    html_content: remove,
    text_content: remove,
    subject: remove,
    mail_subject: remove,
    items: remove,
    attachments: remove,
    pubsub_token: remove,
    source_id: remove,
    identifier_hash: remove,
    access_token: remove,
    auth_token: remove,
    hmac_token: remove,
    token: remove,
    secret: remove,
    avatar: remove,
    avatar_url: remove,
    thumbnail: remove,
    referer: remove,
  });
}
