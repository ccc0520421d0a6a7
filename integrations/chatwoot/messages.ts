import type { ConversationFact, FactAbout } from "@/core/integrations/facts.ts";
import type { PersonSeen } from "@/integrations/adapter.ts";
import { factKey } from "@/integrations/shared/fact_key.ts";
import { firstTime } from "@/integrations/shared/first_time.ts";
import { isTrue, textFrom } from "@/integrations/shared/optional.ts";
import { personSeen } from "@/integrations/shared/person_seen.ts";
import { readText } from "@/integrations/shared/text.ts";
import type { When } from "@/integrations/shared/time.ts";
import type { ChatwootMessage } from "./payload.ts";
import { agentIn, assigneeIn, performerOf } from "./performer.ts";
import { stillOpen } from "./status.ts";

/** The facts of one webhook. */
export interface Part {
  readonly facts: readonly FactAbout[];
  readonly people: readonly PersonSeen[];
  readonly ignored: string | null;
}

const TYPES = ["incoming", "outgoing", "activity", "template"] as const;

/** Reads a message type: webhooks have a name, messages within conversations a number. */
export function messageType(value: unknown): typeof TYPES[number] | null {
  const name = textFrom(value)?.toLowerCase() ?? "";
  return TYPES.find((type, number) => type === name || String(number) === name) ?? null;
}

/**
 * Maps a new message.
 * @throws {Unparseable} when it counts, and its time cannot be read
 */
export function messageCreated(message: ChatwootMessage): Part {
  const why = whyIgnored(message);
  if (why !== null) return { facts: [], people: [], ignored: why };
  const at = writtenAt(message);
  if (at === null) {
    return { facts: [], people: [], ignored: "It does not say when it was written." };
  }
  const isByAgent = messageType(message.message_type) === "outgoing";
  const { conversation, sender } = message;
  const facts: ConversationFact[] = [{
    key: factKey("message", message.id),
    ...at,
    what: "message",
    by: isByAgent ? "agent" : "customer",
    person: isByAgent ? agentIn(sender) : null,
    quality: isByAgent ? readText(message.content)?.quality ?? null : null,
  }];
  // Before the first reply, a message of the customer means that the customer began the
  // conversation.
  const startedAt = conversation.created_at;
  const isBegun = startedAt && secondOf(startedAt) <= secondOf(at);
  if (!isByAgent && isBegun && !conversation.first_reply_created_at) {
    facts.push({ key: "started", ...startedAt, what: "started", by: "customer" });
  }
  // A customer's message reopens a resolved conversation, and the webhook about the new status may
  // be lost.
  facts.push(...stillOpen(factKey("status:open", message.id), conversation, at));
  return {
    facts: facts.map((fact) => ({ object: { kind: "conversation", id: conversation.id }, fact })),
    people: isByAgent && sender ? [personSeen(sender.id, sender)] : [],
    ignored: null,
  };
}

/** Returns why a message does not count; null when it counts. */
function whyIgnored(message: ChatwootMessage): string | null {
  const { sender, performed_by: performer, content_attributes: attributes } = message;
  const type = messageType(message.message_type);
  if (type === "activity" || type === "template") return "Chatwoot itself wrote it.";
  if (type === null) return "Laurel does not know this kind of message.";
  if (isTrue(message.private)) return "It is a private note; the customer cannot see it.";
  if (isTrue(attributes?.["deleted"])) return "It was deleted.";
  if (type === "incoming") return null;
  if (agentIn(sender) === null) return "A bot or another program wrote it, not an agent.";
  if ((attributes?.["automation_rule_id"] ?? null) !== null) return "An automation rule wrote it.";
  if ((message.additional_attributes?.["campaign_id"] ?? null) !== null) {
    return "It is part of a campaign.";
  }
  const { origin, isKnown } = performerOf(performer);
  return isKnown && origin !== "person"
    ? "An agent's name is on it, but a rule or a program sent it."
    : null;
}

/** Rounds to seconds, because every version reports at least these. */
function secondOf({ time }: When): number {
  return Math.floor(time / 1_000);
}

/** Returns when a message was written, by its own field or by its copy in the conversation. */
function writtenAt({ id, created_at: own, conversation }: ChatwootMessage): When | null {
  const copy = conversation.messages?.find((one) => one.id === id);
  return firstTime({
    created_at: own,
    "conversation.messages.created_at": copy?.created_at ?? null,
  });
}

/** Maps a changed message. Only customers' ratings are used. */
export function messageUpdated(message: ChatwootMessage): Part {
  const rating = ratingIn(message);
  if (rating === null) {
    const ignored = "The changed message is not an answered rating.";
    return { facts: [], people: [], ignored };
  }
  const { conversation } = message;
  const changed = changedAt(message);
  if (changed === null) {
    return { facts: [], people: [], ignored: "The rating does not say when it was given." };
  }
  const assignee = assigneeIn(conversation.meta);
  const person = conversation.meta?.assignee;
  return {
    facts: [{
      object: { kind: "conversation", id: conversation.id },
      fact: {
        key: factKey("rating", message.id),
        ...changed,
        // Customers may change their rating for 14 days.
        revision: changed.time,
        what: "rating",
        score: (rating - 1) / 4,
        person: assignee,
      },
    }],
    people: assignee !== null && person ? [personSeen(assignee, person)] : [],
    ignored: null,
  };
}

/** Returns a rating from 1 to 5; null when the message has none, or none yet. */
function ratingIn({ content_type: type, content_attributes: attributes }: ChatwootMessage) {
  if (type !== "input_csat") return null;
  const values = attributes?.["submitted_values"] as
    | { csat_survey_response?: { rating?: unknown } | null }
    | null
    | undefined;
  const given = values?.csat_survey_response?.rating;
  const rating = typeof given === "number" || typeof given === "string" ? Number(given) : NaN;
  return Number.isInteger(rating) && rating >= 1 && rating <= 5 ? rating : null;
}

/**
 * Returns when a message last changed. Without an own time, the newest time of the conversation is
 * used.
 */
function changedAt(message: ChatwootMessage): When | null {
  const { conversation } = message;
  const copy = conversation.messages?.find(({ id }) => id === message.id);
  const own = message.updated_at ?? copy?.updated_at;
  if (own) return own;
  const { created_at, updated_at } = message;
  const { last_activity_at, timestamp } = conversation;
  const others = {
    "conversation.updated_at": conversation.updated_at,
    last_activity_at,
    timestamp,
    created_at,
    updated_at,
  };
  const known = Object.values(others).filter((time) => time !== null && time !== undefined);
  return known.toSorted((a, b) => b.time - a.time)[0] ?? firstTime(others);
}
