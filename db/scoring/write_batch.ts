import { sql, type Transaction } from "kysely";
import { saveDays } from "./agent_days.ts";
import { insertEvents, type NewEvent } from "@/db/events/events.ts";
import {
  addScores,
  type BoardScore,
  type ScoreChange,
  type ScoreJson,
  toScores,
} from "@/db/leaderboards.ts";
import { type AgentTotals, saveTotals } from "./locked_agents.ts";
import { brokenConstraint } from "@/db/postgres/constraint.ts";
import { insertBookings } from "./ledger.ts";
import type { NewBooking } from "@/db/events/ledger_row.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Everything that a scored batch writes, except corrections and the outbox. */
export interface BatchWrites {
  readonly events: readonly NewEvent[];
  readonly bookings: readonly NewBooking[];
  readonly days: Parameters<typeof saveDays>[0];
  readonly totals: readonly AgentTotals[];
  readonly scores: readonly ScoreChange[];
}

/** Another transaction stored one of the events first; the transaction must begin again. */
export class EventRace extends Error {
  override name = "EventRace";
}

// The unique index that allows an event only one booking that is not voided.
const STANDING_BOOKING = "idx_reward_history_standing";

/**
 * Writes a batch in one statement, so that it costs one round trip instead of five. The parts write
 * different tables, so their order does not matter.
 * @returns how many events were new (fewer than given when another transaction was first) and the
 *   new absolute board scores
 */
export async function writeBatch(
  trx: Transaction<Schema>,
  { events, bookings, days, totals, scores }: BatchWrites,
): Promise<readonly BoardScore[]> {
  const { rows } = await sql<{ inserted: number; scores: ScoreJson[] }>`
    WITH new_events AS (${insertEvents(events)} RETURNING 1),
      new_bookings AS (${insertBookings(bookings)}),
      new_days AS (${saveDays(days)}),
      new_totals AS (${saveTotals(totals)}),
      new_scores AS (${addScores(scores)})
    SELECT (SELECT count(*)::int FROM new_events) AS inserted,
      (SELECT coalesce(json_agg(new_scores), '[]') FROM new_scores) AS scores`.execute(trx).catch(
    (error) => {
      // Another transaction has just stored the same event. The conflict of the bookings ends the
      // statement before it can return how many events were inserted.
      throw brokenConstraint(error) === STANDING_BOOKING ? new EventRace() : error;
    },
  );
  const { inserted, scores: written } = rows[0]!;
  if (inserted < events.length) throw new EventRace();
  return await toScores(trx, written, scores);
}
