import { addDays } from "@/core/calendars/calendar.ts";
import { objectIdOf } from "@/core/events/events.ts";
import { type DayFacts, type Interactions, type MetricEvent, RELATIONSHIP_DAYS } from "./day.ts";
import { count, type DailyMetric, eventCount, mean, numbers, share } from "./metric.ts";
import type { Parts } from "./views.ts";

/**
 * The number of days with contact within {@link RELATIONSHIP_DAYS} that counts as frequent: about
 * weekly.
 */
const FREQUENT_DAYS = 4;

const CRM = "convention of customer relationship management";
const domain = "contacts";
const ACTIVITIES = "activities other than notes, and completed calls with a contactId";

/** The metrics of the address book and of the contacts in it. */
export const CONTACT_METRICS: readonly DailyMetric[] = [
  counted("contacts_created", "Contacts created", "new_contact"),
  counted("contacts_updated", "Contacts updated", "contact_updated"),
  counted("contacts_activities", "Contact activities", "contact_activity"),
  {
    key: "contacts_data_quality",
    title: "Data quality",
    domain,
    unit: "ratio",
    kind: "mean",
    higherIsBetter: true,
    formula: "sum of dataQuality / new contacts that report it",
    source: "data quality as in ISO/IEC 25012, as the tool scores it; 0 to 1",
    feeds: ["new_contact.dataQuality"],
    measure: (day) => mean(numbers(day.ofType("new_contact"), "dataQuality", 1)),
  },
  {
    key: "contacts_completeness",
    title: "Completeness",
    domain,
    unit: "ratio",
    kind: "mean",
    higherIsBetter: true,
    formula: "sum of completeness after the update / updates that report it",
    source: "completeness as in ISO/IEC 25012: share of the expected fields that have a value",
    feeds: ["contact_updated.completeness"],
    measure: (day) => mean(numbers(day.ofType("contact_updated"), "completeness", 1)),
  },
  {
    key: "contacts_completeness_gain",
    title: "Completeness gained",
    domain,
    unit: "ratio",
    kind: "mean",
    higherIsBetter: true,
    formula: "sum of completenessGain / updates that report it; negative when values were lost",
    source: "change of completeness as in ISO/IEC 25012",
    feeds: ["contact_updated.completenessGain"],
    measure: (day) => mean(numbers(day.ofType("contact_updated"), "completenessGain", 1, -1)),
  },
  {
    key: "contacts_active",
    title: "Contacts dealt with",
    domain,
    unit: "count",
    kind: "count",
    higherIsBetter: true,
    formula: "different contacts of a day with new_contact, contact_updated or contact_activity; " +
      "a period adds its days up (contact-days)",
    source: `active contacts, ${CRM}`,
    feeds: ["new_contact.objectId", "contact_updated.objectId", "contact_activity.objectId"],
    measure: (day) => count([...contactsOf(day.ofType(...TOUCHES))]),
  },
  {
    key: "contacts_engagement",
    title: "Engagement",
    domain,
    unit: "per contact and day",
    kind: "mean",
    higherIsBetter: true,
    formula: "contact_activity events that name their contact / different contacts of a day " +
      "with such an event",
    source: `activities per active contact, ${CRM}`,
    feeds: ["contact_activity.objectId"],
    measure: engagement,
  },
  {
    key: "contacts_inbound_share",
    title: "Activities started by the contact",
    domain,
    unit: "ratio",
    kind: "ratio",
    higherIsBetter: null,
    formula: "contact_activity events with direction inbound / those with inbound or outbound",
    source: "reciprocity of a tie (Granovetter, The Strength of Weak Ties, 1973)",
    feeds: ["contact_activity.direction"],
    measure: (day) =>
      share(
        day.ofType("contact_activity").map(directionOf).filter((one) => one !== null),
        (direction) => direction === "inbound",
      ),
  },
  {
    key: "contacts_relationship_strength",
    title: "Relationship strength",
    domain,
    unit: "ratio",
    kind: "mean",
    higherIsBetter: true,
    formula: "sum of the strengths / contacts with an interaction in the 30 days that end with " +
      "the day; strength: mean of recency (1 - days since the last / 30), frequency (days with " +
      "one / 4, at most 1) and reciprocity (2 x the rarer direction / both; left out where no " +
      `direction is told); interactions: ${ACTIVITIES}`,
    source: "recency and frequency as in RFM (Hughes, Strategic Database Marketing, 1994), " +
      "reciprocity as in Granovetter (1973), with equal weights (Dawes, 1979); 30 days and " +
      "weekly contact are Laurel's choice",
    feeds: [
      ...["contact_activity.objectId", "contact_activity.activity", "contact_activity.direction"],
      ...["call_completed.contactId", "call_completed.direction"],
    ],
    measure: (day) => mean(strengths(day)),
  },
];

