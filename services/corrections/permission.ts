import type { ChangedBy } from "@/core/events/corrections.ts";
import type { EventIdentity } from "@/core/events/event_identity.ts";
import type { Owner } from "@/db/events/explain.ts";
import { maySeeAgent, type Viewer } from "@/services/auth/identity.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { noEvent } from "@/services/rewards/reverse_event.ts";

/** Returns who a viewer is in the log. */
export function changedBy(viewer: Viewer): ChangedBy {
  return viewer.kind === "key"
    ? { id: `key:${viewer.keyId}`, name: viewer.name }
    : { id: viewer.userId, name: viewer.name };
}

/**
 * Checks that a viewer may change an agent's entries: admins, keys with the scope `admin`, and
 * managers of the agent's team. Managers do not change their own entries, because nobody decides
 * about their own points; an admin can.
 * @throws {ProblemError} `not_found` when the viewer may not even see the agent, `manager_only`,
 * `own_entry`
 */
export function requireCorrector(viewer: Viewer, owner: Owner, event: EventIdentity): void {
  if (!maySeeAgent(viewer, owner)) throw noEvent(event);
  if (viewer.kind === "key" || viewer.role === "admin") return;
  if (viewer.role !== "manager") {
    throw new ProblemError({
      status: 403,
      code: "manager_only",
      title: "This is for managers and admins",
      detail: "Ask your manager to correct the entry.",
    });
  }
  if (viewer.agent !== owner.id) return;
  throw new ProblemError({
    status: 403,
    code: "own_entry",
    title: "Nobody corrects their own points",
    detail: "The entry is your own. Ask an admin to correct it.",
  });
}
