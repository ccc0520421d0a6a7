import type { ConversationFact, ToolPerson } from "@/core/integrations/facts.ts";
import { idOf } from "@/integrations/shared/json.ts";
import type { When } from "@/integrations/shared/time.ts";
import { changeKey } from "./change_key.ts";
import type { ChatwootConversation } from "./payload.ts";
import { assigneeIn } from "./performer.ts";

/** Maps what a webhook reports about the assignee of a conversation. */
export function assignedBy(
  name: string,
  { changed_attributes: changes, meta }: ChatwootConversation,
  at: When,
): ConversationFact[] {
  const change = changes?.["assignee_id"];
  const namesAssignee = name === "conversation_created" || name === "conversation_status_changed";
  if (!change && (!namesAssignee || meta?.assignee === undefined)) return [];
  const person = assigneeAfter(change, meta);
  if (name === "conversation_created" && person === null) return [];
  const from = change && Object.hasOwn(change, "previous_value")
    ? { from: idOf(change.previous_value) }
    : {};
  const key = changeKey("assigned", at, person ?? "nobody");
  return [{ key, ...at, what: "assigned", person, ...from }];
}

/**
 * Chatwoot may build the webhook some time after the change, so `meta` may show a later assignee.
 */
function assigneeAfter(
  change: { readonly current_value?: unknown } | undefined,
  meta: ChatwootConversation["meta"],
): ToolPerson {
  if (!change || !Object.hasOwn(change, "current_value")) return assigneeIn(meta);
  const id = idOf(change.current_value);
  return id === null || meta?.assignee?.id === id ? id && assigneeIn(meta) : id;
}
