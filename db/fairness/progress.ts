import { sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { WatchedEvent } from "@/core/fairness/detect.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, isoTime, unnest } from "@/db/postgres/unnest.ts";

/** The parts of the job: what is compared, and then the findings. */
export type FairnessPart = "daily" | "findings";
const IDS: Readonly<Record<FairnessPart, number>> = { daily: 1, findings: 2 };

/** A measured day of an agent. */
export interface WatchedDay {
  readonly agentRowId: number;
  readonly teamRowId: number | null;
  readonly day: Day;
}

interface DueRow {
  agent_id: number;
  team_id: number | null;
  day: Day;
  measured_at: string;
}

/**
 * Takes the next measured days of one part of the job, and moves its place behind them. The place is
 * locked until the transaction ends; other instances then get nothing.
 */
export async function takeMeasuredDays(
  trx: Transaction<Schema>,
  part: FairnessPart,
  { measuredBefore, fromDay, limit }: {
    /** Milliseconds since the epoch; later ones may still be committed in another order. */
    readonly measuredBefore: number;
    /** Older days are skipped. */
    readonly fromDay: Day;
    readonly limit: number;
  },
): Promise<WatchedDay[]> {
  const { rows: [place] } = await sql<{ measured_at: string; agent_id: number; day: Day }>`
    SELECT measured_at::text, agent_id, day FROM fairness_progress WHERE id = ${IDS[part]}
    FOR UPDATE SKIP LOCKED`.execute(trx);
  if (!place) return [];
  const { rows } = await sql<DueRow>`
    SELECT d.agent_id, a.team_id, d.day, d.measured_at::text
    FROM agent_days d JOIN agents a ON a.id = d.agent_id
    WHERE (d.measured_at, d.agent_id, d.day) >
        (${place.measured_at}::timestamptz, ${place.agent_id}::int, ${place.day}::date)
      AND d.measured_at <= ${isoTime(measuredBefore)}::timestamptz
      AND d.day >= ${fromDay}::date
    ORDER BY d.measured_at, d.agent_id, d.day LIMIT ${limit}`.execute(trx);
  const last = rows.at(-1);
  if (last) {
    await sql`UPDATE fairness_progress SET measured_at = ${last.measured_at}::timestamptz,
        agent_id = ${last.agent_id}::int, day = ${last.day}::date
      WHERE id = ${IDS[part]}`.execute(trx);
  }
  return rows.map((row) => ({ agentRowId: row.agent_id, teamRowId: row.team_id, day: row.day }));
}

/** Reads the events of spans of days, by agent. */
export async function findWatchedEvents(
  trx: Transaction<Schema>,
  spans: readonly { readonly agentRowId: number; readonly from: Day; readonly to: Day }[],
): Promise<Map<number, (WatchedEvent & { readonly day: Day })[]>> {
  const columns: ArrayColumns = {
    agent_id: ["int[]", spans.map((one) => one.agentRowId)],
    from_day: ["date[]", spans.map((one) => one.from)],
    to_day: ["date[]", spans.map((one) => one.to)],
  };
  const { rows } = await sql<
    Omit<WatchedEvent, "time"> & { agentRowId: number; day: Day; time: Date }
  >`SELECT DISTINCT ON (e.id) e.agent_id AS "agentRowId", e.source, e.event_id AS id, e.type,
      e.time, e.day, e.data, e.points, e.is_reversed AS "isReversed",
      e.is_reversed AND coalesce(b.data -> 'by' ->> 'id' NOT LIKE 'key:%', FALSE)
        AS "isReversedByHand"
    FROM ${unnest("q", columns)}
    JOIN events e ON e.agent_id = q.agent_id AND e.day BETWEEN q.from_day AND q.to_day
    LEFT JOIN reversals r ON e.is_reversed AND r.source = e.source AND r.event_id = e.event_id
    LEFT JOIN events b ON b.source = r.by_source AND b.event_id = r.by_event_id
    ORDER BY e.id`.execute(trx);
  return Map.groupBy(
    rows.map((row) => ({ ...row, time: row.time.getTime() })),
    ({ agentRowId }) => agentRowId,
  );
}
