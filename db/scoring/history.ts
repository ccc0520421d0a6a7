import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import { objectLinkOf } from "@/core/events/object_link.ts";
import { explainEntry } from "@/core/explain/ledger_entry.ts";
import type { EntryCorrection, ExplainedEntry } from "@/core/explain/views.ts";
import { correctionsOf } from "@/db/events/corrections.ts";
import { type LedgerRow, toLedgerEntry } from "@/db/events/ledger_row.ts";
import { containing } from "@/db/postgres/like.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { isoTime } from "@/db/postgres/unnest.ts";
import { STANDING } from "./ledger.ts";

/** A place in an agent's history: older entries come next. */
export interface HistoryCursor {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly rowId: number;
}

/** A word of a search, with the types whose title has it. */
export interface HistoryWord {
  readonly text: string;
  readonly types: readonly string[];
}

/** Which entries of a history are wanted; empty lists and null want all. */
export interface HistoryFilter {
  readonly kinds: readonly string[];
  readonly sources: readonly string[];
  /** The agent's first local day. */
  readonly from: Day | null;
  /** The agent's last local day. */
  readonly to: Day | null;
  /** Each must occur in the type, title, object or reason. */
  readonly words: readonly HistoryWord[];
}

/** A page of a history that is wanted. */
export interface HistoryPage {
  readonly limit: number;
  readonly before: HistoryCursor | null;
  readonly filter?: HistoryFilter | undefined;
}

interface HistoryRow extends LedgerRow {
  corrections: EntryCorrection[];
  /** What people call a type that an admin defined. */
  type_title: string | null;
  object_id: string | null;
  object_url: string | null;
}

/** Lists an agent's entries that are not voided, newest work first. */
export async function listHistory(
  db: Kysely<Schema>,
  agentRowId: number,
  page: HistoryPage,
): Promise<ExplainedEntry[]> {
  const { rows } = await historyQuery(agentRowId, page).execute(db);
  return rows.map((row) => {
    const url = objectLinkOf({ objectUrl: row.object_url });
    return explainEntry(
      toLedgerEntry(row),
      row.id,
      row.corrections,
      row.type_title ?? undefined,
      row.object_id === null ? undefined : { id: row.object_id, ...(url ? { url } : {}) },
    );
  });
}

/**
 * Returns the query of a page. The index on agent and time gives the entries in their order, so the
 * database stops reading when the page is full, however long the history is. Titles, objects and
 * corrections are read for the entries of the page alone.
 */
export function historyQuery(
  agentRowId: number,
  { limit, before, filter }: HistoryPage,
): RawBuilder<HistoryRow> {
  const time = before ? isoTime(before.time) : "infinity";
  return sql<HistoryRow>`SELECT h.*, t.title AS type_title, e.object_id,
      e.data->>'objectUrl' AS object_url, ${correctionsOf("h")} AS corrections
    FROM (
      SELECT * FROM reward_history
      WHERE agent_id = ${agentRowId} AND ${STANDING}
        AND (time, id) < (${time}::timestamptz, ${before?.rowId ?? 0}::int)
        ${filter ? conditions(filter) : sql``}
      ORDER BY time DESC, id DESC LIMIT ${limit}
    ) h LEFT JOIN event_types t ON t.type = h.type
      LEFT JOIN events e ON e.source = h.event_source AND e.event_id = h.event_id
    ORDER BY h.time DESC, h.id DESC`;
}

/** A local day lies within 14 hours of the same day in UTC, so the index on time helps. */
function conditions({ kinds, sources, from, to, words }: HistoryFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [
    ...(kinds.length > 0 ? [sql`AND type = ANY(${kinds}::text[])`] : []),
    ...(sources.length > 0 ? [sql`AND event_source = ANY(${sources}::text[])`] : []),
    ...(from === null ? [] : [
      sql`AND day >= ${from}::date
        AND time >= ${from}::timestamp AT TIME ZONE 'UTC' - interval '1 day'`,
    ]),
    ...(to === null ? [] : [
      sql`AND day <= ${to}::date
        AND time < ${to}::timestamp AT TIME ZONE 'UTC' + interval '2 days'`,
    ]),
    ...words.map(hasWord),
  ];
  return sql.join(parts, sql` `);
}

function hasWord({ text, types }: HistoryWord): RawBuilder<unknown> {
  const pattern = containing(text);
  return sql`AND (type = ANY(${types}::text[]) OR metadata->>'title' ILIKE ${pattern}
    OR metadata->'correction'->>'reason' ILIKE ${pattern}
    OR metadata->'correction'->'by'->>'name' ILIKE ${pattern}
    OR EXISTS (SELECT FROM events o WHERE o.source = reward_history.event_source
      AND o.event_id = reward_history.event_id AND o.object_id ILIKE ${pattern}))`;
}

/** Counts an agent's entries that are not voided by type and source. */
export async function countKinds(
  db: Kysely<Schema>,
  agentRowId: number,
): Promise<{ readonly type: string; readonly source: string; readonly entries: number }[]> {
  const { rows } = await sql<{ type: string; source: string; entries: number }>`
    SELECT type, event_source AS source, count(*)::int AS entries FROM reward_history
    WHERE agent_id = ${agentRowId} AND ${STANDING} GROUP BY type, event_source`.execute(db);
  return rows;
}
