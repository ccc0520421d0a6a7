import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import { objectIdOf, type ScoringEvent } from "@/core/events/events.ts";
import { INTERACTION_TYPES, interactionOf } from "@/core/metrics/contacts.ts";
import {
  type Interactions,
  type RelatedEvent,
  type Relation,
  relationKey,
  RELATIONS,
  RELATIONSHIP_DAYS,
} from "@/core/metrics/day.ts";
import { compareEvents } from "@/core/events/order.ts";
import { type AgentDay, dayColumns } from "./due_days.ts";
import type { LoggedEvent } from "@/db/events/events.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, isoTime, unnest } from "@/db/postgres/unnest.ts";

const isSelf = ({ of, to }: Relation) => to.includes(of);

/**
 * Finds the events that metrics of some events ask for: the first or last one about the same
 * object, of any agent and time; reversed events do not count.
 * @returns by {@link relationKey}
 */
export async function findRelated(
  db: Kysely<Schema>,
  events: readonly ScoringEvent[],
): Promise<Map<string, RelatedEvent>> {
  const found = new Map<string, RelatedEvent>();
  for (const relation of RELATIONS) {
    const { of, to, pick } = relation;
    const asked = new Map(
      events.filter((event) => event.type === of && objectIdOf(event.data) !== null)
        .map((event) => [relationKey(event)!, event]),
    );
    if (asked.size === 0) continue;
    const direction = sql.raw(pick === "first" ? "ASC" : "DESC");
    const objects = [...asked.values()];
    const columns: ArrayColumns = {
      source: ["text[]", objects.map((event) => event.source)],
      object_id: ["text[]", objects.map((event) => objectIdOf(event.data)!)],
    };
    const { rows } = await sql<
      {
        source: string;
        object_id: string;
        event_id: string;
        type: ScoringEvent["type"];
        time: Date;
      }
    >`SELECT f.* FROM ${unnest("q", columns)}
      CROSS JOIN LATERAL (
        SELECT e.source, e.object_id, e.event_id, e.type, e.time FROM events e
        WHERE e.type = ANY(${to}::text[]) AND e.source = q.source AND e.object_id = q.object_id
          AND NOT e.is_reversed
        ORDER BY e.time ${direction}, e.event_id ${direction} LIMIT 1
      ) f`.execute(db);
    for (const { source, object_id, event_id, type, time } of rows) {
      const key = relationKey({ type: of, source, data: { objectId: object_id } })!;
      found.set(key, { source, id: event_id, type, time: time.getTime() });
    }
  }
  return found;
}

/**
 * Finds the stored days whose metrics depend on changed days. The caller passes all events of the
 * changed days, including reversed ones, because an outcome that disappeared matters, too.
 */
export async function findDependents(
  trx: Transaction<Schema>,
  changed: readonly AgentDay[],
  events: readonly LoggedEvent[],
): Promise<AgentDay[]> {
  const found = new Map<string, AgentDay>();
  const add = (rows: readonly { agent_id: number; day: Day }[]) => {
    for (const { agent_id, day } of rows) {
      found.set(`${agent_id} ${day}`, { rowId: agent_id, day });
    }
  };
  for (const relation of RELATIONS) {
    const causes = events.filter((event) =>
      relation.to.includes(event.type) && objectIdOf(event.data) !== null
    );
    if (causes.length === 0) continue;
    add(
      isSelf(relation)
        ? await neighbors(trx, relation, causes)
        : await askers(trx, relation, causes),
    );
  }
  const touched = new Set(
    events.filter((event) => interactionOf(event) !== null)
      .map((event) => `${event.agentRowId} ${event.day}`),
  );
  const days = changed.filter(({ rowId, day }) => touched.has(`${rowId} ${day}`));
  if (days.length > 0) {
    add(
      (await sql<{ agent_id: number; day: Day }>`SELECT d.agent_id, d.day
      FROM ${unnest("q", dayColumns(days))} JOIN agent_days d
        ON d.agent_id = q.agent_id AND d.day > q.day AND d.day < q.day + ${RELATIONSHIP_DAYS}::int`
        .execute(trx)).rows,
    );
  }
  return [...found.values()];
}

interface DayRow {
  agent_id: number;
  day: Day;
}

