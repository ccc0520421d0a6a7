import type { ConversationFact } from "../../core/pairing/facts.ts";
import { factKey } from "../shared/fact_key.ts";
import { idOf } from "../shared/json.ts";
import { ignore, type Reading } from "./messages.ts";
import type { ZendeskEvent } from "./payload.ts";
import { isSystem, personIn } from "./people.ts";

const RESOLVED = ["SOLVED", "CLOSED"];

/** A ticket was solved, closed, or taken up again. */
export function readStatus({ id, time, event, detail }: ZendeskEvent): Reading {
  const status = typeof event?.current === "string" ? event.current.toUpperCase() : "";
  if (status === "") return ignore("It does not say the new status.");
  const actor = detail?.actor_id;
  const isByCustomer = personIn(actor) !== null && actor === detail?.requester_id &&
    actor !== detail?.assignee_id;
  const isBySystem = isSystem(actor);
  return facts({
    key: factKey("status", id),
    time,
    what: "status",
    status: RESOLVED.includes(status) ? "resolved" : "open",
    // Customers may solve their own ticket: whose work that was is for the ticket to say.
    person: isBySystem
      ? null
      : personIn(isByCustomer ? null : actor) ?? personIn(detail?.assignee_id),
    origin: isBySystem ? "automation" : "person",
  });
}

export function readAssignment({ id, time, event }: ZendeskEvent): Reading {
  const person = personIn(idOf(event?.current));
  return facts({ key: factKey("assigned", id), time, what: "assigned", person });
}

/** The customer's rating; each change of it is an event of its own, and the last one counts. */
export function readRating({ time, event, detail }: ZendeskEvent): Reading {
  const score = scoreIn(event);
  if (score === null) return ignore("It holds no rating of good or bad, nor one of 1 to 5.");
  const person = personIn(detail?.assignee_id);
  return facts({ key: "rating", time, revision: time, what: "rating", score, person });
}

function scoreIn(event: ZendeskEvent["event"]): number | null {
  const held = event?.satisfaction_score;
  const nested = typeof held === "object" && held !== null && "score" in held ? held.score : held;
  const score = nested ?? event?.score ?? event?.current;
  if (typeof score === "number") {
    return Number.isInteger(score) && score >= 1 && score <= 5 ? (score - 1) / 4 : null;
  }
  if (typeof score !== "string") return null;
  const word = /^(GOOD|BAD)(_WITH_COMMENT)?$/.exec(score.toUpperCase())?.[1];
  return word === "GOOD" ? 1 : word === "BAD" ? 0 : null;
}

/** When the ticket was made and by whom; every event of a ticket tells it. */
export function beginning({ detail }: ZendeskEvent): ConversationFact[] {
  const { created_at: time, requester_id: requester, submitter_id: submitter } = detail ?? {};
  if (!time || !requester || !submitter) return [];
  const by = requester === submitter ? "customer" : "agent";
  return [{ key: "started", time, what: "started", by }];
}

function facts(fact: ConversationFact): Reading {
  return { facts: [fact], people: [], ignored: null };
}
