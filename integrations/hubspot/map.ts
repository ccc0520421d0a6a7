import type { FactAbout } from "../../core/pairing/facts.ts";
import type { MapContext, Mapped } from "../adapter.ts";
import { factKey } from "../shared/fact_key.ts";
import { hubspotBody, type HubspotEvent } from "./payload.ts";
import { amountOf, ownerOf, stageOf } from "./values.ts";

/** A fact, or the sentence that says why there is none. */
type Meaning = FactAbout | string;

/** As many reasons as a person reads. */
const MOST_REASONS = 5;

/**
 * What a body means. Keys hold the object's property and the time of its change: HubSpot's event ids
 * are not unique, and the same change comes twice when two subscriptions cover it.
 * @throws {Unparseable} see {@link hubspotBody}
 */
export function mapHubspot(payload: unknown, { settings }: MapContext): Mapped {
  const { portal, events, unreadable } = hubspotBody(payload);
  const meanings = events.map((event) => meaningOf(event, settings.stages));
  const facts = meanings.filter((meaning) => typeof meaning !== "string");
  const reasons = [
    ...new Set([...meanings.filter((meaning) => typeof meaning === "string"), ...unreadable]),
  ];
  return {
    tenant: portal,
    name: [...new Set(events.map(({ type }) => type))].slice(0, MOST_REASONS).join(", "),
    facts,
    people: peopleIn(events, facts),
    ignored: reasons.length === 0 ? null : reasons.slice(0, MOST_REASONS).join(" "),
  };
}

function meaningOf(event: HubspotEvent, stages: MapContext["settings"]["stages"]): Meaning {
  const { type, kind, id } = event;
  if (id === null) return `"${type}" is not about one object.`;
  switch (kind) {
    case "deal":
      return dealMeaning(event, id);
    case "contact":
      return contactMeaning(event, id);
    case "conversation":
      return ticketMeaning(event, id, stages);
    default:
      return `"${type}" is about nothing that Laurel follows: contacts, deals and tickets.`;
  }
}

function dealMeaning(event: HubspotEvent, id: string): Meaning {
  const { action, time, property, value, person, origin } = event;
  const object = { kind: "deal", id } as const;
  if (action === "creation") {
    return { object, fact: { key: "created", time, what: "created", person, origin } };
  }
  if (action === "deletion" || action === "privacyDeletion") {
    return { object, fact: { key: "deleted", time, what: "deleted" } };
  }
  if (action !== "propertyChange") return otherAction(event);
  const key = factKey(property, String(time));
  switch (property) {
    case "dealstage": {
      const stage = stageOf(value);
      if (stage === null) return "A deal's stage was changed to none.";
      return { object, fact: { key, time, what: "stage", stage, person, origin } };
    }
    case "amount": {
      const amount = amountOf(value);
      if (amount === undefined) return "A deal's amount is no number.";
      return { object, fact: { key, time, what: "value", value: amount } };
    }
    case "hubspot_owner_id": {
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
  if (action === "deletion" || action === "privacyDeletion") {
    return { object, fact: { key: "deleted", time, what: "deleted" } };
  }
  if (action !== "propertyChange") return otherAction(event);
  if (property === "") return "A contact was changed, but not which property.";
  if (property === "hubspot_owner_id") return "Whose a contact is decides nothing.";
  const filled = { [property]: value !== "" };
  const key = factKey("fields", `${time}:${property}`);
  return { object, fact: { key, time, what: "fields", filled, person, origin } };
}

/** Tickets are conversations without messages: what they earn is being closed. */
function ticketMeaning(
  event: HubspotEvent,
  id: string,
  stages: MapContext["settings"]["stages"],
): Meaning {
  const { action, time, property, value, person, origin } = event;
  const object = { kind: "conversation", id } as const;
  if (action === "creation") {
    const by = origin === "person" ? "agent" : "customer";
    return { object, fact: { key: "started", time, what: "started", by } };
  }
  if (action !== "propertyChange") return otherAction(event);
  const key = factKey(property, String(time));
  switch (property) {
    case "hs_pipeline_stage": {
      const stage = stageOf(value);
      if (stage === null) return "A ticket's stage was changed to none.";
      const name = `ticket:${stage}`;
      const isClosed = Object.hasOwn(stages, name) && stages[name] === "won";
      const status = isClosed ? "resolved" : "open";
      return { object, fact: { key, time, what: "status", status, person, origin } };
    }
    case "hubspot_owner_id": {
      const owner = ownerOf(value);
      if (owner === undefined) return "A ticket's owner is no id.";
      return { object, fact: { key, time, what: "assigned", person: owner } };
    }
    default:
      return `The ticket property "${property}" decides nothing.`;
  }
}

function otherAction({ type, action }: HubspotEvent): string {
  if (action === "merge") return `"${type}": merging records is nobody's work with a customer.`;
  return `"${type}" decides nothing.`;
}

function peopleIn(events: readonly HubspotEvent[], facts: readonly FactAbout[]): { id: string }[] {
  const ids = new Set<string>();
  for (const { person } of events) if (person !== null) ids.add(person);
  for (const { fact } of facts) if ("person" in fact && fact.person !== null) ids.add(fact.person);
  return [...ids].map((id) => ({ id }));
}
