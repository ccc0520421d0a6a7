import { type Kysely, sql, type Transaction } from "kysely";
import type { Language } from "@/core/language.ts";
import type { ReportSchedule } from "@/core/reports/views.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A report that goes out every week, as stored. Times in milliseconds since the epoch. */
export interface StoredSchedule {
  readonly id: number;
  readonly teamRowId: number | null;
  readonly team: { readonly id: string; readonly name: string; readonly members: number } | null;
  readonly channel: ReportSchedule["channel"];
  readonly recipients: readonly string[];
  /** Sealed. */
  readonly slackUrl: string | null;
  readonly slackHost: string | null;
  readonly weekday: number;
  readonly hour: number;
  readonly language: Language;
  readonly isPaused: boolean;
  readonly activeFrom: number;
  readonly revision: number;
}

/** What is stored of a schedule. */
export type ScheduleValues = Omit<StoredSchedule, "id" | "team" | "revision">;

interface Row extends Omit<StoredSchedule, "team" | "activeFrom"> {
  readonly team_key: string | null;
  readonly team_name: string | null;
  readonly members: number;
  readonly active_from: Date;
}

const COLUMNS = sql.raw(`s.id, s.team_id AS "teamRowId", t.key AS team_key, t.name AS team_name,
  (SELECT count(*)::int FROM agents a WHERE a.team_id = t.id AND a.merged_into IS NULL
    AND a.deactivated_at IS NULL) AS members, s.channel, s.recipients, s.slack_url AS "slackUrl",
  s.slack_host AS "slackHost", s.weekday, s.hour, s.language, s.is_paused AS "isPaused", s.active_from,
  s.revision`);

function toSchedule({ team_key, team_name, members, active_from, ...row }: Row): StoredSchedule {
  return {
    ...row,
    team: team_key === null ? null : { id: team_key, name: team_name!, members },
    activeFrom: active_from.getTime(),
  };
}

/** Lists schedules, the oldest first. @param teams the keys of the viewer's teams; null: all */
export async function listSchedules(
  db: Kysely<Schema>,
  teams: readonly string[] | null,
): Promise<StoredSchedule[]> {
  const { rows } = await sql<Row>`SELECT ${COLUMNS} FROM report_schedules s
    LEFT JOIN teams t ON t.id = s.team_id
    WHERE ${teams === null}::boolean OR t.key = ANY(${teams ?? []}::text[]) ORDER BY s.id`
    .execute(db);
  return rows.map(toSchedule);
}

/** Returns the schedule with this id. */
export async function findSchedule(
  db: Kysely<Schema>,
  id: number,
): Promise<StoredSchedule | undefined> {
  const { rows } = await sql<Row>`SELECT ${COLUMNS} FROM report_schedules s
    LEFT JOIN teams t ON t.id = s.team_id WHERE s.id = ${id}`.execute(db);
  return rows[0] && toSchedule(rows[0]);
}

/** Locks a schedule until the end of the transaction. @returns its revision */
export async function lockSchedule(
  trx: Transaction<Schema>,
  id: number,
): Promise<number | undefined> {
  const row = await trx.selectFrom("report_schedules").select("revision").where("id", "=", id)
    .forUpdate().executeTakeFirst();
  return row?.revision;
}

function toRow({ activeFrom, ...values }: ScheduleValues) {
  return {
    team_id: values.teamRowId,
    channel: values.channel,
    recipients: [...values.recipients],
    slack_url: values.slackUrl,
    slack_host: values.slackHost,
    weekday: values.weekday,
    hour: values.hour,
    language: values.language,
    is_paused: values.isPaused,
    active_from: new Date(activeFrom),
  };
}

/**
 * Stores a schedule.
 * @returns its id; null when there are already `most` (instances that store at the same time wait for
 *   each other)
 */
export async function insertSchedule(
  trx: Transaction<Schema>,
  values: ScheduleValues,
  most: number,
): Promise<number | null> {
  await sql`LOCK TABLE report_schedules IN SHARE ROW EXCLUSIVE MODE`.execute(trx);
  const { count } = await trx.selectFrom("report_schedules")
    .select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  if (Number(count) >= most) return null;
  const { id } = await trx.insertInto("report_schedules").values(toRow(values)).returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Replaces a schedule that the transaction has locked. */
export async function updateSchedule(
  trx: Transaction<Schema>,
  id: number,
  values: ScheduleValues,
): Promise<void> {
  await trx.updateTable("report_schedules")
    .set((eb) => ({ ...toRow(values), revision: eb("revision", "+", 1) }))
    .where("id", "=", id).execute();
}

/** Removes a schedule with its deliveries. @returns false when there is none */
export async function deleteSchedule(db: Kysely<Schema>, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("report_schedules").where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
