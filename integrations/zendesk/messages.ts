import type { ConversationFact } from "../../core/pairing/facts.ts";
import type { PersonSeen } from "../adapter.ts";
import { factKey } from "../shared/fact_key.ts";
import { personSeen } from "../shared/person_seen.ts";
import { readText } from "../shared/text.ts";
import type { ZendeskEvent } from "./payload.ts";
import { isPerson } from "./people.ts";

/** What one event comes to. */
export interface Reading {
  readonly facts: readonly ConversationFact[];
  readonly people: readonly PersonSeen[];
  readonly ignored: string | null;
}

/** A comment on a ticket, by staff or by the customer. */
export function readComment({ id: eventId, time, event }: ZendeskEvent): Reading {
  const comment = event?.comment;
  const author = comment?.author;
  if (!comment || !author) return ignore("The comment does not say who wrote it.");
  if (comment.is_public !== true) {
    return ignore("It is an internal note; the customer cannot see it.");
  }
  if (typeof author.is_staff !== "boolean") {
    return ignore("The comment does not say whether staff wrote it.");
  }
  const key = factKey("message", comment.id ?? eventId);
  if (!author.is_staff) return byCustomer(key, time);
  if (!isPerson(author.id)) return ignore("A bot or Zendesk itself wrote it.");
  return byAgent(key, time, { id: author.id, name: author.name }, comment.body);
}

/** A message of a messaging conversation. */
export function readMessage({ id: eventId, time, event }: ZendeskEvent): Reading {
  const message = event?.message;
  const actor = event?.actor ?? message?.author;
  const key = factKey("message", message?.id ?? eventId);
  if (actor?.type === "end_user") return byCustomer(key, time);
  if (actor?.type !== "agent" || !isPerson(actor.id)) {
    return ignore("A bot or Zendesk itself wrote it.");
  }
  const body = message?.body ?? message?.["content"] ?? message?.["text"];
  return byAgent(key, time, { id: actor.id, name: actor.name }, body);
}

function byCustomer(key: string, time: number): Reading {
  const fact = { key, time, what: "message", by: "customer", person: null, quality: null } as const;
  return { facts: [fact], people: [], ignored: null };
}

function byAgent(
  key: string,
  time: number,
  { id, name }: { readonly id: string; readonly name: unknown },
  body: unknown,
): Reading {
  const quality = readText(body)?.quality ?? null;
  return {
    facts: [{ key, time, what: "message", by: "agent", person: id, quality }],
    people: [personSeen(id, { name })],
    ignored: null,
  };
}

export function ignore(why: string): Reading {
  return { facts: [], people: [], ignored: why };
}
