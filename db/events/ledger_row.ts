import type { Day } from "@/core/calendars/calendar.ts";
import type { LedgerEntry } from "@/core/scoring/ledger.ts";
import type { Correction } from "@/core/events/corrections.ts";
import type { BreakdownStep } from "@/core/scoring/views.ts";

/** The part of a ledger entry that is stored as JSON. */
export interface LedgerMetadata {
  readonly breakdown: readonly BreakdownStep[];
  readonly title?: string;
  readonly achievement?: string;
  readonly correction?: Correction;
}

/** A row of `reward_history`, as it is read. */
export interface LedgerRow {
  id: number;
  agent_id: number;
  points: number;
  metadata: LedgerMetadata;
  event_source: string;
  event_id: string;
  type: string;
  rule_version: number;
  time: Date;
  day: Day;
  board_day: Day;
}

/** Reads a ledger entry from its row. */
export function toLedgerEntry(row: Omit<LedgerRow, "agent_id" | "day" | "board_day">): LedgerEntry {
  return {
    source: row.event_source,
    id: row.event_id,
    type: row.type,
    points: row.points,
    ...row.metadata,
    ruleVersion: row.rule_version,
    time: row.time.getTime(),
  };
}

/** A ledger entry to be stored. */
export interface NewBooking extends LedgerEntry {
  readonly agentRowId: number;
  readonly day: Day;
  readonly boardDay: Day;
}

/** A stored ledger entry that is not voided. */
export interface StoredBooking extends NewBooking {
  readonly rowId: number;
}

/** Reads a ledger entry with the agent and days it counts for. */
export function toStoredBooking(row: LedgerRow): StoredBooking {
  return {
    ...toLedgerEntry(row),
    rowId: row.id,
    agentRowId: row.agent_id,
    day: row.day,
    boardDay: row.board_day,
  };
}
