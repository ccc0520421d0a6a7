import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { CalendarKind } from "@/core/calendars/working_calendars.ts";
import { brokenConstraint } from "@/db/postgres/constraint.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { unnest } from "@/db/postgres/unnest.ts";

/** A calendar that people edit: the organization's, a team's own, or one that teams share. */
export interface WorkingCalendarRow {
  readonly id: number;
  readonly kind: CalendarKind;
  readonly revision: number;
  /** The name of a shared calendar. */
  readonly name: string | null;
  /** The team that it belongs to. */
  readonly team: { readonly rowId: number; readonly id: string; readonly name: string } | null;
  /** The teams that use a shared calendar, by name. */
  readonly teams: readonly { readonly rowId: number; readonly id: string; readonly name: string }[];
}

/** A calendar with what a list shows of it. */
export interface ListedCalendar extends WorkingCalendarRow {
  /** The weekdays as of a day; null: none of its own. */
  readonly weekdays: readonly number[] | null;
  /** Holidays that end on that day or later. */
  readonly holidays: number;
}

const COLUMNS = sql`w.id, w.kind, w.revision, w.name,
  (SELECT json_build_object('rowId', t.id, 'id', t.key, 'name', t.name)
    FROM teams t WHERE t.id = w.team_id) AS team,
  coalesce((SELECT json_agg(json_build_object('rowId', t.id, 'id', t.key, 'name', t.name)
    ORDER BY t.name, t.id) FROM teams t WHERE t.calendar_id = w.id), '[]') AS teams`;

const IS_ITS_OWN = sql`o.team_id IS NOT DISTINCT FROM w.team_id
  AND o.calendar_id IS NOT DISTINCT FROM CASE WHEN w.kind = 'shared' THEN w.id END`;

/** Lists all calendars as they are on a day. */
export async function listWorkingCalendars(
  db: Kysely<Schema>,
  today: Day,
): Promise<ListedCalendar[]> {
  const { rows } = await sql<ListedCalendar>`SELECT ${COLUMNS},
      (SELECT o.weekdays FROM calendars o WHERE ${IS_ITS_OWN}
        AND o.effective_from <= ${today}::date ORDER BY o.effective_from DESC LIMIT 1) AS weekdays,
      (SELECT count(*)::int FROM days_off o WHERE ${IS_ITS_OWN} AND o.agent_id IS NULL
        AND o.last_day >= ${today}::date) AS holidays
    FROM working_calendars w ORDER BY w.id`.execute(db);
  return rows;
}

/** Returns the calendar with this id, or undefined. */
export async function findWorkingCalendar(
  db: Kysely<Schema>,
  id: number,
): Promise<WorkingCalendarRow | undefined> {
  const { rows } = await sql<WorkingCalendarRow>`SELECT ${COLUMNS} FROM working_calendars w
    WHERE w.id = ${id}`.execute(db);
  return rows[0];
}

/** Locks a calendar until the transaction ends, and returns it. */
export async function lockWorkingCalendar(
  trx: Transaction<Schema>,
  id: number,
): Promise<WorkingCalendarRow | undefined> {
  await sql`SELECT id FROM working_calendars WHERE id = ${id} FOR UPDATE`.execute(trx);
  return await findWorkingCalendar(trx, id);
}

/** Counts a change of the organization's calendar, or of what a team has of its own. */
export async function touchCalendar(trx: Transaction<Schema>, team: number | null): Promise<void> {
  const kind = team === null ? "organization" : "team";
  const { numUpdatedRows } = await trx.updateTable("working_calendars")
    .set({ revision: sql`revision + 1` }).where("kind", "=", kind)
    .where("team_id", "is not distinct from", team).executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await trx.insertInto("working_calendars").values({ kind, team_id: team })
    .onConflict((conflict) => conflict.doNothing()).execute();
}

/**
 * Stores a shared calendar.
 * @returns its id; undefined when another one has the name, and then the transaction can only be
 * rolled back
 */
export async function insertSharedCalendar(
  trx: Transaction<Schema>,
  { name, nameKey }: { readonly name: string; readonly nameKey: string },
): Promise<number | undefined> {
  try {
    const { id } = await trx.insertInto("working_calendars")
      .values({ kind: "shared", name, name_key: nameKey })
      .returning("id").executeTakeFirstOrThrow();
    return id;
  } catch (error) {
    if (brokenConstraint(error) === "working_calendars_name_key_key") return undefined;
    throw error;
  }
}

/**
 * Counts a change of a calendar, and renames it if it gets a name.
 * @returns false when another one has the name, and then the transaction can only be rolled back
 */
export async function changeWorkingCalendar(
  trx: Transaction<Schema>,
  id: number,
  named: { readonly name: string; readonly nameKey: string } | null,
): Promise<boolean> {
  try {
    await trx.updateTable("working_calendars").set({
      revision: sql`revision + 1`,
      ...(named === null ? {} : { name: named.name, name_key: named.nameKey }),
    }).where("id", "=", id).execute();
    return true;
  } catch (error) {
    if (brokenConstraint(error) === "working_calendars_name_key_key") return false;
    throw error;
  }
}

/** Makes exactly these teams use a shared calendar. @returns the teams that changed */
export async function chooseCalendarTeams(
  trx: Transaction<Schema>,
  id: number,
  teams: readonly number[],
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`UPDATE teams t
    SET calendar_id = CASE WHEN q.team_id IS NULL THEN NULL ELSE ${id}::int END
    FROM teams o LEFT JOIN ${unnest("q", { team_id: ["int[]", [...teams]] })} ON q.team_id = o.id
    WHERE o.id = t.id AND (
      (q.team_id IS NULL AND t.calendar_id = ${id}::int)
      OR (q.team_id IS NOT NULL AND t.calendar_id IS DISTINCT FROM ${id}::int))
    RETURNING t.id`.execute(trx);
  return rows.map((row) => row.id);
}

/** Deletes a calendar with its weekdays and its holidays. */
export async function deleteWorkingCalendar(
  trx: Transaction<Schema>,
  { id, team }: Pick<WorkingCalendarRow, "id" | "team">,
): Promise<void> {
  const isIts = team === null
    ? sql`calendar_id = ${id}::int`
    : sql`team_id = ${team.rowId}::int AND calendar_id IS NULL`;
  await sql`DELETE FROM calendars WHERE ${isIts}`.execute(trx);
  await sql`DELETE FROM days_off WHERE agent_id IS NULL AND ${isIts}`.execute(trx);
  await trx.deleteFrom("working_calendars").where("id", "=", id).execute();
}
