import { z } from "zod";
import type { WebhookRequest } from "@/integrations/adapter.ts";
import { idOf, idSchema, readJson } from "@/integrations/shared/json.ts";
import { isNo, isTrue, itemsFrom } from "@/integrations/shared/optional.ts";
import { redactFields, type Redaction, remove, REMOVED } from "@/integrations/shared/redact.ts";
import { redactText } from "@/integrations/shared/text.ts";
import { timeReader } from "@/integrations/shared/time.ts";

/** API versions send different fields: an unexpected value is treated as missing. */
const text = z.string().nullish().catch(null);
// Mostly seconds, sometimes ISO; 0 when there is none.
const time = z.unknown().optional().transform(timeReader("seconds", "milliseconds", "iso"));
/** True or false; null for anything else. */
const flag = z.unknown().optional()
  .transform((value) => isTrue(value) ? true : isNo(value) ? false : null);
const kind = z.string().transform((name) => name.trim().toLowerCase()).nullish().catch(null);

/** A customer ("user", "lead", "contact"), an admin, a team, or a bot. */
const personSchema = z.looseObject({
  type: kind,
  id: idSchema.nullish().catch(null),
  name: text,
  email: text,
  from_ai_agent: flag,
  is_ai_answer: flag,
}).nullish().catch(null);
export type IntercomPerson = z.infer<typeof personSchema>;

/** A teammate, given by the id alone (older API versions) or as a person; 0 means nobody. */
const teammateSchema = z.preprocess((value) => {
  if (typeof value !== "string" && typeof value !== "number") return value;
  const id = idOf(value);
  return id === null || id === "0" ? null : { type: "admin", id };
}, personSchema);

const partSchema = z.looseObject({
  id: idSchema,
  part_type: kind,
  body: z.unknown().optional(),
  attachments: z.array(z.unknown()).nullish().catch(null),
  created_at: time,
  author: personSchema,
  assigned_to: teammateSchema,
  from_ai_agent: flag,
  is_ai_answer: flag,
});
export type IntercomPart = z.infer<typeof partSchema>;

const sourceSchema = z.looseObject({ author: personSchema, delivered_as: text })
  .nullish().catch(null);

export const conversationSchema = z.looseObject({
  id: idSchema,
  created_at: time,
  updated_at: time,
  open: flag,
  state: kind,
  source: sourceSchema,
  /** The name of the source in older API versions. */
  conversation_message: sourceSchema,
  conversation_parts: z.preprocess(
    // Some programs forward the list without its object.
    (value) => Array.isArray(value) ? { conversation_parts: value } : value,
    z.looseObject({
      conversation_parts: z.preprocess(itemsFrom, z.array(partSchema.nullable().catch(null))),
    }).nullish().catch(null),
  ),
  /** Undefined when the notification does not contain it. */
  assignee: personSchema,
  admin_assignee_id: idSchema.nullish().catch(null),
  conversation_rating: z.looseObject({
    rating: z.unknown().optional(),
    created_at: time,
    updated_at: time,
    teammate: teammateSchema,
  }).nullish().catch(null),
  ai_agent: z.looseObject({ resolution_state: text }).nullish().catch(null),
});
export type IntercomConversation = z.infer<typeof conversationSchema>;

export const notificationSchema = z.looseObject({
  topic: z.string("must be the name of the topic").min(1),
  app_id: idSchema,
  created_at: time,
  data: z.looseObject({ item: z.looseObject({ type: text }).nullish() }).nullish(),
});

/**
 * Reads a notification as plain JSON.
 * @throws {Unparseable} when the body is not JSON
 */
export function readIntercom({ body }: WebhookRequest): unknown {
  return readJson(body);
}

/** Keeps the number of items, because a message may consist of files alone. */
const removeEach: Redaction = (value) =>
  Array.isArray(value) ? value.map(() => REMOVED) : remove(value);

/** Removes messages, remarks, titles, files and addresses of pages. */
export function redactIntercom(payload: unknown): unknown {
  return redactFields(payload, {
    body: redactText,
    remark: redactText,
    rating_remark: redactText,
    redacted_body: redactText,
    subject: remove,
    title: remove,
    ai_title: remove,
    summary: remove,
    attachments: removeEach,
    url: remove,
    links: remove,
    avatar: remove,
    image_url: remove,
    custom_attributes: remove,
    access_token: remove,
    token: remove,
    secret: remove,
  });
}
