import { idOf } from "../shared/json.ts";
import { hide } from "../shared/hide.ts";
import { REMOVED } from "../shared/redact.ts";
import { personOf, textOf } from "./payload.ts";
import { isKept } from "./values.ts";

/** Ids, times and names that HubSpot gives itself. */
const KEPT = new Set([
  ...["eventId", "subscriptionId", "portalId", "appId", "occurredAt", "attemptNumber"],
  ...["subscriptionType", "eventType", "objectId", "objectTypeId", "changeFlag", "changeSource"],
  ...["propertyName", "fromObjectId", "toObjectId", "primaryObjectId", "newObjectId"],
]);

/** A body without what customers are called: of most properties only whether they have a value. */
export function redactHubspot(payload: unknown): unknown {
  return Array.isArray(payload) ? payload.map(redactEvent) : hide(payload);
}

function redactEvent(event: unknown): unknown {
  if (typeof event !== "object" || event === null) return hide(event);
  if (Array.isArray(event)) return event.map(hide);
  const property = idOf((event as Record<string, unknown>).propertyName) ?? "";
  return Object.fromEntries(
    Object.entries(event).map(([key, value]) => {
      if (KEPT.has(key)) return [key, typeof value === "object" ? hide(value) : value];
      if (key === "propertyValue") return [key, redactValue(property, value)];
      if (key === "sourceId") return [key, isSource(value) ? value : hide(value)];
      return [key, hide(value)];
    }),
  );
}

function redactValue(property: string, value: unknown): unknown {
  const text = textOf(value);
  return text === "" || isKept(property, text) ? text : REMOVED;
}

/** A user or an app. */
function isSource(value: unknown): boolean {
  return personOf(value) !== null || /^\d{1,30}$/.test(textOf(value));
}
