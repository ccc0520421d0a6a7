import type { ConversationFact } from "../../core/pairing/facts.ts";
import { idOf } from "../shared/json.ts";
import { type Redaction, remove, REMOVED } from "../shared/redact.ts";
import type { When } from "../shared/time.ts";
import type { Reading } from "./messages.ts";
import type { ZendeskEvent } from "./payload.ts";

/** Zendesk's own tag on tickets that were closed because they went on as another one. */
const MERGED = "closed_by_merge";

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

/** Whether a ticket carries the tag of a merge; follow-ups of such tickets carry it as well. */
export function hasMergeTag(tags: unknown): boolean {
  return tagsIn(tags).includes(MERGED);
}

/** Keeps Zendesk's tag of a merge and nothing that an admin has named. */
export const redactTags: Redaction = (value) => {
  if (hasMergeTag(value)) return [MERGED];
  return Array.isArray(value) ? value.map(() => REMOVED) : remove(value);
};

function tagsIn(tags: unknown): readonly unknown[] {
  return typeof tags === "string" ? tags.split(/[\s,]+/) : Array.isArray(tags) ? tags : [];
}
