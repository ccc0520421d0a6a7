import { MAX_AHEAD_MILLISECONDS, MAX_AHEAD_MINUTES } from "@/core/events/events.ts";
import { eventDataSchema } from "@/core/events/event_data.ts";
import type { DerivedEvent } from "@/core/integrations/derived.ts";
import type { JudgedEvent } from "./plan_events.ts";

/** The latest time that every database can store. */
const MAX_TIME = Date.UTC(9999, 11, 31);

/**
 * Checks whether the log would accept an event. Valid facts can lead to an invalid event: a tool
 * may report any length of a call, for example. Such an event is stored with its problem, so that
 * its webhook can say why it earned nothing.
 */
export function judgeEvent(event: DerivedEvent, now: number): JudgedEvent {
  const time = Math.min(Math.max(event.time, 0), MAX_TIME) || 0;
  return { ...event, time, problem: problemOf(event, now) };
}

function problemOf({ time, data }: DerivedEvent, now: number): string | null {
  if (!(time >= 0)) return "By what the tool says it has no time.";
  if (time > now + MAX_AHEAD_MILLISECONDS) {
    return `By what the tool says it lies more than ${MAX_AHEAD_MINUTES} minutes in the future. ` +
      "Check the tool's clock and replay the webhook.";
  }
  const fault = dataFault(data);
  return fault && `By what the tool says its data is not valid: ${fault}.`;
}

/**
 * Returns the first problem with an event's data, starting with the field; null when the data are
 * valid.
 */
export function dataFault(data: unknown): string | null {
  const parsed = eventDataSchema.safeParse(data);
  if (parsed.success) return null;
  const { path, message } = parsed.error.issues[0]!;
  return `data.${path.join(".")}: ${message}`;
}
