import { z } from "zod";
import type { ObjectKind, Origin, Person } from "../../core/pairing/facts.ts";
import { Unparseable } from "../adapter.ts";
import { idOf, idSchema, readShape } from "../shared/json.ts";
import { fromMilliseconds } from "../shared/time.ts";

/** HubSpot sends 100 at most. */
const MOST_EVENTS = 100;

const typeSchema = z.string().trim().min(1).max(150);

const time = z.unknown().transform((value, context) => {
  const milliseconds = fromMilliseconds(value);
  if (milliseconds !== null) return milliseconds;
  context.addIssue({ code: "custom", message: "expected milliseconds since 1970" });
  return z.NEVER;
});

/** One of the events in a body; the same for CRM objects of any kind. */
const eventSchema = z.looseObject({
  portalId: idSchema,
  occurredAt: time,
  subscriptionType: typeSchema.optional(),
  eventType: typeSchema.optional(),
}).refine((event) => event.subscriptionType ?? event.eventType, {
  path: ["subscriptionType"],
  message: "expected a type of event",
});

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
  /** "creation", "propertyChange", "deletion" and others. */
  readonly action: string;
  /** Null where an event is not about one object. */
  readonly id: string | null;
  readonly time: number;
  readonly property: string;
  readonly value: string;
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
  if (!Array.isArray(payload)) throw new Unparseable("HubSpot sends an array of events.");
  if (payload.length > MOST_EVENTS) {
    throw new Unparseable(`HubSpot sends ${MOST_EVENTS} events at most, not ${payload.length}.`);
  }
  const events: HubspotEvent[] = [];
  const unreadable: string[] = [];
  for (const one of payload) {
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

function hubspotEvent(value: unknown): HubspotEvent {
  const event = readShape(eventSchema, value, "an event of HubSpot");
  const type = (event.subscriptionType ?? event.eventType)!;
  const [family = "", action = ""] = type.split(".");
  const kind = family === "object" ? String(event.objectTypeId) : family;
  return {
    portal: event.portalId,
    type,
    kind: Object.hasOwn(KINDS, kind) ? KINDS[kind]! : null,
    action,
    id: idOf(event.objectId),
    time: event.occurredAt,
    property: idOf(event.propertyName) ?? "",
    value: textOf(event.propertyValue),
    person: personOf(event.sourceId),
    origin: originOf(event.changeSource),
  };
}

/** A property's value, which HubSpot sends as text whatever its type; "" is a cleared one. */
export function textOf(value: unknown): string {
  return ["string", "number", "boolean"].includes(typeof value) ? String(value).trim() : "";
}

/** People are named by the source of a change only; for others it is an app or an import. */
export function personOf(sourceId: unknown): Person {
  const [, user] = typeof sourceId === "string" ? /^userId:(\d{1,30})$/.exec(sourceId) ?? [] : [];
  return user === undefined ? null : `user:${user}`;
}

/** Only what somebody did in HubSpot itself, one record at a time, is by hand. */
function originOf(changeSource: unknown): Origin {
  if (typeof changeSource !== "string") return "automation";
  if (changeSource === "CRM_UI") return "person";
  if (/BULK|BATCH/.test(changeSource)) return "bulk";
  if (/IMPORT|MIGRATION/.test(changeSource)) return "import";
  if (/^(API|INTEGRATIONS?)(_|$)/.test(changeSource)) return "api";
  return "automation";
}
