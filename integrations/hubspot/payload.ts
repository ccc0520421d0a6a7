import { z } from "zod";
import type { ObjectKind, Origin, Person } from "@/core/integrations/facts.ts";
import { Unparseable } from "@/integrations/adapter.ts";
import { readShape, requiredId } from "@/integrations/shared/json.ts";
import { isAbsent } from "@/integrations/shared/absent.ts";
import { fieldsFrom, idFrom, optional, textFrom } from "@/integrations/shared/optional.ts";
import { fromIso, fromMilliseconds } from "@/integrations/shared/time.ts";

/** HubSpot sends 100 at most. */
const MOST_EVENTS = 100;

const typeSchema = z.string().trim().min(1).max(150);

const time = z.unknown().transform((value, context) => {
  const milliseconds = fromMilliseconds(value) ?? fromIso(value);
  if (milliseconds !== null) return milliseconds;
  context.addIssue({ code: "custom", message: "expected milliseconds since 1970" });
  return z.NEVER;
});

/** One of the events in a body; the same for CRM objects of any kind. */
const eventSchema = z.looseObject({
  portalId: requiredId,
  occurredAt: time,
  subscriptionType: optional(typeSchema),
  eventType: optional(typeSchema),
}).refine((event) => event.subscriptionType ?? event.eventType, {
  path: ["subscriptionType"],
  message: "expected a type of event",
});

/** What happens to one object, which has to be named. */
const ABOUT_ONE = ["creation", "propertyChange", "deletion", "privacyDeletion", "restore"];

/** What an object of HubSpot is to Laurel. */
const KINDS: Readonly<Record<string, ObjectKind>> = {
  contact: "contact",
  deal: "deal",
  ticket: "conversation",
  // The same in the family of events named "object".
  "0-1": "contact",
  "0-3": "deal",
  "0-5": "conversation",
};

/** An event in the terms of this adapter. */
export interface HubspotEvent {
  readonly portal: string;
  /** As HubSpot calls it: "deal.propertyChange". */
  readonly type: string;
  /** Null: a kind that Laurel does not follow. */
  readonly kind: ObjectKind | null;
  /** "creation", "propertyChange", "deletion", "restore" and others. */
  readonly action: string;
  /** Null where an event is not about one object that Laurel follows. */
  readonly id: string | null;
  readonly time: number;
  /** The property that changed, if one did. */
  readonly property: string | null;
  /** Its value as text; "": it was cleared; null: the event does not tell it. */
  readonly value: string | null;
  readonly person: Person;
  readonly origin: Origin;
}

/** Events of one account. */
export interface HubspotBody {
  readonly portal: string;
  readonly events: readonly HubspotEvent[];
  /** What is wrong with those that could not be read. */
  readonly unreadable: readonly string[];
}

/**
 * The events of a body. Some that cannot be read do not stand in the way of the others.
 * @throws {Unparseable} when it is no array, when none can be read, or when they are of several
 * accounts: an app of one's own is installed in one
 */
export function hubspotBody(payload: unknown): HubspotBody {
  const sent = eventsIn(payload);
  if (!Array.isArray(sent)) throw new Unparseable("HubSpot sends an array of events.");
  if (sent.length > MOST_EVENTS) {
    throw new Unparseable(`HubSpot sends ${MOST_EVENTS} events at most, not ${sent.length}.`);
  }
  const events: HubspotEvent[] = [];
  const unreadable: string[] = [];
  for (const one of sent) {
    try {
      events.push(hubspotEvent(one));
    } catch (error) {
      if (!(error instanceof Unparseable)) throw error;
      unreadable.push(error.message);
    }
  }
  const portals = new Set(events.map(({ portal }) => portal));
  const [portal] = portals;
  if (portal === undefined) {
    throw new Unparseable(unreadable[0] ?? "The array of events is empty.");
  }
  if (portals.size > 1) {
    throw new Unparseable(
      `The events are of ${portals.size} HubSpot accounts; give each an app and an integration ` +
        "of its own.",
    );
  }
  return { portal, events, unreadable };
}

/** A body's events; what passes them on one by one may leave the array out. */
export function eventsIn(payload: unknown): unknown {
  const { subscriptionType, eventType } = fieldsFrom(payload);
  return textFrom(subscriptionType ?? eventType) === null ? payload : [payload];
}

function hubspotEvent(value: unknown): HubspotEvent {
  const event = readShape(eventSchema, value, "an event of HubSpot");
  const type = (event.subscriptionType ?? event.eventType)!;
  const [family = "", action = ""] = type.split(".");
  const name = family === "object" ? textFrom(event.objectTypeId) ?? "" : family;
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name]! : null;
  const id = idFrom(event.objectId);
  if (kind !== null && id === null && ABOUT_ONE.includes(action)) {
    throw new Unparseable(`This is not an event of HubSpot: objectId: "${type}" names no object.`);
  }
  return {
    portal: event.portalId,
    type,
    kind,
    action,
    id,
    time: event.occurredAt,
    property: idFrom(event.propertyName),
    value: valueOf(event),
    person: personOf(event.sourceId),
    origin: originOf(event.changeSource),
  };
}

/**
 * An event's value of a property, which HubSpot sends as text whatever its type; "": it was cleared;
 * null: the event has none, or one of a type that no property has.
 */
export function valueOf(event: Readonly<Record<string, unknown>>): string | null {
  const { propertyValue } = event;
  if (propertyValue === undefined) return null;
  if (typeof propertyValue === "boolean") return String(propertyValue);
  return isAbsent(propertyValue) ? "" : textFrom(propertyValue);
}

/** People are named by the source of a change only; for others it is an app or an import. */
export function personOf(sourceId: unknown): Person {
  const [, user] = typeof sourceId === "string"
    ? /^\s*userId\s*:\s*(\d{1,30})\s*$/i.exec(sourceId) ?? []
    : [];
  return user === undefined ? null : `user:${user}`;
}

/** Only what somebody did in HubSpot itself, one record at a time, is by hand. */
function originOf(changeSource: unknown): Origin {
  const source = textFrom(changeSource)?.toUpperCase() ?? "";
  if (["CRM_UI", "MOBILE_IOS", "MOBILE_ANDROID"].includes(source)) return "person";
  if (/BULK|BATCH/.test(source)) return "bulk";
  if (/IMPORT|MIGRATION/.test(source)) return "import";
  if (/^(API|INTEGRATIONS?)(_|$)/.test(source)) return "api";
  return "automation";
}
