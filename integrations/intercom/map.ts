import type { ConversationFact } from "@/core/integrations/facts.ts";
import { type Mapped, Unparseable } from "@/integrations/adapter.ts";
import { readShape } from "@/integrations/shared/json.ts";
import { readPart } from "./parts.ts";
import { conversationSchema, type IntercomConversation, notificationSchema } from "./payload.ts";
import { isCustomer } from "./people.ts";
import { ratingIn } from "./rating.ts";

const WHAT = "an Intercom notification";

/**
 * Maps a notification of Intercom to facts.
 * @throws {Unparseable} when the payload has another shape
 */
export function mapIntercom(payload: unknown): Mapped {
  const notification = readShape(notificationSchema, payload, WHAT);
  const { topic, app_id: tenant, data } = notification;
  const common = { tenant, name: topic };
  const why = whyIgnored(topic, data?.item?.type);
  if (why !== null) return { ...common, facts: [], people: [], ignored: why };
  if (!data?.item) throw new Unparseable(`This is not ${WHAT}: data.item is missing.`);
  const conversation = readShape(conversationSchema, data.item, WHAT);
  const isRating = topic.startsWith("conversation.rating.");
  const rating = ratingIn(conversation, isRating ? notification.created_at : null);
  const parts = (conversation.conversation_parts?.conversation_parts ?? [])
    .map((part) => readPart(part, conversation));
  const facts = [
    ...beginning(conversation),
    ...parts.flatMap((part) => part.facts),
    ...rating.facts,
  ];
  const reasons = new Set([...parts.map(({ ignored }) => ignored), rating.ignored]);
  return {
    ...common,
    facts: facts.map((fact) => ({ object: { kind: "conversation", id: conversation.id }, fact })),
    people: parts.flatMap(({ people }) => people),
    ignored: [...reasons].filter((reason) => reason !== null).join(" ") ||
      (facts.length === 0 ? "Laurel does not use anything in it." : null),
  };
}

/** Returns why a topic has no meaning for Laurel; null when it may have one. */
function whyIgnored(topic: string, itemType: string | null | undefined): string | null {
  if (topic === "ping") return "It is Intercom's test of the connection.";
  if (/^(contact|user|visitor|company)\b/.test(topic)) {
    return "Intercom does not say who created or changed a contact.";
  }
  const isAboutOne = topic.startsWith("conversation.") && (itemType ?? "conversation") ===
      "conversation";
  return isAboutOne ? null : `Laurel does not use "${topic.slice(0, 100)}".`;
}

/**
 * Every notification contains the beginning of its conversation, so losing the first one does no
 * harm.
 */
function beginning(conversation: IntercomConversation): ConversationFact[] {
  const { created_at: at } = conversation;
  const source = conversation.source ?? conversation.conversation_message;
  if (!at || !source) return [];
  const isByCustomer = isCustomer(source.author);
  const way = source.delivered_as ?? (isByCustomer ? "customer_initiated" : "admin_initiated");
  if (isByCustomer && way === "customer_initiated") {
    return [
      { key: "started", ...at, what: "started", by: "customer" },
      { key: "first", ...at, what: "message", by: "customer", person: null, quality: null },
    ];
  }
  // Bulk messages and bots begin no conversation; the customer's answer does.
  const isByAdmin = source.author?.type === "admin" && way === "admin_initiated";
  return isByAdmin ? [{ key: "started", ...at, what: "started", by: "agent" }] : [];
}
