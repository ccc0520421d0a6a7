import type { ConversationFact } from "@/core/integrations/facts.ts";
import { textFrom } from "@/integrations/shared/optional.ts";
import type { When } from "@/integrations/shared/time.ts";
import { changeKey } from "./change_key.ts";
import type { ChatwootConversation } from "./payload.ts";
import { assigneeIn, performerOf } from "./performer.ts";

/** The statuses by their number, which Chatwoot sometimes sends instead of the name. */
const STATUSES = ["open", "resolved", "pending", "snoozed"];
/** Changes that hand over the work; they show that an open conversation was open at that time. */
const HANDOVERS = ["assignee_id", "team_id", "assignee_agent_bot_id"];

/**
 * Maps what a webhook reports about a conversation's status; every status except resolved means
 * open.
 */
export function statusBy(
  name: string,
  conversation: ChatwootConversation,
  at: When,
): ConversationFact[] {
  const { changed_attributes: changes, performed_by: performer, meta } = conversation;
  const change = changes?.["status"];
  const now = statusIn(conversation.status);
  const status = name === "conversation_resolved"
    ? "resolved"
    : name === "conversation_opened"
    ? "open"
    : statusIn(change?.current_value) ?? (name === "conversation_status_changed" ? now : null);
  if (status !== null) {
    const { person, origin } = performerOf(performer);
    const previous = isStatus(change?.previous_value) ? statusIn(change?.previous_value) : null;
    return [{
      key: changeKey("status", at, status),
      ...at,
      what: "status",
      status,
      origin,
      from: previous ?? (status === "open" ? "resolved" : "open"),
      // When Chatwoot does not name the person, the assignee counts.
      person: person ?? (origin === "person" ? assigneeIn(meta) : null),
    }];
  }
  const isHandedOver = HANDOVERS.some((field) => Object.hasOwn(changes ?? {}, field));
  return isHandedOver ? stillOpen(changeKey("status", at, "still open"), conversation, at) : [];
}

/**
 * Returns the fact that a conversation is open at a time. Its previous status counts as open, too,
 * but the fact still takes back an earlier resolution.
 */
export function stillOpen(
  key: string,
  { status }: Pick<ChatwootConversation, "status">,
  at: When,
): ConversationFact[] {
  const now = statusIn(status);
  if (now !== "open") return [];
  return [{ key, ...at, what: "status", status: now, from: now, person: null, origin: "person" }];
}

/** Every status except resolved means open, including unknown names. */
function statusIn(value: unknown): "open" | "resolved" | null {
  const name = nameIn(value);
  if (name === null) return null;
  return name === "resolved" ? "resolved" : "open";
}

function isStatus(value: unknown): boolean {
  return STATUSES.includes(nameIn(value) ?? "");
}

function nameIn(value: unknown): string | null {
  const name = textFrom(value)?.toLowerCase() ?? null;
  return STATUSES.find((_, number) => String(number) === name) ?? name;
}
