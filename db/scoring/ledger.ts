import { reasonOf } from "@/core/explain/ledger_entry.ts";
import { type RawBuilder, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { LedgerEntry } from "@/core/scoring/ledger.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import { type ArrayColumns, isoTime, unnest } from "@/db/postgres/unnest.ts";
import {
  type LedgerMetadata,
  type LedgerRow,
  type NewBooking,
  type StoredBooking,
  toStoredBooking,
} from "@/db/events/ledger_row.ts";

const MAX_REASON = 100;

/**
 * Shortens the sentence to 100 characters, the size of the plan's column; the whole sentence
 * follows from the metadata.
 */
function shortReason(entry: LedgerEntry): string {
  const reason = reasonOf(entry);
  return reason.length <= MAX_REASON ? reason : `${reason.slice(0, MAX_REASON - 1)}…`;
}

function metadataOf({ breakdown, title, achievement, correction }: LedgerEntry): LedgerMetadata {
  return {
    breakdown,
    ...(title === undefined ? {} : { title }),
    ...(achievement === undefined ? {} : { achievement }),
    ...(correction === undefined ? {} : { correction }),
  };
}

/** Stores ledger entries. */
export function insertBookings(bookings: readonly NewBooking[]): RawBuilder<unknown> {
  const columns: NewRows<"reward_history"> = {
    agent_id: ["int[]", bookings.map((entry) => entry.agentRowId)],
    points: ["int[]", bookings.map((entry) => entry.points)],
    reason: ["text[]", bookings.map(shortReason)],
    metadata: ["text[]", bookings.map((entry) => JSON.stringify(metadataOf(entry))), "jsonb"],
    event_source: ["text[]", bookings.map((entry) => entry.source)],
    event_id: ["text[]", bookings.map((entry) => entry.id)],
    type: ["text[]", bookings.map((entry) => entry.type)],
    rule_version: ["int[]", bookings.map((entry) => entry.ruleVersion)],
    time: ["timestamptz[]", bookings.map((entry) => isoTime(entry.time))],
    day: ["date[]", bookings.map((entry) => entry.day)],
    board_day: ["date[]", bookings.map((entry) => entry.boardDay)],
  };
  return insertRows("reward_history", columns);
}

/**
 * Voids ledger entries: each gets a counter-entry, so that the ledger only grows and its sum is
 * right at every commit. Both are then marked as void.
 */
export async function voidBookings(
  trx: Transaction<Schema>,
  bookings: readonly StoredBooking[],
): Promise<void> {
  if (bookings.length === 0) return;
  const rowIds = bookings.map((entry) => entry.rowId);
  await sql`UPDATE reward_history SET is_void = TRUE WHERE id = ANY(${rowIds}::int[])`.execute(trx);
  await sql`INSERT INTO reward_history (agent_id, points, reason, metadata, event_source, event_id,
      type, rule_version, time, day, board_day, voids)
    SELECT agent_id, -points, 'Correction: scored again', metadata, event_source, event_id,
      type, rule_version, time, day, board_day, id
    FROM reward_history WHERE id = ANY(${rowIds}::int[])`.execute(trx);
}

/** Which entries count: those that were not voided, and void no other. */
export const STANDING = sql.raw("voids IS NULL AND NOT is_void");

/** Reads the entries of some agents' days that are not voided. */
export async function findStandingOfDays(
  trx: Transaction<Schema>,
  asked: readonly { readonly rowId: number; readonly day: Day }[],
): Promise<StoredBooking[]> {
  if (asked.length === 0) return [];
  const columns: ArrayColumns = {
    agent_id: ["int[]", asked.map((row) => row.rowId)],
    day: ["date[]", asked.map((row) => row.day)],
  };
  // A local day lies within 14 hours of the same day in UTC, so the index on time limits the
  // search.
  const { rows } = await sql<LedgerRow>`SELECT h.* FROM ${unnest("q", columns)}
    JOIN reward_history h ON h.agent_id = q.agent_id AND h.day = q.day
      AND h.time >= q.day::timestamp AT TIME ZONE 'UTC' - interval '1 day'
      AND h.time < q.day::timestamp AT TIME ZONE 'UTC' + interval '2 days'
    WHERE ${STANDING}`.execute(trx);
  return rows.map(toStoredBooking);
}
