import type { OwnType } from "@/core/event_types/catalogue.ts";
import { dataSchemaFor } from "@/core/event_types/data_schema.ts";
import { isEventType, MAX_AHEAD_MILLISECONDS, MAX_AHEAD_MINUTES } from "@/core/events/events.ts";
import { eventDataSchema } from "@/core/events/event_data.ts";
import type { DerivedEvent } from "@/core/integrations/derived.ts";
import type { JudgedEvent } from "./plan_events.ts";

/** The types that admins defined, deleted ones included, by name. */
export type OwnTypes = ReadonlyMap<string, OwnType>;

/** The latest time that every database can store. */
const MAX_TIME = Date.UTC(9999, 11, 31);

/**
 * Checks whether the log would accept an event. Valid facts can lead to an invalid event: a tool
 * may report any length of a call, for example. Such an event is stored with its problem, so that
 * its webhook can say why it earned nothing.
 */
export function judgeEvent(event: DerivedEvent, now: number, types: OwnTypes): JudgedEvent {
  const time = Math.min(Math.max(event.time, 0), MAX_TIME) || 0;
  return { ...event, time, problem: problemOf(event, now, types) };
}

function problemOf(event: DerivedEvent, now: number, types: OwnTypes): string | null {
  const { time } = event;
  if (!(time >= 0)) return "By what the tool says it has no time.";
  if (time > now + MAX_AHEAD_MILLISECONDS) {
    return `By what the tool says it lies more than ${MAX_AHEAD_MINUTES} minutes in the future. ` +
      "Check the tool's clock and replay the webhook.";
  }
  const fault = dataFault(event, types);
  return fault && `By what the tool says its data is not valid: ${fault}.`;
}

/**
 * Checks an event's data by its type, like the API. Work from before a type was deleted is checked by
 * its last definition, so that a webhook that is read again says what it said before.
 * @returns the first problem, starting with the field; null when the data is valid
 */
export function dataFault(
  { type, time, data }: Pick<DerivedEvent, "type" | "time" | "data">,
  types: OwnTypes,
): string | null {
  const own = types.get(type);
  const isGone = own !== undefined && own.deletedAt !== null && time >= own.deletedAt;
  const schema = isEventType(type) ? eventDataSchema : dataSchemaFor(isGone ? undefined : own);
  const parsed = schema.safeParse(data);
  if (parsed.success) return null;
  const { path, message } = parsed.error.issues[0]!;
  return `data.${path.join(".")}: ${message}`;
}
