import { type Kysely, sql } from "kysely";
import type { Day } from "../core/calendar.ts";
import { type EventRow, LOGGED_COLUMNS, type LoggedEvent, toLoggedEvent } from "./events.ts";
import type { Schema } from "./schema.ts";

const PAGE = 5_000;

/**
 * Reads an agent's log day by day, in order, in pages: one day at a time is whole in memory, and
 * never much more than a page.
 * @param from the first day; null: from the beginning
 */
export async function* readLogDays(
  db: Kysely<Schema>,
  agentRowId: number,
  from: Day | null = null,
  page: number = PAGE,
): AsyncGenerator<{ readonly day: Day; readonly events: readonly LoggedEvent[] }> {
  let pending: LoggedEvent[] = [];
  for (let after = { day: from ?? "-infinity", rowId: 0 };;) {
    const { rows } = await sql<EventRow>`SELECT ${LOGGED_COLUMNS} FROM events e
      WHERE e.agent_id = ${agentRowId}
        AND (e.day, e.id) > (${after.day}::date, ${after.rowId}::bigint)
      ORDER BY e.day, e.id LIMIT ${page}`.execute(db);
    for (const row of rows) {
      if (pending.length > 0 && pending[0]!.day !== row.day) {
        yield { day: pending[0]!.day, events: pending };
        pending = [];
      }
      pending.push(toLoggedEvent(row));
    }
    if (rows.length < page) break;
    const last = rows.at(-1)!;
    after = { day: last.day, rowId: last.id };
  }
  if (pending.length > 0) yield { day: pending[0]!.day, events: pending };
}
