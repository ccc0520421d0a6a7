import type { ConversationFact, ToolPerson } from "@/core/integrations/facts.ts";
import { factKey } from "@/integrations/shared/fact_key.ts";
import { idOf } from "@/integrations/shared/json.ts";
import { numberFrom } from "@/integrations/shared/optional.ts";
import { merged } from "./merge.ts";
import { hasMergeTag } from "./merge_tag.ts";
import { ignore, type Reading } from "./messages.ts";
import type { ZendeskEvent } from "./payload.ts";
import { isSystem, personIn } from "./people.ts";

const OPEN = ["NEW", "OPEN", "PENDING", "HOLD"];
const RESOLVED = ["SOLVED", "CLOSED"];
/** Statuses of removed tickets; removing a ticket does not reopen it. */
const GONE = ["DELETED", "ARCHIVED", "SUSPENDED", "SCRUBBED"];

/** Maps a status change: solved, closed, or reopened. */
export function readStatus({ id, time: at, event, detail }: ZendeskEvent): Reading {
  const status = statusName(event?.current);
  if (status === null) return ignore("It does not say the new status.");
  if (GONE.includes(status)) return ignore("A ticket that is deleted keeps what it has earned.");
  const previous = statusName(event?.previous);
  const actor = detail?.actor_id;
  const isByCustomer = personIn(actor) !== null && actor === detail?.requester_id &&
    actor !== detail?.assignee_id;
  const isBySystem = isSystem(actor);
  const isResolved = RESOLVED.includes(status);
  // People solve tickets; only merges and programs close them.
  const isClosed = status === "CLOSED";
  const isMerged = status === "CLOSED" && previous !== "SOLVED" && hasMergeTag(detail?.tags);
  const change: ConversationFact = {
    key: factKey("status", id),
    ...at,
    what: "status",
    status: isResolved ? "resolved" : "open",
    ...fromOf(previous),
    // Customers may solve their own ticket; then its assignee gets the work.
    person: isBySystem
      ? null
      : personIn(isByCustomer ? null : actor) ?? personIn(detail?.assignee_id),
    origin: isBySystem ? "automation" : isClosed ? "api" : "person",
  };
  return { facts: isMerged ? [change, merged(at)] : [change], people: [], ignored: null };
}

function statusName(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim().toUpperCase() : null;
}

/** Returns the previous status, when Zendesk reports a known one. */
function fromOf(previous: string | null): { from?: "open" | "resolved" } {
  if (previous === null) return {};
  if (RESOLVED.includes(previous)) return { from: "resolved" };
  return OPEN.includes(previous) ? { from: "open" } : {};
}

export function readAssignment({ id, time: at, event }: ZendeskEvent): Reading {
  const { current, previous } = event ?? {};
  return facts({
    key: factKey("assigned", id),
    ...at,
    what: "assigned",
    person: agentIn(current),
    ...(previous === undefined ? {} : { from: agentIn(previous) }),
  });
}

/**
 * Maps a change of the group. The ticket may have lost its assignee; the event contains the current
 * one.
 */
export function readGroup({ id, time: at, detail }: ZendeskEvent): Reading {
  const assignee = detail?.assignee_id;
  if (assignee === undefined) return ignore("It does not say who has the ticket now.");
  return facts({
    key: factKey("assigned", id),
    ...at,
    what: "assigned",
    person: personIn(assignee),
  });
}

/** Returns an agent, given by the id alone or as an object with an id. */
function agentIn(value: unknown): ToolPerson {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : value;
  const known = personIn(idOf(id));
  return known === "0" ? null : known;
}

/**
 * Maps the customer's rating; each change of it is an event of its own, and the last one counts.
 */
export function readRating({ time: at, event, detail }: ZendeskEvent): Reading {
  const score = scoreIn(event);
  if (score === null) return ignore("Its rating is neither good or bad nor a number from 1 to 5.");
  const person = personIn(detail?.assignee_id);
  return facts({ key: "rating", ...at, revision: at.time, what: "rating", score, person });
}

function scoreIn(event: ZendeskEvent["event"]): number | null {
  const held = event?.satisfaction_score;
  const nested = typeof held === "object" && held !== null && "score" in held ? held.score : held;
  const score = nested ?? event?.score ?? event?.current;
  const stars = numberFrom(score);
  if (stars !== null) {
    return Number.isInteger(stars) && stars >= 1 && stars <= 5 ? (stars - 1) / 4 : null;
  }
  if (typeof score !== "string") return null;
  const name = score.trim().toUpperCase().replace(/\s+/g, "_");
  const word = /^(GOOD|BAD)(_WITH_COMMENT)?$/.exec(name)?.[1];
  return word === "GOOD" ? 1 : word === "BAD" ? 0 : null;
}

/** Returns when and by whom the ticket was created; every event of a ticket contains it. */
export function beginning({ detail }: ZendeskEvent): ConversationFact[] {
  const { created_at: at, requester_id: requester, submitter_id: submitter } = detail ?? {};
  if (!at || !requester || !submitter) return [];
  const by = requester === submitter ? "customer" : "agent";
  return [{ key: "started", ...at, what: "started", by }];
}

function facts(fact: ConversationFact): Reading {
  return { facts: [fact], people: [], ignored: null };
}
