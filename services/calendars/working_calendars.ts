import type { Kysely, Transaction } from "kysely";
import { plainText } from "@/core/agents/search.ts";
import { type Day, DEFAULT_CALENDAR, localDay } from "@/core/calendars/calendar.ts";
import { MAX_FILE_ENTRIES, writeHolidayFile } from "@/core/calendars/holiday_file.ts";
import type {
  CalendarEffect,
  HolidayFileView,
  WholeCalendarView,
  WorkingCalendarView,
} from "@/core/calendars/working_calendars.ts";
import type { Clock } from "@/core/clock.ts";
import { listVersions } from "@/db/calendars/calendars.ts";
import { listHolidays } from "@/db/calendars/days_off.ts";
import {
  changeWorkingCalendar,
  deleteWorkingCalendar,
  findWorkingCalendar,
  insertSharedCalendar,
  type ListedCalendar,
  listWorkingCalendars,
  lockWorkingCalendar,
  type WorkingCalendarRow,
} from "@/db/calendars/working_calendars.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { invalidField } from "@/services/problems/admin.ts";
import { refuseInUse, refuseOutdated } from "@/services/problems/edits.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import type { Language } from "@/core/language.ts";
import { type AppliedChange, applyChange, queueApplied } from "./apply_change.ts";
import type { CalendarEdit } from "./calendar_change.ts";
import { compareStreaks } from "./compare_streaks.ts";
import { checkWeekdays } from "./mod.ts";
import { ownerOf, teamRows } from "./owner.ts";
import { readFile } from "./read_file.ts";

/** A new shared calendar. */
export interface CalendarDraft {
  readonly name: string;
  readonly teams: readonly string[];
  readonly weekdays: { readonly effectiveFrom: Day; readonly weekdays: readonly number[] } | null;
}

/** Calendars as people edit them. */
export interface WorkingCalendars {
  /** Lists the calendars whose name or team is found, the organization's first, then by name. */
  list(
    page: { readonly q: string; readonly limit: number; readonly skip: number },
  ): Promise<readonly WorkingCalendarView[]>;
  /** Returns a calendar with the holidays of a year (this year when left out), or undefined. */
  find(id: number, year?: number): Promise<WholeCalendarView | undefined>;
  /** @throws {ProblemError} `calendar_exists`, `unknown_team`, `validation_failed` */
  create(draft: CalendarDraft): Promise<WholeCalendarView>;
  /**
   * Changes a calendar and derives the streaks that depend on it again.
   * @returns undefined when there is none
   * @throws {ProblemError} `edit_conflict`, `calendar_exists`, `unknown_team`, `validation_failed`
   */
  change(
    id: number,
    change: CalendarEdit,
    expected: number | undefined,
  ): Promise<WholeCalendarView | undefined>;
  /** Returns what a change would do to the streaks; nothing is stored. Throws as {@link change}. */
  preview(
    id: number,
    change: CalendarEdit,
    expected: number | undefined,
  ): Promise<CalendarEffect | undefined>;
  /**
   * Deletes a shared calendar that no team uses, or what a team has of its own.
   * @returns false when there is none
   * @throws {ProblemError} `in_use`, `validation_failed` for the organization's
   */
  remove(id: number): Promise<boolean>;
  /**
   * Compares the holidays of an iCalendar file with a calendar; nothing is stored.
   * @param language of the reasons why entries are left out; English by default
   * @throws {ProblemError} `validation_failed` when it cannot be read
   */
  readFile(
    id: number,
    file: string,
    span: { readonly from?: Day | undefined; readonly to?: Day | undefined },
    language?: Language,
  ): Promise<HolidayFileView | undefined>;
  /** Returns all holidays of a calendar as an iCalendar file. */
  export(id: number): Promise<{ readonly name: string; readonly text: string } | undefined>;
}

/** The name under which the organization's calendar is listed. */
const ORGANIZATION = "Organization";
const MAX_SHARED = 500;
const ALL_TIME = { from: "1970-01-01", to: "2999-12-31" };

