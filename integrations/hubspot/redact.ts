import { hide } from "@/integrations/shared/hide.ts";
import { idFrom, textFrom } from "@/integrations/shared/optional.ts";
import { eventsIn, personOf, valueOf } from "./payload.ts";
import { keptOf } from "./values.ts";

/** Fields with ids, times and names that HubSpot itself assigns. */
const UNREDACTED = new Set([
  ...["eventId", "subscriptionId", "portalId", "appId", "occurredAt", "attemptNumber"],
  ...["subscriptionType", "eventType", "objectId", "objectTypeId", "changeFlag", "changeSource"],
  ...["propertyName", "fromObjectId", "toObjectId", "primaryObjectId", "newObjectId"],
]);

/** Removes customers' data from a body: most properties keep only whether they have a value. */
export function redactHubspot(payload: unknown): unknown {
  const events = eventsIn(payload);
  return Array.isArray(events) ? events.map(redactEvent) : hide(payload);
}

function redactEvent(event: unknown): unknown {
  if (typeof event !== "object" || event === null) return hide(event);
  if (Array.isArray(event)) return event.map(hide);
  const fields = event as Record<string, unknown>;
  const property = idFrom(fields.propertyName);
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => {
      if (UNREDACTED.has(key)) return [[key, typeof value === "object" ? hide(value) : value]];
      if (key === "propertyValue") {
        const text = valueOf(fields);
        return text === null ? [] : [[key, keptOf(property, text)]];
      }
      if (key === "sourceId") return [[key, isSource(value) ? value : hide(value)]];
      return [[key, hide(value)]];
    }),
  );
}

/** Whether a value names a user or an app. */
function isSource(value: unknown): boolean {
  return personOf(value) !== null || /^\d{1,30}$/.test(textFrom(value) ?? "");
}
