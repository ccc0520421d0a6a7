import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import { type EventIdentity, identityKey } from "@/core/events/event_identity.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import { type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";

/** A stored event that a reversal names. */
export interface ReversalTarget extends EventIdentity {
  readonly type: string;
  readonly agentRowId: number;
  readonly day: Day;
  readonly time: number;
  readonly data: Record<string, unknown>;
  readonly isReversed: boolean;
}

/** Finds the stored events with some identities, by {@link identityKey}. */
export async function findTargets(
  db: Kysely<Schema>,
  identities: readonly EventIdentity[],
): Promise<Map<string, ReversalTarget>> {
  const { rows } = await sql<{
    source: string;
    event_id: string;
    type: string;
    agent_id: number;
    day: Day;
    time: Date;
    data: Record<string, unknown>;
    is_reversed: boolean;
  }>`SELECT e.source, e.event_id, e.type, e.agent_id, e.day, e.time, e.data, e.is_reversed
    FROM ${unnest("q", identityColumns(identities))}
    JOIN events e ON e.source = q.source AND e.event_id = q.id`.execute(db);
  return new Map(rows.map((row) => {
    const { source, type, day, data } = row;
    const target: ReversalTarget = {
      source,
      id: row.event_id,
      type,
      agentRowId: row.agent_id,
      day,
      data,
      time: row.time.getTime(),
      isReversed: row.is_reversed,
    };
    return [identityKey(target), target];
  }));
}

/** An identity and the event that reverses it. */
export interface Reversal {
  readonly target: EventIdentity;
  readonly by: EventIdentity;
}

/**
 * Stores reversals, and marks those of their target events that are already stored. The first
 * reversal of an event counts.
 */
export async function saveReversals(
  trx: Transaction<Schema>,
  reversals: readonly Reversal[],
): Promise<void> {
  if (reversals.length === 0) return;
  const columns: NewRows<"reversals"> = {
    source: ["text[]", reversals.map(({ target }) => target.source)],
    event_id: ["text[]", reversals.map(({ target }) => target.id)],
    by_source: ["text[]", reversals.map(({ by }) => by.source)],
    by_event_id: ["text[]", reversals.map(({ by }) => by.id)],
  };
  await sql`WITH noted AS (
      ${insertRows("reversals", columns)} ON CONFLICT DO NOTHING RETURNING source, event_id
    ) UPDATE events e SET is_reversed = TRUE FROM noted n
    WHERE e.source = n.source AND e.event_id = n.event_id`.execute(trx);
}

function identityColumns(identities: readonly EventIdentity[]): ArrayColumns {
  return {
    source: ["text[]", identities.map((event) => event.source)],
    id: ["text[]", identities.map((event) => event.id)],
  };
}