/** Opens the use cases of calendars that people edit. */
export function openWorkingCalendars({ db, rewards, clock, timeZone }: {
  readonly db: Kysely<Schema>;
  readonly rewards: Pick<Rewards, "reconfigure">;
  readonly clock: Clock;
  /** The organization's time zone. */
  readonly timeZone: string;
}): WorkingCalendars {
  const today = () => localDay(clock(), timeZone);

  async function find(id: number, year?: number): Promise<WholeCalendarView | undefined> {
    const day = today();
    const listed = (await listWorkingCalendars(db, day)).find((one) => one.id === id);
    if (!listed) return undefined;
    const shown = year ?? Number(day.slice(0, 4));
    const span = { from: `${shown}-01-01`, to: `${shown}-12-31` };
    return {
      ...toView(listed),
      year: shown,
      versions: await listVersions(db, ownerOf(listed)),
      days: await listHolidays(db, ownerOf(listed), span),
      today: day,
    };
  }

  async function change(
    trx: Transaction<Schema>,
    id: number,
    wanted: CalendarEdit,
    expected: number | undefined,
  ): Promise<AppliedChange | undefined> {
    const calendar = await lockWorkingCalendar(trx, id);
    if (!calendar) return undefined;
    refuseOutdated("calendar", expected, calendar.revision);
    const applied = await applyChange(trx, calendar, wanted);
    const named = wanted.name === undefined ? null : naming(wanted.name);
    if (!await changeWorkingCalendar(trx, id, named)) throw calendarExists(wanted.name!);
    return applied;
  }

  return {
    async list({ q, limit, skip }) {
      const words = plainText(q).split(/\s+/u).filter((word) => word !== "");
      const all = (await listWorkingCalendars(db, today())).map(toView).filter((one) => {
        const text = plainText([one.name, ...one.teams.map(({ name }) => name)].join("\n"));
        return words.every((word) => text.includes(word));
      });
      return all.sort(inOrder).slice(skip, skip + limit);
    },
    find,
    async create({ name, teams, weekdays }) {
      if (weekdays) checkWeekdays(weekdays.weekdays);
      const id = await rewards.reconfigure(async (trx) => {
        const shared = (await listWorkingCalendars(trx, today()))
          .filter(({ kind }) => kind === "shared").length;
        if (shared >= MAX_SHARED) {
          throw invalidField("name", `is one calendar more than the ${MAX_SHARED} kept`);
        }
        const id = await insertSharedCalendar(trx, naming(name));
        if (id === undefined) throw calendarExists(name);
        const calendar = (await lockWorkingCalendar(trx, id))!;
        await queueApplied(
          trx,
          await applyChange(trx, calendar, {
            teams,
            weekdays: weekdays ?? undefined,
          }),
        );
        return id;
      });
      return (await find(id))!;
    },
    async change(id, wanted, expected) {
      const isFound = await rewards.reconfigure(async (trx) => {
        const applied = await change(trx, id, wanted, expected);
        if (applied) await queueApplied(trx, applied);
        return applied !== undefined;
      });
      const year = wanted.days?.[0]?.day ?? wanted.holidays?.[0]?.first;
      return isFound ? await find(id, year && Number(year.slice(0, 4)) || undefined) : undefined;
    },
    preview: (id, wanted, expected) =>
      compareStreaks(
        { db, now: clock(), timeZone },
        (trx) => change(trx, id, wanted, expected),
      ),
    remove: (id) =>
      rewards.reconfigure(async (trx) => {
        const calendar = await lockWorkingCalendar(trx, id);
        if (!calendar) return false;
        if (calendar.kind === "organization") {
          throw invalidField("id", "is the organization's calendar, which always exists");
        }
        refuseInUse(
          `calendar "${toName(calendar)}"`,
          calendar.teams.map(({ name }) => ({ path: "teams", message: `team "${name}"` })),
        );
        const owner = ownerOf(calendar);
        const versions = await listVersions(trx, owner);
        const days = await listHolidays(trx, owner, ALL_TIME);
        const first = [...versions.map((one) => one.effectiveFrom), ...days.map((one) => one.first)]
          .sort()[0];
        await deleteWorkingCalendar(trx, calendar);
        const teams = teamRows(calendar);
        await queueApplied(trx, { from: first ?? null, teams });
        return true;
      }),
    async readFile(id, file, { from, to }, language = "en") {
      const calendar = await findWorkingCalendar(db, id);
      if (!calendar) return undefined;
      const year = Number(today().slice(0, 4));
      const span = { first: from ?? `${year - 1}-01-01`, last: to ?? `${year + 2}-12-31` };
      if (span.last < span.first) {
        throw invalidField("to", `is before the first day, ${span.first}`);
      }
      const stored = await listHolidays(db, ownerOf(calendar), ALL_TIME);
      return readFile(file, span, stored, timeZone, language);
    },
    async export(id) {
      const calendar = await findWorkingCalendar(db, id);
      if (!calendar) return undefined;
      const days = await listHolidays(db, ownerOf(calendar), ALL_TIME);
      const name = toName(calendar);
      const holidays = days.slice(0, MAX_FILE_ENTRIES);
      return { name, text: writeHolidayFile(name, holidays, { now: clock(), id }) };
    },
  };
}

function toView(listed: ListedCalendar): WorkingCalendarView {
  const { id, kind, revision, teams, weekdays, holidays } = listed;
  return {
    id,
    kind,
    name: toName(listed),
    teams: teams.map(({ id, name }) => ({ id, name })),
    weekdays: weekdays ?? (kind === "organization" ? DEFAULT_CALENDAR.weekdays : null),
    holidays,
    revision,
  };
}

function toName({ name, team }: Pick<WorkingCalendarRow, "name" | "team">): string {
  return name ?? team?.name ?? ORGANIZATION;
}

const KINDS = ["organization", "shared", "team"];

function inOrder(a: WorkingCalendarView, b: WorkingCalendarView): number {
  if (a.kind !== b.kind) return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  const [one, other] = [plainText(a.name), plainText(b.name)];
  return one < other ? -1 : one > other ? 1 : a.id - b.id;
}

function naming(name: string) {
  return { name, nameKey: plainText(name) };
}

function calendarExists(name: string): ProblemError {
  return new ProblemError({
    status: 409,
    code: "calendar_exists",
    title: "The calendar exists already",
    detail: `Another calendar is named "${name}". Choose another name, or change that calendar.`,
    errors: [{ path: "name", message: "is another calendar's" }],
  });
}
