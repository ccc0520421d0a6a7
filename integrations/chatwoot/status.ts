import type { ConversationFact } from "@/core/integrations/facts.ts";
import { textFrom } from "@/integrations/shared/optional.ts";
import type { When } from "@/integrations/shared/time.ts";
import { changeKey } from "./change_key.ts";
import type { ChatwootConversation } from "./payload.ts";
import { assigneeIn, performerOf } from "./performer.ts";

/** As Chatwoot numbers them where it does not name them. */
const STATUSES = ["open", "resolved", "pending", "snoozed"];
/** Changes that give somebody the work: a conversation that is open then was opened at the latest. */
const HANDOVERS = ["assignee_id", "team_id", "assignee_agent_bot_id"];

/** What a webhook tells of a conversation's status; only resolved ones are not open. */
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
      // Where Chatwoot does not say who it was, whoever had it.
      person: person ?? (origin === "person" ? assigneeIn(meta) : null),
    }];
  }
  const isHandedOver = HANDOVERS.some((field) => Object.hasOwn(changes ?? {}, field));
  return isHandedOver ? stillOpen(changeKey("status", at, "still open"), conversation, at) : [];
}

/**
 * That a conversation is open at a time. It was open before, as far as this tells; a resolution is
 * taken back by it all the same.
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

/** What is not resolved is open, also what later versions or others may call it. */
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
