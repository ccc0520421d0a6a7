import type { ConversationFact } from "../../core/pairing/facts.ts";
import { factKey } from "../shared/fact_key.ts";
import { personSeen } from "../shared/person_seen.ts";
import { messageType, type Part } from "./messages.ts";
import type { ChatwootConversation } from "./payload.ts";
import { assigneeIn, performerOf } from "./performer.ts";
import { fromAnyTime } from "../shared/time.ts";

/** The events about conversations that say something. */
export const CONVERSATION_EVENTS = [
  ...["conversation_created", "conversation_updated", "conversation_status_changed"],
  // What older versions send in place of the last one.
  ...["conversation_resolved", "conversation_opened"],
];

/** What a webhook about a conversation tells of its beginning, its status and its assignee. */
export function conversationEvent(name: string, conversation: ChatwootConversation): Part {
  const time = changedAt(conversation);
  if (time === null) {
    return { facts: [], people: [], ignored: "It does not say when it happened." };
  }
  const facts = [
    ...started(name, conversation),
    ...status(name, conversation, time),
    ...assigned(name, conversation, time),
  ];
  const assignee = assigneeIn(conversation.meta);
  const person = conversation.meta?.assignee;
  return {
    facts: facts.map((fact) => ({ object: { kind: "conversation", id: conversation.id }, fact })),
    people: facts.length > 0 && assignee !== null && person ? [personSeen(assignee, person)] : [],
    ignored: facts.length > 0 ? null : "Nothing changed that Laurel looks at.",
  };
}

function started(name: string, { created_at: time, messages }: ChatwootConversation) {
  if (name !== "conversation_created" || time === null) return [];
  const type = messageType(messages?.[0]?.message_type);
  if (type !== "incoming" && type !== "outgoing") return [];
  const by = type === "incoming" ? "customer" : "agent";
  return [{ key: "started", time, what: "started", by }] satisfies ConversationFact[];
}

function status(
  name: string,
  conversation: ChatwootConversation,
  time: number,
): ConversationFact[] {
  const changed = conversation.changed_attributes?.["status"]?.current_value;
  const current = name === "conversation_resolved"
    ? "resolved"
    : name === "conversation_opened"
    ? "open"
    : changed ?? (name === "conversation_status_changed" ? conversation.status : null);
  if (typeof current !== "string") return [];
  const { person, origin } = performerOf(conversation.performed_by);
  const isResolved = current === "resolved";
  return [{
    // To the second: the same change is told with and without fractions.
    key: factKey(`status:${isResolved ? "resolved" : "open"}`, String(Math.floor(time / 1000))),
    time,
    what: "status",
    status: isResolved ? "resolved" : "open",
    // Where Chatwoot does not say who it was, whoever had it.
    person: person ?? (origin === "person" ? assigneeIn(conversation.meta) : null),
    origin,
  }];
}

function assigned(
  name: string,
  conversation: ChatwootConversation,
  time: number,
): ConversationFact[] {
  const changes = conversation.changed_attributes;
  const isTold = name === "conversation_created" || name === "conversation_status_changed" ||
    Object.hasOwn(changes ?? {}, "assignee_id");
  const person = assigneeIn(conversation.meta);
  if (!isTold || (name === "conversation_created" && person === null)) return [];
  const key = factKey("assigned", String(Math.floor(time / 1000)));
  return [{ key, time, what: "assigned", person }];
}

/** When it changed, by what the version tells; the last message's time where there is no other. */
function changedAt(conversation: ChatwootConversation): number | null {
  return fromAnyTime(conversation.changed_attributes?.["updated_at"]?.current_value) ??
    conversation.updated_at ?? conversation.last_activity_at ?? conversation.timestamp;
}
