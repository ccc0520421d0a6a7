import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { DayChange, StoredDay } from "@/core/scoring/score_agent.ts";
import type { DayState } from "@/core/scoring/score_day.ts";
import { NO_STREAK, type Streak } from "@/core/calendars/streak.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import { type ArrayColumns, isoTime, unnest } from "@/db/postgres/unnest.ts";

/** An agent's stored days from a day on, and the streak before it. */
export interface AgentDays {
  readonly streakBefore: Streak;
  readonly days: readonly StoredDay[];
}

interface DayRow {
  agent_id: number;
  day: Day;
  state: DayState;
  is_active: boolean;
  streak_length: number;
  streak_last_day: Day | null;
  streak_freezes: number;
  last_time: Date;
  last_source: string;
  last_event_id: string;
}

function streakOf(row: DayRow): Streak {
  const { streak_length, streak_last_day, streak_freezes } = row;
  return { length: streak_length, lastDay: streak_last_day, freezes: streak_freezes };
}

/** Reads, for each agent, the stored days from `from` on and the streak before that day. */
export async function findDaysFrom(
  db: Kysely<Schema>,
  asked: readonly { readonly rowId: number; readonly from: Day }[],
): Promise<Map<number, AgentDays>> {
  const columns: ArrayColumns = {
    agent_id: ["int[]", asked.map((row) => row.rowId)],
    from_day: ["date[]", asked.map((row) => row.from)],
  };
  const { rows } = await sql<DayRow & { from_day: Day }>`
    SELECT d.*, q.from_day FROM ${unnest("q", columns)}
    CROSS JOIN LATERAL (
      SELECT * FROM agent_days d WHERE d.agent_id = q.agent_id AND d.day >= coalesce(
        (SELECT max(p.day) FROM agent_days p WHERE p.agent_id = q.agent_id AND p.day < q.from_day),
        q.from_day)
    ) d ORDER BY d.agent_id, d.day`.execute(db);
  const found = new Map<number, { streakBefore: Streak; days: StoredDay[] }>();
  for (const { rowId } of asked) found.set(rowId, { streakBefore: NO_STREAK, days: [] });
  for (const row of rows) {
    const agent = found.get(row.agent_id)!;
    if (row.day < row.from_day) {
      agent.streakBefore = streakOf(row);
      continue;
    }
    agent.days.push({
      day: row.day,
      state: row.state,
      isActive: row.is_active,
      streak: streakOf(row),
      last: { time: row.last_time.getTime(), source: row.last_source, id: row.last_event_id },
    });
  }
  return found;
}

/** Reads an agent's newest streak and the active days of a span, for the desk. */
export async function findActiveDays(
  db: Kysely<Schema>,
  rowId: number,
  from: Day,
  to: Day,
): Promise<Day[]> {
  const rows = await db.selectFrom("agent_days").select("day")
    .where("agent_id", "=", rowId).where("is_active", "=", true)
    .where("day", ">=", from).where("day", "<=", to).orderBy("day").execute();
  return rows.map((row) => row.day);
}

/** Reads the streaks of agents after their last stored day. */
export async function findStreaks(
  db: Kysely<Schema>,
  rowIds: readonly number[],
): Promise<Map<number, Streak>> {
  const { rows } = await sql<DayRow>`SELECT d.* FROM ${unnest("q", { agent_id: ["int[]", rowIds] })}
    CROSS JOIN LATERAL (
      SELECT * FROM agent_days d WHERE d.agent_id = q.agent_id ORDER BY d.day DESC LIMIT 1
    ) d`.execute(db);
  return new Map(rows.map((row) => [row.agent_id, streakOf(row)]));
}

/**
 * Stores the days that scoring changed. Every change of a day's events is written here, so this
 * also makes the day's metrics due.
 */
export function saveDays(
  changes: readonly (DayChange & { readonly rowId: number })[],
): RawBuilder<unknown> {
  const streaks = changes.map((change) => change.scored.streak);
  const columns: NewRows<"agent_days"> = {
    agent_id: ["int[]", changes.map((change) => change.rowId)],
    day: ["date[]", changes.map((change) => change.day)],
    state: ["text[]", changes.map((change) => JSON.stringify(change.scored.state)), "jsonb"],
    is_active: ["bool[]", changes.map((change) => change.scored.state.firstPaidAt !== null)],
    streak_length: ["int[]", streaks.map((streak) => streak.length)],
    streak_last_day: ["date[]", streaks.map((streak) => streak.lastDay)],
    streak_freezes: ["int[]", streaks.map((streak) => streak.freezes)],
    last_time: ["timestamptz[]", changes.map((change) => isoTime(change.last.time))],
    last_source: ["text[]", changes.map((change) => change.last.source)],
    last_event_id: ["text[]", changes.map((change) => change.last.id)],
  };
  return sql`${insertRows("agent_days", columns)}
    ON CONFLICT (agent_id, day) DO UPDATE SET state = excluded.state,
      is_active = excluded.is_active, streak_length = excluded.streak_length,
      streak_last_day = excluded.streak_last_day, streak_freezes = excluded.streak_freezes,
      last_time = excluded.last_time, last_source = excluded.last_source,
      last_event_id = excluded.last_event_id, is_measured = FALSE, is_spread = FALSE`;
}
