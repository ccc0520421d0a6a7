import { type Kysely, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { LedgerEntry } from "@/core/scoring/ledger.ts";
import type { BreakdownStep } from "@/core/scoring/views.ts";
import { type EventRow, LOGGED_COLUMNS, type LoggedEvent, toLoggedEvent } from "./events.ts";
import { type LedgerRow, toLedgerEntry } from "./ledger_row.ts";
import { type EventIdentity } from "@/core/events/event_identity.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** The owner of an event or entry, with what decides who may see it. */
export interface Owner {
  readonly id: string;
  /** Key of the current team. */
  readonly team: string | null;
}

interface OwnerRow {
  agent_key: string;
  team_key: string | null;
}

/** Reads a stored event with its agent. */
export async function findOwnedEvent(
  db: Kysely<Schema>,
  { source, id }: EventIdentity,
): Promise<{ readonly event: LoggedEvent; readonly owner: Owner } | undefined> {
  const { rows } = await sql<EventRow & OwnerRow>`SELECT ${LOGGED_COLUMNS}, a.key AS agent_key,
      t.key AS team_key
    FROM events e JOIN agents a ON a.id = e.agent_id LEFT JOIN teams t ON t.id = a.team_id
    WHERE e.source = ${source} AND e.event_id = ${id}`.execute(db);
  const row = rows[0];
  return row && { event: toLoggedEvent(row), owner: { id: row.agent_key, team: row.team_key } };
}

/** A ledger entry of an agent, voided or not. */
export interface OwnedEntry extends LedgerEntry {
  readonly rowId: number;
  readonly owner: Owner;
  /** Id of the entry that it voids. */
  readonly voids: number | null;
  /** Whether a later entry voided it. */
  readonly isVoid: boolean;
}

interface EntryRow extends OwnerRow, LedgerRow {
  voids: number | null;
  is_void: boolean;
}

/** Returns the ledger entry with this id, if it belongs to this agent. */
export async function findOwnedEntry(
  db: Kysely<Schema>,
  agent: string,
  rowId: number,
): Promise<OwnedEntry | undefined> {
  const { rows } = await sql<EntryRow>`SELECT h.*, a.key AS agent_key, t.key AS team_key
    FROM reward_history h JOIN agents a ON a.id = h.agent_id LEFT JOIN teams t ON t.id = a.team_id
    WHERE h.id = ${rowId}::int AND a.key = ${agent}`.execute(db);
  const row = rows[0];
  return row && {
    ...toLedgerEntry(row),
    rowId: row.id,
    owner: { id: row.agent_key, team: row.team_key },
    voids: row.voids,
    isVoid: row.is_void,
  };
}

/** What explains an event besides the other events of its day. */
export interface EventSurroundings {
  /** The breakdown of its ledger entry, or null. */
  readonly breakdown: readonly BreakdownStep[] | null;
  /** The streak that the events of its day saw. */
  readonly streak: number;
  /** The event that reversed it, with its data. */
  readonly reversal: (EventIdentity & { readonly data: Record<string, unknown> }) | null;
}

/** The event that reversed another one. */
export interface FoundReversal extends EventIdentity {
  readonly data: Record<string, unknown>;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** Reads the event that reversed another one; null when there is none. */
export async function findReversal(
  db: Kysely<Schema>,
  { source, id }: EventIdentity,
): Promise<FoundReversal | null> {
  const { rows } = await sql<{
    by_source: string;
    by_event_id: string;
    data: Record<string, unknown>;
    time: Date;
  }>`SELECT v.by_source, v.by_event_id, r.data, r.time
    FROM reversals v JOIN events r ON r.source = v.by_source AND r.event_id = v.by_event_id
    WHERE v.source = ${source} AND v.event_id = ${id}`.execute(db);
  const row = rows[0];
  return row
    ? { source: row.by_source, id: row.by_event_id, data: row.data, time: row.time.getTime() }
    : null;
}

/** Reads an event's ledger entry, its day's streak, and its reversal. */
export async function findSurroundings(
  db: Kysely<Schema>,
  event: EventIdentity & { readonly agentRowId: number; readonly day: Day },
): Promise<EventSurroundings> {
  const { rows } = await sql<{
    breakdown: readonly BreakdownStep[] | null;
    streak: number | null;
    reversal: EventSurroundings["reversal"];
  }>`SELECT
    (SELECT metadata->'breakdown' FROM reward_history WHERE event_source = ${event.source}
      AND event_id = ${event.id} AND voids IS NULL AND NOT is_void) AS breakdown,
    (SELECT (state->>'streak')::int FROM agent_days WHERE agent_id = ${event.agentRowId}::int
      AND day = ${event.day}::date) AS streak,
    (SELECT json_build_object('source', v.by_source, 'id', v.by_event_id,
        'data', coalesce(r.data, '{}'))
      FROM reversals v
      LEFT JOIN events r ON r.source = v.by_source AND r.event_id = v.by_event_id
      WHERE v.source = ${event.source} AND v.event_id = ${event.id}) AS reversal`.execute(db);
  const { breakdown, streak, reversal } = rows[0]!;
  return { breakdown, streak: streak ?? 0, reversal };
}
