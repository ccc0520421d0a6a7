import type { ConversationFact } from "@/core/integrations/facts.ts";
import type { PersonSeen } from "@/integrations/adapter.ts";
import { factKey } from "@/integrations/shared/fact_key.ts";
import { isNo, isTrue } from "@/integrations/shared/optional.ts";
import { personSeen } from "@/integrations/shared/person_seen.ts";
import { readText } from "@/integrations/shared/text.ts";
import type { When } from "@/integrations/shared/time.ts";
import type { ZendeskEvent } from "./payload.ts";
import { isPerson } from "./people.ts";

/** The facts of one event. */
export interface Reading {
  readonly facts: readonly ConversationFact[];
  readonly people: readonly PersonSeen[];
  readonly ignored: string | null;
}

/** Maps a comment on a ticket, by staff or by the customer. */
export function readComment({ id: eventId, time: at, event, detail }: ZendeskEvent): Reading {
  const comment = event?.comment;
  const author = comment?.author;
  if (!comment || !author) return ignore("The comment does not say who wrote it.");
  if (flagIn(comment.is_public) !== true) {
    return ignore("It is an internal note; the customer cannot see it.");
  }
  const isStaff = flagIn(author.is_staff);
  if (isStaff === null) return ignore("The comment does not say whether staff wrote it.");
  const key = factKey("message", comment.id ?? eventId);
  // Staff members who request something are the customer of that ticket.
  const isRequester = author.id !== null && author.id === detail?.requester_id &&
    author.id !== detail?.assignee_id;
  if (!isStaff || isRequester) return byCustomer(key, at);
  if (!isPerson(author.id)) return ignore("A bot or Zendesk itself wrote it.");
  return byAgent(key, at, { id: author.id, name: author.name }, comment.body);
}

/** Maps a message of a messaging conversation. */
export function readMessage({ id: eventId, time: at, event }: ZendeskEvent): Reading {
  const message = event?.message;
  const actor = event?.actor ?? message?.author;
  const key = factKey("message", message?.id ?? eventId);
  if (kindOf(actor) === "end_user") return byCustomer(key, at);
  if (kindOf(actor) !== "agent" || !actor || !isPerson(actor.id)) {
    return ignore("A bot or Zendesk itself wrote it.");
  }
  const body = message?.body ?? message?.["content"] ?? message?.["text"];
  return byAgent(key, at, { id: actor.id, name: actor.name }, body);
}

/** Returns true or false, in any spelling; null for anything else. */
function flagIn(value: unknown): boolean | null {
  if (isTrue(value)) return true;
  return isNo(value) ? false : null;
}

/** Normalizes a type: "end_user" in events is "end-user" in roles. */
function kindOf(actor: { readonly type?: string | null | undefined } | null | undefined): string {
  return (actor?.type ?? "").trim().toLowerCase().replace(/[\s-]/g, "_");
}

function byCustomer(key: string, at: When): Reading {
  const fact = {
    key,
    ...at,
    what: "message",
    by: "customer",
    person: null,
    quality: null,
  } as const;
  return { facts: [fact], people: [], ignored: null };
}

function byAgent(
  key: string,
  at: When,
  { id, name }: { readonly id: string; readonly name: unknown },
  body: unknown,
): Reading {
  const quality = readText(body)?.quality ?? null;
  return {
    facts: [{ key, ...at, what: "message", by: "agent", person: id, quality }],
    people: [personSeen(id, { name })],
    ignored: null,
  };
}

export function ignore(why: string): Reading {
  return { facts: [], people: [], ignored: why };
}
