import { z } from "zod";
import { Unparseable, type WebhookRequest } from "@/integrations/adapter.ts";
import { idSchema, readJson, readShape } from "@/integrations/shared/json.ts";
import { redactFields, type Redaction, remove, REMOVED } from "@/integrations/shared/redact.ts";
import { redactText } from "@/integrations/shared/text.ts";
import { timeReader, type When } from "@/integrations/shared/time.ts";
import { redactTags } from "./merge_tag.ts";

const text = z.string().nullish().catch(null);
// ISO 8601, with up to nine decimals; programs that forward events may write other forms.
const readTime = timeReader("seconds", "milliseconds", "iso", "rfc2822");
const time = z.unknown().optional().transform(readTime);
// "" and "0" mean nobody.
const id = idSchema.nullish().catch(null)
  .transform((value) => value === "0" || value === undefined ? null : value);

/** Undefined when the field is missing. */
const idOrUnsaid = idSchema.nullish().catch(undefined)
  .transform((value) => value === "0" ? null : value);

/** A person as events name one. */
const actorSchema = z.looseObject({ id, name: text, type: text, is_staff: z.unknown().optional() })
  .nullish().catch(null);

const messageSchema = z.looseObject({
  id,
  body: z.unknown().optional(),
  is_public: z.unknown().optional(),
  author: actorSchema,
}).nullish().catch(null);

const eventSchema = z.looseObject({
  type: z.string("must be the event's name").startsWith("zen:event-type:"),
  account_id: idSchema,
  id: idSchema,
  time: z.unknown().transform(readTime)
    .pipe(z.custom<When>((when) => Boolean(when), "must be a time in ISO 8601")),
  subject: text,
  detail: z.looseObject({
    id,
    created_at: time,
    actor_id: id,
    assignee_id: idOrUnsaid,
    requester_id: id,
    submitter_id: id,
    tags: z.unknown().optional(),
  }).nullish().catch(null),
  event: z.looseObject({
    comment: messageSchema,
    message: messageSchema,
    actor: actorSchema,
    current: z.unknown().optional(),
    previous: z.unknown().optional(),
    score: z.unknown().optional(),
    satisfaction_score: z.unknown().optional(),
  }).nullish().catch(null),
});
export type ZendeskEvent = z.infer<typeof eventSchema>;

/**
 * Reads an event.
 * @throws {Unparseable} when the shape is wrong; for the body of a trigger, with advice
 */
export function parseZendesk(payload: unknown): ZendeskEvent {
  const type = typeof payload === "object" && payload !== null && "type" in payload
    ? payload.type
    : null;
  if (typeof type !== "string" || !type.startsWith("zen:event-type:")) {
    throw new Unparseable(
      "This body was made by a trigger or an automation, not by Zendesk's event subscription. In " +
        "the Admin Center, create the webhook with the connection method “Zendesk events” and " +
        "subscribe it to ticket events.",
    );
  }
  return readShape(eventSchema, payload, "a Zendesk event");
}

/**
 * Reads a body as plain JSON.
 * @throws {Unparseable} when it is not JSON
 */
export function readZendesk({ body }: WebhookRequest): unknown {
  return readJson(body);
}

/**
 * Removes a ticket's subject or a message's text, but keeps the event's subject, which contains the
 * ticket's id.
 */
const removeUnlessId: Redaction = (value) =>
  typeof value === "string" && /^zen:[\w-]+:[\w:-]+$/.test(value) ? value : remove(value);

const removeEach: Redaction = (value) =>
  Array.isArray(value) ? value.map(() => REMOVED) : remove(value);

/** Removes comments, messages, subjects, files and the contents of custom fields. */
export function redactZendesk(payload: unknown): unknown {
  return redactFields(payload, {
    body: redactText,
    html_body: redactText,
    plain_body: redactText,
    content: redactText,
    text: redactText,
    comment_text: redactText,
    reason: redactText,
    subject: removeUnlessId,
    raw_subject: remove,
    title: remove,
    description: remove,
    attachments: removeEach,
    custom_fields: remove,
    tags: redactTags,
    content_url: remove,
    media_url: remove,
    url: remove,
    token: remove,
    secret: remove,
  });
}
