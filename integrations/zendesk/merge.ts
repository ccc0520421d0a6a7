import type { ConversationFact } from "@/core/integrations/facts.ts";
import { idOf } from "@/integrations/shared/json.ts";

import type { When } from "@/integrations/shared/time.ts";
import type { Reading } from "./messages.ts";
import type { ZendeskEvent } from "./payload.ts";

/**
 * A ticket was merged into another: it is closed, and nobody solved it. Where the event does not name
 * the other one, the one that stays open is that.
 */
export function readMerge({ time, event, detail }: ZendeskEvent): Reading {
  const target = idOf(event?.["target_ticket_id"]) ?? idOf(event?.["current"]);
  const status = typeof detail?.["status"] === "string" ? detail["status"].toUpperCase() : "CLOSED";
  const isTarget = target === null ? !["CLOSED", "SOLVED"].includes(status) : target === detail?.id;
  if (isTarget) {
    return { facts: [], people: [], ignored: "Another ticket was merged into this one." };
  }
  return { facts: [merged(time)], people: [], ignored: null };
}

/** Of several events that tell of the merge the first counts. */
export function merged(at: When): ConversationFact {
  return { key: "merged", ...at, revision: -at.time, what: "merged" };
}
