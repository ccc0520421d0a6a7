import type { Mapped } from "@/integrations/adapter.ts";
import { readShape } from "@/integrations/shared/json.ts";
import type { TimeRead } from "@/integrations/shared/time.ts";
import { contactEvent } from "./contacts.ts";
import { CONVERSATION_EVENTS, conversationEvent } from "./conversations.ts";
import { messageCreated, messageUpdated, type Part } from "./messages.ts";
import { contactSchema, conversationSchema, envelopeSchema, messageSchema } from "./payload.ts";

const WHAT = "a Chatwoot webhook";

/**
 * Maps a webhook of Chatwoot to facts.
 * @throws {Unparseable} when the payload has another shape
 */
export function mapChatwoot(payload: unknown): Mapped {
  const { sentAt, body } = readShape(envelopeSchema, payload, WHAT);
  // Account ids are only unique within one installation, and a webhook belongs to one account, so
  // the integration itself is the tenant.
  return { tenant: null, name: body.event, ...partOf(body.event, body, sentAt) };
}

function partOf(event: string, body: unknown, sentAt: TimeRead): Part {
  if (event === "message_created") return messageCreated(readShape(messageSchema, body, WHAT));
  if (event === "message_updated") return messageUpdated(readShape(messageSchema, body, WHAT));
  if (event === "contact_created" || event === "contact_updated") {
    return contactEvent(event, readShape(contactSchema, body, WHAT), sentAt);
  }
  if (CONVERSATION_EVENTS.includes(event)) {
    return conversationEvent(event, readShape(conversationSchema, body, WHAT));
  }
  return { facts: [], people: [], ignored: `Laurel does not use "${event.slice(0, 100)}".` };
}