/** Finds the days of all events that ask for the outcome of the objects. */
async function askers(
  trx: Transaction<Schema>,
  { of }: Relation,
  causes: readonly LoggedEvent[],
): Promise<readonly DayRow[]> {
  const columns: ArrayColumns = {
    source: ["text[]", causes.map((event) => event.source)],
    object_id: ["text[]", causes.map((event) => objectIdOf(event.data))],
  };
  const { rows } = await sql<DayRow>`SELECT DISTINCT d.agent_id, d.day
    FROM ${unnest("q", columns)}
    JOIN events e ON e.type = ${of} AND e.source = q.source AND e.object_id = q.object_id
    JOIN agent_days d ON d.agent_id = e.agent_id AND d.day = e.day
    WHERE NOT e.is_reversed`.execute(trx);
  return rows;
}

/**
 * Finds the days next to the changed ones. Where events ask for the first (or last) event of their
 * own kind, a change can only affect the next (or previous) one on another day.
 */
async function neighbors(
  trx: Transaction<Schema>,
  { of, pick }: Relation,
  causes: readonly LoggedEvent[],
): Promise<readonly DayRow[]> {
  const outermost = new Map<string, LoggedEvent>();
  for (const event of causes.toSorted(compareEvents)) {
    const key = `${event.agentRowId} ${event.day} ${relationKey(event)}`;
    if (pick === "last" || !outermost.has(key)) outermost.set(key, event);
  }
  const ends = [...outermost.values()];
  const columns: ArrayColumns = {
    source: ["text[]", ends.map((event) => event.source)],
    object_id: ["text[]", ends.map((event) => objectIdOf(event.data))],
    time: ["timestamptz[]", ends.map((event) => isoTime(event.time))],
    event_id: ["text[]", ends.map((event) => event.id)],
    agent_id: ["int[]", ends.map((event) => event.agentRowId)],
    day: ["date[]", ends.map((event) => event.day)],
  };
  const beyond = sql.raw(pick === "first" ? ">" : "<");
  const order = sql.raw(pick === "first" ? "ASC" : "DESC");
  const { rows } = await sql<DayRow>`SELECT DISTINCT d.agent_id, d.day
    FROM ${unnest("q", columns)}
    CROSS JOIN LATERAL (
      SELECT e.agent_id, e.day FROM events e
      WHERE e.type = ${of} AND e.source = q.source AND e.object_id = q.object_id
        AND NOT e.is_reversed AND (e.agent_id, e.day) <> (q.agent_id, q.day)
        AND (e.time, e.event_id) ${beyond} (q.time, q.event_id COLLATE "C")
      ORDER BY e.time ${order}, e.event_id ${order} LIMIT 1
    ) f JOIN agent_days d ON d.agent_id = f.agent_id AND d.day = f.day`.execute(trx);
  return rows;
}

/**
 * Reads interactions with contacts, by agent, for some days and the days before them that count for
 * relationships.
 */
export async function findInteractions(
  db: Kysely<Schema>,
  days: readonly AgentDay[],
): Promise<Map<number, Interactions[]>> {
  const { rows } = await sql<
    DayRow & {
      source: string;
      type: ScoringEvent["type"];
      data: Record<string, unknown>;
      count: number;
    }
  >`SELECT e.agent_id, e.day, e.source, e.type, count(*)::int AS count,
      jsonb_build_object('objectId', e.data->'objectId', 'contactId', e.data->'contactId',
        'activity', e.data->'activity', 'direction', e.data->'direction') AS data
    FROM (
      SELECT DISTINCT q.agent_id, q.day - n AS day
      FROM ${unnest("q", dayColumns(days))},
        generate_series(0, ${RELATIONSHIP_DAYS - 1}::int) AS n
    ) w JOIN events e ON e.agent_id = w.agent_id AND e.day = w.day
    WHERE e.type = ANY(${INTERACTION_TYPES}::text[]) AND NOT e.is_reversed
    GROUP BY 1, 2, 3, 4, 6`.execute(db);
  const found = new Map<number, Interactions[]>();
  for (const { agent_id, day, count, ...event } of rows) {
    const interaction = interactionOf(event);
    if (!interaction) continue;
    if (!found.has(agent_id)) found.set(agent_id, []);
    found.get(agent_id)!.push({ ...interaction, day, count });
  }
  return found;
}
