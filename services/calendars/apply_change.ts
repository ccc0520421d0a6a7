import type { Transaction } from "kysely";
import { addDays, type Day } from "@/core/calendars/calendar.ts";
import { MAX_HOLIDAY_DAYS } from "@/core/calendars/holiday_file.ts";
import { changeHolidays, type DayEdit } from "@/core/calendars/holidays.ts";
import type { Holiday } from "@/core/calendars/working_calendars.ts";
import { findTeam } from "@/db/agents/teams.ts";
import {
  countCalendars,
  deleteCalendar,
  listVersions,
  saveCalendar,
} from "@/db/calendars/calendars.ts";
import { countDaysOff, deleteDaysOff, listHolidays, saveDaysOff } from "@/db/calendars/days_off.ts";
import { chooseCalendarTeams, type WorkingCalendarRow } from "@/db/calendars/working_calendars.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { queueRescores } from "@/db/scoring/rescores.ts";
import { invalidField, unknownTeam } from "@/services/problems/admin.ts";
import { checkWeekdays, MAX_ENTRIES } from "./mod.ts";
import { ownerOf, teamRows } from "./owner.ts";
import type { CalendarEdit } from "./calendar_change.ts";

/** What a change concerns: days from the first one on, of everybody or of teams. */
export interface AppliedChange {
  /** The first day that changes; null: none does. */
  readonly from: Day | null;
  /** Row ids of teams; null: everybody. */
  readonly teams: readonly number[] | null;
}

/**
 * Stores a change of a calendar that is locked.
 * @throws {ProblemError} `unknown_team`, `validation_failed`
 */
export async function applyChange(
  trx: Transaction<Schema>,
  calendar: WorkingCalendarRow,
  { name, teams, weekdays, days, holidays }: CalendarEdit,
): Promise<AppliedChange> {
  if (calendar.kind !== "shared") {
    if (name !== undefined) throw invalidField("name", "belongs to shared calendars");
    if (teams !== undefined) throw invalidField("teams", "are chosen for shared calendars");
  }
  const owner = ownerOf(calendar);
  const changed: Day[] = [];
  if (weekdays) changed.push(...await changeVersion(trx, owner, weekdays));
  if (days) changed.push(...await changeDays(trx, owner, days));
  if (holidays) changed.push(...await addHolidays(trx, owner, holidays));
  let concerned = teamRows(calendar);
  if (teams) {
    const chosen = await teamsOf(trx, teams);
    const moved = await chooseCalendarTeams(trx, calendar.id, chosen);
    concerned = [...new Set([...concerned ?? [], ...moved])];
    // For a team that comes or goes, everything in the calendar changes, and the calendar that it
    // used before no longer counts.
    if (moved.length > 0) changed.push(ALWAYS);
  }
  return { from: changed.sort()[0] ?? null, teams: concerned };
}

/** Queues those whose streaks a change concerns. Scoring goes on from the first day by itself. */
export async function queueApplied(
  trx: Transaction<Schema>,
  { from, teams }: AppliedChange,
): Promise<void> {
  if (from === null) return;
  const span = { from, to: from };
  if (teams === null) await queueRescores(trx, { kind: "everybody" }, span, "calendar");
  for (const team of teams ?? []) {
    await queueRescores(trx, { kind: "team", team }, span, "calendar");
  }
}

type Owner = ReturnType<typeof ownerOf>;

const ALWAYS: Day = "1970-01-01";
const LAST: Day = "2999-12-31";

async function changeVersion(
  trx: Transaction<Schema>,
  owner: Owner,
  { effectiveFrom: from, weekdays }: NonNullable<CalendarEdit["weekdays"]>,
): Promise<Day[]> {
  if (weekdays === null) return await deleteCalendar(trx, owner, from) ? [from] : [];
  checkWeekdays(weekdays);
  const sorted = weekdays.toSorted((a, b) => a - b);
  const known = (await listVersions(trx, owner)).find((one) => one.effectiveFrom === from);
  if (known?.weekdays.join() === sorted.join()) return [];
  if (await countCalendars(trx) >= MAX_ENTRIES) {
    const message = `is one version more than the ${MAX_ENTRIES} kept`;
    throw invalidField("weekdays.effectiveFrom", message);
  }
  await saveCalendar(trx, { ...owner, from, weekdays: sorted });
  return [from];
}

async function changeDays(
  trx: Transaction<Schema>,
  owner: Owner,
  edits: readonly DayEdit[],
): Promise<Day[]> {
  const days = edits.map(({ day }) => day).sort();
  if (new Set(days).size < days.length) throw invalidField("days", "name a day more than once");
  if (days.length === 0) return [];
  const around = { from: addDays(days[0]!, -1), to: addDays(days.at(-1)!, 1) };
  const { removed, added } = changeHolidays(await listHolidays(trx, owner, around), edits);
  for (const span of removed) await deleteDaysOff(trx, { ...owner, ...span });
  await checkRoom(trx, added.length, "days");
  for (const one of added) await saveDaysOff(trx, { ...owner, ...one });
  return [...removed, ...added].map(({ first }) => first);
}

async function addHolidays(
  trx: Transaction<Schema>,
  owner: Owner,
  holidays: readonly Holiday[],
): Promise<Day[]> {
  for (const [index, { first, last }] of holidays.entries()) {
    const path = `holidays.${index}.last`;
    if (last < first) throw invalidField(path, `is before the first day, ${first}`);
    if (last >= addDays(first, MAX_HOLIDAY_DAYS)) {
      throw invalidField(path, `makes more than ${MAX_HOLIDAY_DAYS} days; enter a year at a time`);
    }
  }
  await checkRoom(trx, holidays.length, "holidays");
  const stored = new Set(
    (await listHolidays(trx, owner, { from: ALWAYS, to: LAST }))
      .map(({ first, last, name }) => `${first} ${last} ${name}`),
  );
  const fresh = holidays.filter(({ first, last, name }) => !stored.has(`${first} ${last} ${name}`));
  for (const one of fresh) await saveDaysOff(trx, { ...owner, ...one });
  return fresh.map(({ first }) => first);
}

async function checkRoom(trx: Transaction<Schema>, count: number, path: string): Promise<void> {
  if (count > 0 && await countDaysOff(trx, null) + count > MAX_ENTRIES) {
    throw invalidField(path, `are too many: at most ${MAX_ENTRIES} holidays are stored in all`);
  }
}

async function teamsOf(trx: Transaction<Schema>, ids: readonly string[]): Promise<number[]> {
  const rows: number[] = [];
  for (const [index, id] of ids.entries()) {
    const team = await findTeam(trx, id);
    if (!team) throw unknownTeam(id, `teams.${index}`);
    rows.push(team.rowId);
  }
  return [...new Set(rows)];
}
