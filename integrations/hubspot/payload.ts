import { z } from "zod";
import type { ObjectKind, Origin, ToolPerson } from "@/core/integrations/facts.ts";
import { Unparseable } from "@/integrations/adapter.ts";
import { readShape, requiredId } from "@/integrations/shared/json.ts";
import { isAbsent } from "@/integrations/shared/absent.ts";
import { fieldsFrom, idFrom, optional, textFrom } from "@/integrations/shared/optional.ts";
import { fromIso, fromMilliseconds } from "@/integrations/shared/time.ts";

/** HubSpot sends at most 100. */
const MAX_EVENTS = 100;

const typeSchema = z.string().trim().min(1).max(150);

const time = z.unknown().transform((value, context) => {
  const milliseconds = fromMilliseconds(value) ?? fromIso(value);
  if (milliseconds !== null) return milliseconds;
  context.addIssue({ code: "custom", message: "expected milliseconds since 1970" });
  return z.NEVER;
});

/** One of the events of a body; the same for CRM objects of every kind. */
const eventSchema = z.looseObject({
  portalId: requiredId,
  occurredAt: time,
  subscriptionType: optional(typeSchema),
  eventType: optional(typeSchema),
}).refine((event) => event.subscriptionType ?? event.eventType, {
  path: ["subscriptionType"],
  message: "expected a type of event",
});

/** Actions on one object; their events must name it. */
const ABOUT_ONE = ["creation", "propertyChange", "deletion", "privacyDeletion", "restore"];

/** The kinds of Laurel's objects by HubSpot's types. */
const KINDS: Readonly<Record<string, ObjectKind>> = {
  contact: "contact",
  deal: "deal",
  ticket: "conversation",
  // The same types in the events named "object".
  "0-1": "contact",
  "0-3": "deal",
  "0-5": "conversation",
};

/** An event in the terms of this adapter. */
export interface HubspotEvent {
  readonly portal: string;
  /** HubSpot's name of the event: "deal.propertyChange". */
  readonly type: string;
  /** Null for kinds that Laurel does not follow. */
  readonly kind: ObjectKind | null;
  /** "creation", "propertyChange", "deletion", "restore" and others. */
  readonly action: string;
  /** Null when the event is not about one object that Laurel follows. */
  readonly id: string | null;
  readonly time: number;
  /** The property that changed, if any. */
  readonly property: string | null;
  /** Its value as text; "" when it was cleared; null when the event does not contain it. */
  readonly value: string | null;
  readonly person: ToolPerson;
  readonly origin: Origin;
}

/** The events of one account. */
export interface HubspotBody {
  readonly portal: string;
  readonly events: readonly HubspotEvent[];
  /** What is wrong with the events that could not be read. */
  readonly unreadable: readonly string[];
}

/**
 * Reads the events of a body. Unreadable events do not affect the others.
 * @throws {Unparseable} when it is not an array, when no event can be read, or when the events
 *   belong to several accounts (a private app is installed in one account)
 */
export function hubspotBody(payload: unknown): HubspotBody {
  const sent = eventsIn(payload);
  if (!Array.isArray(sent)) throw new Unparseable("HubSpot sends an array of events.");
  if (sent.length > MAX_EVENTS) {
    throw new Unparseable(`HubSpot sends ${MAX_EVENTS} events at most, not ${sent.length}.`);
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

/** Returns a body's events; programs that forward them one by one may leave the array out. */
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
 * Returns an event's value of a property, which HubSpot always sends as text; "" when it was
 * cleared; null when the event has none, or one of a type that no property has.
 */
export function valueOf(event: Readonly<Record<string, unknown>>): string | null {
  const { propertyValue } = event;
  if (propertyValue === undefined) return null;
  if (typeof propertyValue === "boolean") return String(propertyValue);
  return isAbsent(propertyValue) ? "" : textFrom(propertyValue);
}

/** Returns the person who made a change; for changes by apps and imports there is none. */
export function personOf(sourceId: unknown): ToolPerson {
  const [, user] = typeof sourceId === "string"
    ? /^\s*userId\s*:\s*(\d{1,30})\s*$/i.exec(sourceId) ?? []
    : [];
  return user === undefined ? null : `user:${user}`;
}

/** Only changes in HubSpot itself, one record at a time, count as work by hand. */
function originOf(changeSource: unknown): Origin {
  const source = textFrom(changeSource)?.toUpperCase() ?? "";
  if (["CRM_UI", "MOBILE_IOS", "MOBILE_ANDROID"].includes(source)) return "person";
  if (/BULK|BATCH/.test(source)) return "bulk";
  if (/IMPORT|MIGRATION/.test(source)) return "import";
  if (/^(API|INTEGRATIONS?)(_|$)/.test(source)) return "api";
  return "automation";
}
