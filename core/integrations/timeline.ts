import { MAX_DAYS, MAX_SECONDS } from "@/core/events/fields.ts";
/**
 * Helpers for several kinds of objects: facts in order, spans of time, and the making of events.
 */
import type { DerivedEvent } from "./derived.ts";
import type { Origin } from "./facts.ts";
import { type Dated, endOf } from "./time_order.ts";
import type { IntegrationSettings } from "./settings.ts";

export { inTimeOrder } from "./time_order.ts";

const MINUTE_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 86_400_000;

/**
 * Fields that are entered within this time after an object was created belong to its creation,
 * because tools report the fields of one form as separate changes.
 */
export const SETTLING_MILLISECONDS = 10 * MINUTE_MILLISECONDS;

/**
 * Returns the last of ordered facts up to a time; for a whole second, up to the end of that second.
 */
export function lastUntil<F extends Dated>(ordered: readonly F[], time: number): F | undefined {
  return ordered.findLast((fact) => fact.time < endOf({ time }));
}

/** Returns whether work of this origin pays. */
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

/** Returns an object without its unknown fields (null or undefined). */
export function withoutUnknown(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** Returns a list with one event, or an empty list when the person is unknown. */
export function eventOf(
  key: string,
  type: string,
  person: string | null | undefined,
  time: number,
  data: Readonly<Record<string, unknown>>,
): DerivedEvent[] {
  return person ? [{ key, type, person, time, data: withoutUnknown(data) }] : [];
}

/** Returns the seconds between two moments, at most a year; 0 when the second moment is earlier. */
export function secondsBetween(from: number, to: number): number {
  return clampSeconds((to - from) / 1000);
}

/** Limits seconds to the values that an event may hold. */
export function clampSeconds(seconds: number): number {
  return Math.min(Math.max(seconds, 0), MAX_SECONDS);
}

/** Returns the days between two moments with 2 decimals; 0 when the second moment is earlier. */
export function daysBetween(from: number, to: number): number {
  return Math.min(Math.max(round((to - from) / DAY_MILLISECONDS, 2), 0), MAX_DAYS);
}

/** Rounds a ratio to 4 decimals, which removes floating-point noise. */
export function roundRatio(value: number): number {
  return Math.min(Math.max(round(value, 4), -1), 1);
}

function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

/** Formats a moment as ISO 8601; undefined when there is none or it is out of range. */
export function iso(time: number | null | undefined): string | undefined {
  if (time === null || time === undefined || !(Math.abs(time) <= 8.64e15)) return undefined;
  return new Date(time).toISOString();
}

/**
 * Returns the events that remain when their object was deleted. Events of the last 24 hours before
 * the deletion are removed, so that creating and deleting things earns nothing; older work stays.
 */
export function unlessDeleted(
  events: readonly DerivedEvent[],
  deletedAt: number | undefined,
): readonly DerivedEvent[] {
  if (deletedAt === undefined) return events;
  return events.filter(({ time }) => time <= deletedAt - DAY_MILLISECONDS);
}
