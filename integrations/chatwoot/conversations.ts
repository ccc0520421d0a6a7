import type { ConversationFact } from "@/core/integrations/facts.ts";
import { firstTime } from "@/integrations/shared/first_time.ts";
import { personSeen } from "@/integrations/shared/person_seen.ts";
import type { When } from "@/integrations/shared/time.ts";
import { assignedBy } from "./assignee.ts";
import { messageType, type Part } from "./messages.ts";
import { type ChatwootConversation, readTime } from "./payload.ts";
import { assigneeIn } from "./performer.ts";
import { statusBy } from "./status.ts";

/** The events about conversations that Laurel uses. */
export const CONVERSATION_EVENTS = [
  ...["conversation_created", "conversation_updated", "conversation_status_changed"],
  // Older versions send these instead of the last one.
  ...["conversation_resolved", "conversation_opened"],
];

/**
 * Maps what a webhook reports about a conversation's beginning, status and assignee.
 * @throws {Unparseable} when its time cannot be read
 */
export function conversationEvent(name: string, conversation: ChatwootConversation): Part {
  const at = changedAt(conversation);
  if (at === null) {
    return { facts: [], people: [], ignored: "It does not say when it happened." };
  }
  const facts = [
    ...started(name, conversation),
    ...statusBy(name, conversation, at),
    ...assignedBy(name, conversation, at),
  ];
  const assignee = assigneeIn(conversation.meta);
  const person = conversation.meta?.assignee;
  return {
    facts: facts.map((fact) => ({ object: { kind: "conversation", id: conversation.id }, fact })),
    people: facts.length > 0 && assignee !== null && person ? [personSeen(assignee, person)] : [],
    ignored: facts.length > 0 ? null : "Laurel does not use any of the changed fields.",
  };
}

function started(name: string, { created_at: at, messages }: ChatwootConversation) {
  if (name !== "conversation_created" || !at) return [];
  const type = messageType(messages?.[0]?.message_type);
  if (type !== "incoming" && type !== "outgoing") return [];
  const by = type === "incoming" ? "customer" : "agent";
  return [{ key: "started", ...at, what: "started", by }] satisfies ConversationFact[];
}

/**
 * Returns when it changed, by the fields of the Chatwoot version; without them, the time of the
 * last message.
 */
function changedAt(conversation: ChatwootConversation): When | null {
  const { changed_attributes: changes, updated_at, last_activity_at, timestamp } = conversation;
  return firstTime({
    "changed_attributes.updated_at": readTime(changes?.["updated_at"]?.current_value),
    updated_at,
    last_activity_at,
    timestamp,
  });
}
