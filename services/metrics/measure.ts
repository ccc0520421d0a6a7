import type { Kysely } from "kysely";
import { measureDay, type OwnMetrics } from "@/core/metrics/fold.ts";
import { ownMetrics } from "@/core/metrics/own_types.ts";
import { findOwnTypes } from "@/db/event_types/event_types.ts";
import { type AgentDay, lockDueDays, markDue, type WhichDue } from "@/db/metrics/due_days.ts";
import { findEventsOfDays, type LoggedEvent } from "@/db/events/events.ts";
import { findDependents, findInteractions, findRelated } from "@/db/metrics/facts.ts";
import { saveMeasured, type StoredParts } from "@/db/metrics/metrics.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** How to measure a part of the due days. */
export interface MeasureOptions {
  /** The maximum number of days in this part. */
  readonly limit: number;
  /** Whether to wait for a day that another transaction has locked, instead of skipping it. */
  readonly waits?: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The result of a part. A locked day stays due when another transaction holds a day that depends on
 * it.
 */
export interface Measured {
  readonly taken: readonly AgentDay[];
  /** How many of the locked days were measured. */
  readonly measured: number;
}

/**
 * Measures some of the due days in one transaction: locks them, marks the days that depend on them
 * as due, reads their events and replaces their stored metrics. The events of a locked day cannot
 * change meanwhile, because ingest has to write the same row.
 */
export async function measureDue(
  db: Kysely<Schema>,
  which: WhichDue,
  { limit, waits = false, now }: MeasureOptions,
): Promise<Measured> {
  return await db.transaction().execute(async (trx) => {
    const taken = await lockDueDays(trx, which, { limit, waits });
    if (taken.length === 0) return { taken, measured: 0 };
    const events = await findEventsOfDays(trx, taken);
    const changed = taken.filter((day) => !day.isSpread);
    const areDependentsDue = changed.length === 0 ||
      await markDue(trx, await findDependents(trx, changed, eventsOf(changed, events)));
    const days = areDependentsDue ? taken : taken.filter((day) => day.isSpread);
    await saveMeasured(trx, days, await measureDays(trx, days, events), now);
    return { taken, measured: days.length };
  });
}

/**
 * Computes the metrics of days from the log, without storing anything.
 * @param events all events of those days
 */
export async function measureDays(
  db: Kysely<Schema>,
  days: readonly AgentDay[],
  events: readonly LoggedEvent[],
): Promise<StoredParts[]> {
  if (days.length === 0) return [];
  const related = await findRelated(db, events);
  const interactions = await findInteractions(db, days);
  const own = await ownMetricsOf(db, events);
  const byDay = Map.groupBy(events, keyOfEvent);
  return days.flatMap(({ rowId, day }) =>
    measureDay({
      day,
      related,
      events: byDay.get(keyOf({ rowId, day })) ?? [],
      interactions: interactions.get(rowId) ?? [],
    }, own).map((parts) => ({ ...parts, rowId }))
  );
}

/**
 * Returns the metrics of types that admins defined. Deleted types are measured as well, because
 * their work still counts; reads leave them out until they are defined again.
 */
async function ownMetricsOf(
  db: Kysely<Schema>,
  events: readonly LoggedEvent[],
): Promise<OwnMetrics> {
  const found = await findOwnTypes(db, events.map(({ type }) => type));
  return new Map(found.map((one) => [one.type, ownMetrics(one)]));
}

function eventsOf(days: readonly AgentDay[], events: readonly LoggedEvent[]): LoggedEvent[] {
  const keys = new Set(days.map(keyOf));
  return events.filter((event) => keys.has(keyOfEvent(event)));
}

const keyOf = ({ rowId, day }: AgentDay) => `${rowId} ${day}`;
const keyOfEvent = ({ agentRowId, day }: LoggedEvent) => `${agentRowId} ${day}`;
