import { type Redaction, remove, REMOVED } from "@/integrations/shared/redact.ts";

/** Zendesk's own tag of tickets that were closed by a merge. */
const MERGED = "closed_by_merge";

/** Returns whether a ticket has the tag of a merge; follow-ups of such tickets have it as well. */
export function hasMergeTag(tags: unknown): boolean {
  return tagsIn(tags).includes(MERGED);
}

/** Keeps Zendesk's tag of a merge and removes all tags that people named. */
export const redactTags: Redaction = (value) => {
  if (hasMergeTag(value)) return [MERGED];
  return Array.isArray(value) ? value.map(() => REMOVED) : remove(value);
};

function tagsIn(tags: unknown): readonly unknown[] {
  return typeof tags === "string" ? tags.split(/[\s,]+/) : Array.isArray(tags) ? tags : [];
}
