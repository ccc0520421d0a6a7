import { type Kysely, sql } from "kysely";
import type { Boost } from "@/core/rules/boosts.ts";
import type { DaySpan } from "@/core/calendars/calendars.ts";
import { type StoredAnswer } from "@/db/events/events.ts";
import { type EventIdentity, identityKey } from "@/core/events/event_identity.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";

/** What scoring a batch needs besides its agents' rewards. */
export interface BatchFacts {
  /** The stored answers of existing events, by {@link identityKey}. */
  readonly answers: ReadonlyMap<string, StoredAnswer>;
  /** Identities that are reversed, whether their event is stored or not. */
  readonly reversed: ReadonlySet<string>;
  /** The number of the current configuration. */
  readonly epoch: number;
  /** The agents' own boosts and leave, by row id; agents without any are missing. */
  readonly boosts: ReadonlyMap<number, readonly Boost[]>;
  readonly leave: ReadonlyMap<number, readonly DaySpan[]>;
}

interface FactsRow {
  answers: (EventIdentity & StoredAnswer)[];
  reversed: EventIdentity[];
  epoch: number;
  boosts: (Boost & { agent: number })[];
  leave: (DaySpan & { agent: number })[];
}

/** The columns of a core boost, for `json_build_object`. */
const BOOST_JSON = sql.raw(`'id', b.id, 'name', b.name, 'factor', b.factor,
  'startsAt', round(extract(epoch FROM b.starts_at) * 1000),
  'endsAt', round(extract(epoch FROM b.ends_at) * 1000), 'types', b.types, 'team', b.team_id`);

/**
 * Reads what is known about a batch, in one round trip. It must be a separate statement after the
 * agents were locked, so that it sees the result of earlier transactions.
 */
export async function readBatchFacts(
  db: Kysely<Schema>,
  identities: readonly EventIdentity[],
  agentRowIds: readonly number[],
): Promise<BatchFacts> {
  const columns: ArrayColumns = {
    source: ["text[]", identities.map((event) => event.source)],
    id: ["text[]", identities.map((event) => event.id)],
  };
  const { rows } = await sql<FactsRow>`WITH q AS MATERIALIZED (
      SELECT * FROM ${unnest("q", columns)}
    )
    SELECT (SELECT epoch FROM scoring_epoch WHERE id = 1) AS epoch,
      (SELECT coalesce(json_agg(json_build_object('source', e.source, 'id', e.event_id,
        'contentHash', e.content_hash, 'answer', e.answer)), '[]')
        FROM q JOIN events e ON e.source = q.source AND e.event_id = q.id) AS answers,
      (SELECT coalesce(json_agg(json_build_object('source', r.source, 'id', r.event_id)), '[]')
        FROM q JOIN reversals r ON r.source = q.source AND r.event_id = q.id) AS reversed,
      (SELECT coalesce(json_agg(json_build_object('agent', b.agent_id, ${BOOST_JSON})), '[]')
        FROM boosts b WHERE b.agent_id = ANY(${agentRowIds}::int[])) AS boosts,
      (SELECT coalesce(json_agg(json_build_object('agent', o.agent_id,
        'first', o.first_day, 'last', o.last_day) ORDER BY o.first_day, o.id), '[]')
        FROM days_off o WHERE o.agent_id = ANY(${agentRowIds}::int[])) AS leave`.execute(db);
  const facts = rows[0]!;
  return {
    answers: new Map(facts.answers.map((row) => [identityKey(row), row])),
    reversed: new Set(facts.reversed.map(identityKey)),
    epoch: facts.epoch,
    boosts: Map.groupBy(facts.boosts, (boost) => boost.agent),
    leave: Map.groupBy(facts.leave, (span) => span.agent),
  };
}