const TOUCHES = ["new_contact", "contact_updated", "contact_activity"] as const;

function counted(key: string, title: string, type: typeof TOUCHES[number]): DailyMetric {
  const source = `activity count, ${CRM}`;
  return eventCount(type, { key, title, domain, higherIsBetter: true, source });
}

/** Types of events that can be an interaction with a contact. */
export const INTERACTION_TYPES: readonly string[] = ["contact_activity", "call_completed"];

/** Returns the contact and the direction of an interaction; null when the event is none. */
export function interactionOf(
  { type, source, data }: Pick<MetricEvent, "type" | "source" | "data">,
): Pick<Interactions, "contact" | "direction"> | null {
  if (!INTERACTION_TYPES.includes(type) || data["activity"] === "note") return null;
  const isCall = type === "call_completed";
  const id = objectIdOf(isCall ? { objectId: data["contactId"] } : data);
  return id === null ? null : { contact: `${source}\0${id}`, direction: directionOf({ data }) };
}

/** Returns the strength of the relationship with each contact of the last days; 0 to 1. */
export function strengths({ day, interactions }: DayFacts): number[] {
  const from = addDays(day, 1 - RELATIONSHIP_DAYS);
  const recent = interactions.filter((one) => one.day >= from && one.day <= day);
  // Uses a fixed order, because sums of fractions depend on it.
  return [...Map.groupBy(recent, (one) => one.contact).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ofOne]) => strengthOf(ofOne, day));
}

function strengthOf(interactions: readonly Interactions[], day: string): number {
  const days = new Set(interactions.map((one) => one.day));
  const last = [...days].sort().at(-1)!;
  const since = (Date.parse(day) - Date.parse(last)) / 86_400_000;
  const parts = [1 - since / RELATIONSHIP_DAYS, Math.min(1, days.size / FREQUENT_DAYS)];
  const [inbound, outbound] = [counts(interactions, "inbound"), counts(interactions, "outbound")];
  if (inbound + outbound > 0) parts.push(2 * Math.min(inbound, outbound) / (inbound + outbound));
  return parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

function counts(interactions: readonly Interactions[], direction: string): number {
  return interactions.filter((one) => one.direction === direction)
    .reduce((sum, one) => sum + one.count, 0);
}

function directionOf({ data }: Pick<MetricEvent, "data">): "inbound" | "outbound" | null {
  const direction = data["direction"];
  return direction === "inbound" || direction === "outbound" ? direction : null;
}

function contactsOf(events: readonly MetricEvent[]): Set<string> {
  return new Set(events.flatMap(({ source, data }) => {
    const id = objectIdOf(data);
    return id === null ? [] : [`${source}\0${id}`];
  }));
}

function engagement(day: DayFacts): Parts | null {
  const activities = day.ofType("contact_activity").filter(({ data }) => objectIdOf(data) !== null);
  if (activities.length === 0) return null;
  return { numerator: activities.length, denominator: contactsOf(activities).size };
}
