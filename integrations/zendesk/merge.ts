import type { ConversationFact } from "@/core/integrations/facts.ts";
import { idOf } from "@/integrations/shared/json.ts";

import type { When } from "@/integrations/shared/time.ts";
import type { Reading } from "./messages.ts";
import type { ZendeskEvent } from "./payload.ts";

/**
 * Maps a merge: the ticket was closed because it was merged into another one, and nobody solved it.
 * Where the event does not name the other ticket, the one that stays open is the other one.
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

/** Returns the fact of a merge; when several events report it, the first counts. */
export function merged(at: When): ConversationFact {
  return { key: "merged", ...at, revision: -at.time, what: "merged" };
}
