import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** The owner of days off, by row id; everybody when both are null. */
export interface DaysOffOwner {
  readonly team: number | null;
  readonly agent: number | null;
  /** A shared calendar; left out: none. */
  readonly calendar?: number | null;
}

/** Days off as admins see them, with the row id for the list's cursor. */
export interface StoredDaysOff {
  readonly rowId: number;
  /** Keys; both are null for everybody. */
  readonly team: string | null;
  readonly agent: string | null;
  readonly first: Day;
  readonly last: Day;
  readonly name: string;
}

/** Lists days off, latest first, after a cursor; optionally only those of one team or one agent. */
export async function listDaysOff(
  db: Kysely<Schema>,
  filter: Partial<DaysOffOwner>,
  page: { limit: number; after: { first: Day; rowId: number } | null },
): Promise<StoredDaysOff[]> {
  const { team = null, agent = null } = filter;
  const { first, rowId } = page.after ?? { first: "9999-12-31", rowId: 2_147_483_647 };
  const { rows } = await sql<StoredDaysOff>`
    SELECT o.id AS "rowId", t.key AS team, a.key AS agent, o.first_day AS first,
      o.last_day AS last, o.name
    FROM days_off o LEFT JOIN teams t ON t.id = o.team_id LEFT JOIN agents a ON a.id = o.agent_id
    WHERE o.calendar_id IS NULL AND (${team}::int IS NULL OR o.team_id = ${team})
      AND (${agent}::int IS NULL OR o.agent_id = ${agent})
      AND (o.first_day, o.id) < (${first}::date, ${rowId}::int)
    ORDER BY o.first_day DESC, o.id DESC LIMIT ${page.limit}`.execute(db);
  return rows;
}

const ofOwner = ({ team, agent, calendar = null }: DaysOffOwner) =>
  sql<boolean>`team_id IS NOT DISTINCT FROM ${team} AND agent_id IS NOT DISTINCT FROM ${agent}
    AND calendar_id IS NOT DISTINCT FROM ${calendar}`;

/** Holidays of one owner. */
export interface HolidayOfOwner {
  readonly first: Day;
  readonly last: Day;
  readonly name: string;
}

/** Lists the days off of one owner that touch a span, in order. */
export async function listHolidays(
  db: Kysely<Schema>,
  owner: DaysOffOwner,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<HolidayOfOwner[]> {
  return await db.selectFrom("days_off")
    .select(["first_day as first", "last_day as last", "name"]).where(ofOwner(owner))
    .where("last_day", ">=", from).where("first_day", "<=", to)
    .orderBy("first_day").orderBy("id").execute();
}

/** Stores days off; existing ones of the same owner, first and last day get the new name. */
export async function saveDaysOff(
  trx: Transaction<Schema>,
  days: DaysOffOwner & { first: Day; last: Day; name: string },
): Promise<void> {
  const { team, agent, calendar = null, first, last, name } = days;
  const { numUpdatedRows } = await trx.updateTable("days_off").set({ name }).where(ofOwner(days))
    .where("first_day", "=", first).where("last_day", "=", last).executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await trx.insertInto("days_off")
    .values({
      team_id: team,
      agent_id: agent,
      calendar_id: calendar,
      first_day: first,
      last_day: last,
      name,
    }).execute();
}

/**
 * Deletes days off.
 * @returns whether there were such days
 */
export async function deleteDaysOff(
  trx: Transaction<Schema>,
  days: DaysOffOwner & { first: Day; last: Day },
): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom("days_off").where(ofOwner(days))
    .where("first_day", "=", days.first).where("last_day", "=", days.last).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Counts the spans of an agent; with null, the spans of all calendars together. */
export async function countDaysOff(db: Kysely<Schema>, agent: number | null): Promise<number> {
  const { count } = await db.selectFrom("days_off").where(sql<boolean>`
      agent_id IS NOT DISTINCT FROM ${agent}`)
    .select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return Number(count);
}

/** Days off that concern one agent: their leave, and holidays. */
export interface ConcernedDaysOff {
  readonly first: Day;
  readonly last: Day;
  readonly name: string;
  readonly isLeave: boolean;
}

/** Lists the leave of an agent and the holidays of a team and of everybody that end in a span. */
export async function listDaysOffOf(
  db: Kysely<Schema>,
  { agent, team }: { readonly agent: number | null; readonly team: number | null },
  { from, to, limit }: { readonly from: Day; readonly to: Day; readonly limit: number },
): Promise<ConcernedDaysOff[]> {
  const { rows } = await sql<ConcernedDaysOff>`
    SELECT first_day AS first, last_day AS last, name, agent_id IS NOT NULL AS "isLeave"
    FROM days_off o WHERE last_day >= ${from}::date AND first_day <= ${to}::date
      AND (agent_id = ${agent}::int
        OR (agent_id IS NULL AND CASE WHEN calendar_id IS NULL
          THEN team_id IS NULL OR team_id = ${team}::int
          ELSE EXISTS (SELECT FROM teams t
            WHERE t.id = ${team}::int AND t.calendar_id = o.calendar_id) END))
    ORDER BY first_day, id LIMIT ${limit}`.execute(db);
  return rows;
}
