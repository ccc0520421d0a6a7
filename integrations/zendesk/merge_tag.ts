import { type Redaction, remove, REMOVED } from "@/integrations/shared/redact.ts";

/** Zendesk's own tag on tickets that were closed because they went on as another one. */
const MERGED = "closed_by_merge";

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
