import type { FactAbout } from "@/core/integrations/facts.ts";
import type { Mapped } from "@/integrations/adapter.ts";
import { factKey } from "@/integrations/shared/fact_key.ts";
import { nameFrom } from "@/integrations/shared/text.ts";
import { hubspotBody, type HubspotEvent } from "./payload.ts";
import { amountOf, ownerOf } from "./values.ts";

/** A fact, or a sentence that says why there is none. */
type Meaning = FactAbout | string;

/** The maximum number of reasons that are listed. */
const MAX_REASONS = 5;

/**
 * Maps a body to facts. Their keys contain the object's property and the time of its change,
 * because HubSpot's event ids are not unique, and two subscriptions may report the same change.
 * @throws {Unparseable} see {@link hubspotBody}
 */
export function mapHubspot(payload: unknown): Mapped {
  const { portal, events, unreadable } = hubspotBody(payload);
  const meanings = events.map((event) => ({ event, meaning: meaningOf(event) }));
  const used = meanings.filter(({ meaning }) => typeof meaning !== "string");
  const facts = used.map(({ meaning }) => meaning as FactAbout);
  const reasons = [
    ...new Set([
      ...meanings.map(({ meaning }) => meaning).filter((meaning) => typeof meaning === "string"),
      ...unreadable,
    ]),
  ];
  return {
    tenant: portal,
    name: [...new Set(events.map(({ type }) => type))].slice(0, MAX_REASONS).join(", "),
    facts,
    people: peopleIn(used.map(({ event }) => event), facts),
    ignored: reasons.length === 0 ? null : reasons.slice(0, MAX_REASONS).join(" "),
  };
}

function meaningOf(event: HubspotEvent): Meaning {
  const { type, kind, id } = event;
  if (kind === null) {
    return `"${type}" is about nothing that Laurel follows: contacts, deals and tickets.`;
  }
  if (id === null) return otherAction(event);
  switch (kind) {
    case "deal":
      return dealMeaning(event, id);
    case "contact":
      return contactMeaning(event, id);
    default:
      return ticketMeaning(event, id);
  }
}

function dealMeaning(event: HubspotEvent, id: string): Meaning {
  const { action, time, property, value, person, origin } = event;
  const object = { kind: "deal", id } as const;
  if (action === "creation") {
    return { object, fact: { key: "created", time, what: "created", person, origin } };
  }
  if (action !== "propertyChange") {
    const fact = presenceFact(event);
    return fact ? { object, fact } : otherAction(event);
  }
  if (property === null) return "A deal was changed, but the event does not name the property.";
  const key = factKey(property, String(time));
  switch (property) {
    case "dealstage": {
      if (value === null) return withoutValue("deal", property);
      const stage = nameFrom(value);
      if (stage === null) return "A deal's stage was cleared.";
      return { object, fact: { key, time, what: "stage", stage, person, origin } };
    }
    case "amount": {
      if (value === null) return withoutValue("deal", property);
      const amount = amountOf(value);
      if (amount === undefined) return "A deal's amount is not a number.";
      return { object, fact: { key, time, what: "value", value: amount } };
    }
    case "hubspot_owner_id": {
      if (value === null) return withoutValue("deal", property);
      const owner = ownerOf(value);
      if (owner === undefined) return "A deal's owner is no id.";
      return { object, fact: { key, time, what: "owner", person: owner } };
    }
    default:
      return `The deal property "${property}" decides nothing.`;
  }
}

function contactMeaning(event: HubspotEvent, id: string): Meaning {
  const { action, time, property, value, person, origin } = event;
  const object = { kind: "contact", id } as const;
  if (action === "creation") {
    return { object, fact: { key: "created", time, what: "created", person, origin } };
  }
  if (action !== "propertyChange") {
    const fact = presenceFact(event);
    return fact ? { object, fact } : otherAction(event);
  }
  if (property === null) return "A contact was changed, but the event does not name the property.";
  if (property === "hubspot_owner_id") return "The owner of a contact has no effect.";
  if (value === null) return withoutValue("contact", property);
  const filled = { [property]: value !== "" };
  const key = factKey("fields", `${time}:${property}`);
  return { object, fact: { key, time, what: "fields", filled, person, origin } };
}

/** Tickets are conversations without messages: they earn only their resolution. */
function ticketMeaning(event: HubspotEvent, id: string): Meaning {
  const { action, time, property, value, person, origin } = event;
  const object = { kind: "conversation", id } as const;
  if (action === "creation") {
    const by = origin === "person" ? "agent" : "customer";
    return { object, fact: { key: "started", time, what: "started", by } };
  }
  if (action !== "propertyChange") return otherAction(event);
  if (property === null) return "A ticket was changed, but the event does not name the property.";
  const key = factKey(property, String(time));
  switch (property) {
    case "hs_pipeline_stage": {
      if (value === null) return withoutValue("ticket", property);
      const name = nameFrom(value);
      if (name === null) return "A ticket's stage was cleared.";
      const stage = `ticket:${name}`;
      return { object, fact: { key, time, what: "status", status: "open", stage, person, origin } };
    }
    case "hubspot_owner_id": {
      if (value === null) return withoutValue("ticket", property);
      const owner = ownerOf(value);
      if (owner === undefined) return "A ticket's owner is no id.";
      return { object, fact: { key, time, what: "assigned", person: owner } };
    }
    default:
      return `The ticket property "${property}" decides nothing.`;
  }
}

/** Returns the fact that a record was deleted or restored; undefined for other events. */
function presenceFact({ action, time }: HubspotEvent) {
  const key = String(time);
  switch (action) {
    case "deletion":
      return { key: factKey("deleted", key), time, what: "deleted" } as const;
    case "privacyDeletion":
      return { key: factKey("erased", key), time, what: "deleted", isErased: true } as const;
    case "restore":
      return { key: factKey("restored", key), time, what: "restored" } as const;
  }
}

function withoutValue(what: string, property: string): string {
  return `The ${what} property "${property}" was changed, but not to what.`;
}

function otherAction({ type, kind, action }: HubspotEvent): string {
  switch (action) {
    case "merge":
      return `"${type}": merging records is nobody's work with a customer.`;
    case "associationChange":
      return `"${type}": what records belong together decides nothing.`;
    case "deletion":
    case "privacyDeletion":
    case "restore":
      if (kind === "conversation") return `"${type}": a ticket keeps what it has earned.`;
  }
  return `"${type}" decides nothing.`;
}

function peopleIn(events: readonly HubspotEvent[], facts: readonly FactAbout[]): { id: string }[] {
  const ids = new Set<string>();
  for (const { person } of events) if (person !== null) ids.add(person);
  for (const { fact } of facts) if ("person" in fact && fact.person !== null) ids.add(fact.person);
  return [...ids].map((id) => ({ id }));
}
