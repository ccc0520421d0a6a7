import { MOST_DAYS, MOST_SECONDS } from "@/core/events/fields.ts";
/** What several kinds of objects need: facts in their order, spans of time, and the making of events. */
import type { EventType } from "@/core/events/events.ts";
import type { DerivedEvent } from "./derived.ts";
import type { Origin } from "./facts.ts";
import { type Dated, endOf } from "./time_order.ts";
import type { IntegrationSettings } from "./settings.ts";

export { inTimeOrder } from "./time_order.ts";

export const MINUTE_MILLISECONDS = 60_000;
export const DAY_MILLISECONDS = 86_400_000;

/**
 * How long after something was made what is entered belongs to the making: tools report the fields
 * of one form as separate changes.
 */
export const SETTLING_MILLISECONDS = 10 * MINUTE_MILLISECONDS;

/** The last of ordered facts at a time or before it; of a whole second, until that second is over. */
export function lastUntil<F extends Dated>(ordered: readonly F[], time: number): F | undefined {
  return ordered.findLast((fact) => fact.time < endOf({ time }));
}

/** Whether what happened this way pays. */
export function pays(origin: Origin, { pays: allowed }: IntegrationSettings): boolean {
  switch (origin) {
    case "person":
      return true;
    case "bulk":
      return allowed.bulkEdits;
    case "import":
      return allowed.imports;
    case "api":
    case "automation":
      return allowed.apiChanges;
  }
}

/** An object without the fields that are unknown (null or undefined). */
export function known(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** One event in a list; an empty list when nobody is known whose work it was. */
export function eventOf(
  key: string,
  type: EventType,
  person: string | null | undefined,
  time: number,
  data: Readonly<Record<string, unknown>>,
): DerivedEvent[] {
  return person ? [{ key, type, person, time, data: known(data) }] : [];
}

/** Seconds between two moments; 0 when the second is earlier, a year at most. */
export function secondsBetween(from: number, to: number): number {
  return clampSeconds((to - from) / 1000);
}

/** Seconds that an event may state. */
export function clampSeconds(seconds: number): number {
  return Math.min(Math.max(seconds, 0), MOST_SECONDS);
}

/** Days between two moments, with 2 decimals; 0 when the second is earlier. */
export function daysBetween(from: number, to: number): number {
  return Math.min(Math.max(round((to - from) / DAY_MILLISECONDS, 2), 0), MOST_DAYS);
}

/** A ratio without the dust of floating-point sums: 4 decimals. */
export function ratio(value: number): number {
  return Math.min(Math.max(round(value, 4), -1), 1);
}

function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

/** A moment as ISO 8601; undefined where there is none that a calendar knows. */
export function iso(time: number | null | undefined): string | undefined {
  if (time === null || time === undefined || !(Math.abs(time) <= 8.64e15)) return undefined;
  return new Date(time).toISOString();
}

/**
 * What is left of an object's events when the object was deleted: nothing of the day before that,
 * so that making things and throwing them away earns nothing. Older work stays.
 */
export function unlessDeleted(
  events: readonly DerivedEvent[],
  deletedAt: number | undefined,
): readonly DerivedEvent[] {
  if (deletedAt === undefined) return events;
  return events.filter(({ time }) => time <= deletedAt - DAY_MILLISECONDS);
}
