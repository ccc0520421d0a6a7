import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { CalendarBook, DaySpan } from "@/core/calendars/calendars.ts";
import { BEGINNING, type TeamSpan } from "@/core/calendars/teams.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { unnest } from "@/db/postgres/unnest.ts";

/**
 * Reads the calendars and holidays of the organization and its teams, by the teams' row ids. What a
 * shared calendar says is listed for each team that uses it, after what the team has of its own: of
 * two versions from the same day, the first one counts.
 */
export async function readCalendarBook(db: Kysely<Schema>): Promise<CalendarBook> {
  const { rows } = await sql<CalendarBook>`SELECT
    coalesce((SELECT json_agg(json_build_object('team', team_id, 'from', effective_from,
      'weekdays', weekdays) ORDER BY effective_from, is_shared, id, team_id) FROM (
        SELECT id, team_id, effective_from, weekdays, FALSE AS is_shared FROM calendars
          WHERE calendar_id IS NULL
        UNION ALL SELECT c.id, t.id, c.effective_from, c.weekdays, TRUE
          FROM teams t JOIN calendars c ON c.calendar_id = t.calendar_id) v), '[]') AS versions,
    coalesce((SELECT json_agg(json_build_object('team', team_id, 'first', first_day,
      'last', last_day) ORDER BY first_day, id, team_id) FROM (
        SELECT id, team_id, first_day, last_day FROM days_off
          WHERE agent_id IS NULL AND calendar_id IS NULL
        UNION ALL SELECT o.id, t.id, o.first_day, o.last_day
          FROM teams t JOIN days_off o ON o.calendar_id = t.calendar_id) d), '[]') AS "daysOff"`
    .execute(db);
  return rows[0]!;
}

/** What an agent's calendar depends on besides the book. */
export interface CalendarFacts {
  /** Oldest first; the input of {@link teamOn}. */
  readonly teams: readonly TeamSpan[];
  readonly leave: readonly DaySpan[];
}

/** Reads the teams and the leave of agents. */
export async function findCalendarFacts(
  db: Kysely<Schema>,
  rowIds: readonly number[],
): Promise<Map<number, CalendarFacts>> {
  const { rows } = await sql<
    { id: number; team_id: number | null; team_history: TeamSpan[]; leave: DaySpan[] }
  >`
    SELECT a.id, a.team_id, a.team_history,
      coalesce((SELECT json_agg(json_build_object('first', first_day, 'last', last_day)
        ORDER BY first_day, o.id) FROM days_off o WHERE o.agent_id = a.id), '[]') AS leave
    FROM ${unnest("q", { id: ["int[]", rowIds] })} JOIN agents a ON a.id = q.id`.execute(db);
  return new Map(rows.map((row) => [row.id, {
    teams: teamSpans(row.team_id, row.team_history),
    leave: row.leave,
  }]));
}

/**
 * Returns an agent's team spans: those of the history, or the current team for all time when the
 * history is empty.
 */
export function teamSpans(
  teamRowId: number | null,
  history: readonly TeamSpan[],
): readonly TeamSpan[] {
  return history.length > 0 ? history : [{ from: BEGINNING, team: teamRowId }];
}

/** A version of a calendar as admins see it. */
export interface StoredCalendar {
  /** Key of the team; null: the organization. */
  readonly team: string | null;
  readonly effectiveFrom: Day;
  readonly weekdays: readonly number[];
}

/** Lists all versions, the organization's first. */
export async function listCalendars(db: Kysely<Schema>): Promise<StoredCalendar[]> {
  const { rows } = await sql<StoredCalendar>`
    SELECT t.key AS team, c.effective_from AS "effectiveFrom", c.weekdays
    FROM calendars c LEFT JOIN teams t ON t.id = c.team_id WHERE c.calendar_id IS NULL
    ORDER BY t.key NULLS FIRST, c.effective_from`.execute(db);
  return rows;
}

/** The owner of versions, by row id: a team, a shared calendar, or with neither the organization. */
export interface CalendarOwner {
  readonly team: number | null;
  readonly calendar: number | null;
}

/** A version of one owner. */
export type VersionOfOwner = Omit<StoredCalendar, "team">;

/** Lists the versions of one owner, oldest first. */
export async function listVersions(
  db: Kysely<Schema>,
  { team, calendar }: CalendarOwner,
): Promise<VersionOfOwner[]> {
  return await db.selectFrom("calendars").select(["effective_from as effectiveFrom", "weekdays"])
    .where("team_id", "is not distinct from", team)
    .where("calendar_id", "is not distinct from", calendar).orderBy("effective_from").execute();
}

/** Stores a version; replaces one of the same owner and day. */
export async function saveCalendar(
  trx: Transaction<Schema>,
  { team, calendar, from, weekdays }: CalendarOwner & {
    readonly from: Day;
    readonly weekdays: readonly number[];
  },
): Promise<void> {
  await trx.insertInto("calendars").values({
    team_id: team,
    calendar_id: calendar,
    effective_from: from,
    weekdays: [...weekdays],
  }).onConflict((conflict) =>
    conflict.columns(["team_id", "calendar_id", "effective_from"])
      .doUpdateSet({ weekdays: [...weekdays] })
  ).execute();
}

/**
 * Deletes a version.
 * @returns whether there was one
 */
export async function deleteCalendar(
  trx: Transaction<Schema>,
  { team, calendar }: CalendarOwner,
  from: Day,
): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom("calendars")
    .where("team_id", "is not distinct from", team)
    .where("calendar_id", "is not distinct from", calendar).where("effective_from", "=", from)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function countCalendars(db: Kysely<Schema>): Promise<number> {
  const { count } = await db.selectFrom("calendars")
    .select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return Number(count);
}
