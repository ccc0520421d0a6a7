import type { TypeCatalogue } from "@/core/event_types/catalogue.ts";
import { dataSchemaFor } from "@/core/event_types/data_schema.ts";
import { isEventType, MAX_AHEAD_MILLISECONDS, MAX_AHEAD_MINUTES } from "@/core/events/events.ts";
import { eventDataSchema } from "@/core/events/event_data.ts";
import type { DerivedEvent } from "@/core/integrations/derived.ts";
import type { JudgedEvent } from "./plan_events.ts";

/** The types that admins defined. */
type OwnTypes = Pick<TypeCatalogue, "ownType">;

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

function problemOf(
  { time, type, data }: DerivedEvent,
  now: number,
  types: OwnTypes,
): string | null {
  if (!(time >= 0)) return "By what the tool says it has no time.";
  if (time > now + MAX_AHEAD_MILLISECONDS) {
    return `By what the tool says it lies more than ${MAX_AHEAD_MINUTES} minutes in the future. ` +
      "Check the tool's clock and replay the webhook.";
  }
  const { fault } = readData(type, data, types);
  return fault && `By what the tool says its data is not valid: ${fault}.`;
}

/** An event's data as it is stored, and what is wrong with it. */
interface ReadData {
  readonly data: Readonly<Record<string, unknown>>;
  /** The first problem, starting with the field; null when the data is valid. */
  readonly fault: string | null;
}

/**
 * Checks an event's data by its type, like the API. Whole numbers in texts of own types become text.
 */
export function readData(
  type: string,
  data: Readonly<Record<string, unknown>>,
  { ownType }: OwnTypes,
): ReadData {
  const parsed = (isEventType(type) ? eventDataSchema : dataSchemaFor(ownType(type)))
    .safeParse(data);
  if (parsed.success) {
    return { data: isEventType(type) ? data : parsed.data ?? {}, fault: null };
  }
  const { path, message } = parsed.error.issues[0]!;
  return { data, fault: `data.${path.join(".")}: ${message}` };
}
