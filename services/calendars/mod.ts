import type { Kysely, Transaction } from "kysely";
import { addDays, type Day } from "@/core/calendars/calendar.ts";
import type { Clock } from "@/core/clock.ts";
import { findAgent } from "@/db/agents/agents.ts";
import {
  countCalendars,
  deleteCalendar,
  listCalendars,
  saveCalendar,
  type StoredCalendar,
} from "@/db/calendars/calendars.ts";
import {
  countDaysOff,
  type DaysOffOwner,
  deleteDaysOff,
  listDaysOff,
  saveDaysOff,
  type StoredDaysOff,
} from "@/db/calendars/days_off.ts";
import { touchCalendar } from "@/db/calendars/working_calendars.ts";
import { cancelLeaveOfDays } from "@/db/leave.ts";
import { type Concerned, queueRescores } from "@/db/scoring/rescores.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { findTeam } from "@/db/agents/teams.ts";
import { invalidField, unknownAgent, unknownTeam } from "@/services/problems/admin.ts";
import type { Rewards } from "@/services/rewards/mod.ts";

/**
 * The owner of a calendar or of days off, by key. With neither key it is the whole organization.
 */
export interface OwnerKeys {
  readonly team?: string | null | undefined;
  readonly agent?: string | null | undefined;
}

/** A span of days off, `last` included. */
export interface DaysOff extends OwnerKeys {
  readonly first: Day;
  readonly last: Day;
}

/** Manages the working days of the organization and its teams, holidays, and agents' leave. */
export interface Calendars {
  /** Returns every version of every calendar, the organization's first. */
  list(): Promise<StoredCalendar[]>;
  /**
   * Sets which weekdays are working days from a day on. The day may be in the past: streaks are
   * then scored again.
   * @throws {ProblemError} `unknown_team` or `validation_failed`
   */
  set(calendar: StoredCalendar): Promise<void>;
  /**
   * Removes a version.
   * @returns false when there is no such version
   * @throws {ProblemError} `unknown_team`
   */
  remove(calendar: Pick<StoredCalendar, "team" | "effectiveFrom">): Promise<boolean>;
  /** Lists days off. @throws {ProblemError} `unknown_team` or `unknown_agent` */
  listDaysOff(
    owner: OwnerKeys,
    page: { limit: number; after: { first: Day; rowId: number } | null },
  ): Promise<StoredDaysOff[]>;
  /**
   * Adds holidays or leave, also in the past: a late sick note repairs a broken streak.
   * @throws {ProblemError} `unknown_team`, `unknown_agent` or `validation_failed`
   */
  addDaysOff(days: DaysOff & { readonly name: string }): Promise<void>;
  /**
   * Removes days off.
   * @returns false when there are none
   * @throws {ProblemError} as {@link addDaysOff}
   */
  removeDaysOff(days: DaysOff): Promise<boolean>;
}

/** The maximum length of one entry, in days. */
const MAX_DAYS_OFF = 366;
/**
 * The maximum number of calendar versions, and of holidays of the organization and all teams
 * together.
 */
export const MAX_ENTRIES = 2_000;
/** The maximum number of spans of leave per agent. */
const MAX_LEAVE = 500;

/** Opens the use cases of calendars. */
export function openCalendars({ db, rewards, clock }: {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  /** Its `reconfigure` also wakes the jobs, which score the queued agents. */
  readonly rewards: Pick<Rewards, "reconfigure">;
}): Calendars {
  async function ownerOf(db: Kysely<Schema>, owner: OwnerKeys): Promise<DaysOffOwner> {
    const { team = null, agent = null } = owner;
    if (team !== null && agent !== null) {
      throw invalidField("agent", "names an owner besides the team; name one of them, or none");
    }
    const rowOf = agent === null ? null : (await findAgent(db, agent))?.rowId;
    if (rowOf === undefined) throw unknownAgent(agent!);
    return { team: team === null ? null : await getTeam(db, team), agent: rowOf };
  }

  return {
    list: () => listCalendars(db),
    async set({ team, effectiveFrom, weekdays }) {
      checkWeekdays(weekdays);
      const sorted = weekdays.toSorted((a, b) => a - b);
      await rewards.reconfigure(async (trx) => {
        if (await countCalendars(trx) >= MAX_ENTRIES) {
          throw invalidField("effectiveFrom", `is one version more than the ${MAX_ENTRIES} kept`);
        }
        const teamRow = team === null ? null : await getTeam(trx, team);
        const owner = { team: teamRow, calendar: null };
        await touchOwner(trx, owner);
        await saveCalendar(trx, { ...owner, from: effectiveFrom, weekdays: sorted });
        await queueCalendar(trx, teamRow, effectiveFrom);
      });
    },
    remove: ({ team, effectiveFrom }) =>
      rewards.reconfigure(async (trx) => {
        const teamRow = team === null ? null : await getTeam(trx, team);
        const owner = { team: teamRow, calendar: null };
        const isRemoved = await deleteCalendar(trx, owner, effectiveFrom);
        if (isRemoved) {
          await touchOwner(trx, owner);
          await queueCalendar(trx, teamRow, effectiveFrom);
        }
        return isRemoved;
      }),
    async listDaysOff(owner, page) {
      return await listDaysOff(db, await ownerOf(db, owner), page);
    },
    async addDaysOff(days) {
      checkSpan(days);
      await rewards.reconfigure(async (trx) =>
        await storeDaysOff(trx, await ownerOf(trx, days), days)
      );
    },
    removeDaysOff: (days) =>
      rewards.reconfigure(async (trx) => {
        const owner = await ownerOf(trx, days);
        const isRemoved = await takeDaysOff(trx, owner, days);
        // Granted leave must not stay granted when its days are working days again.
        if (isRemoved && owner.agent !== null) {
          await cancelLeaveOfDays(trx, owner.agent, days, new Date(clock()));
        }
        return isRemoved;
      }),
  };
}

/**
 * Adds days off inside `rewards.reconfigure`, and queues the agents whose streaks they touch.
 * @throws {ProblemError} `validation_failed` when too many are stored
 */
export async function storeDaysOff(
  trx: Transaction<Schema>,
  owner: DaysOffOwner,
  { first, last, name }: { readonly first: Day; readonly last: Day; readonly name: string },
): Promise<void> {
  const max = owner.agent === null ? MAX_ENTRIES : MAX_LEAVE;
  if (await countDaysOff(trx, owner.agent) >= max) {
    throw invalidField("first", `is one entry too many: at most ${max} are stored`);
  }
  await touchOwner(trx, owner);
  await saveDaysOff(trx, { ...owner, first, last, name });
  await queueDaysOff(trx, owner, { first, last });
}

/**
 * Removes days off inside `rewards.reconfigure`, and queues the agents whose streaks they touched.
 * @returns false when there are none
 */
export async function takeDaysOff(
  trx: Transaction<Schema>,
  owner: DaysOffOwner,
  { first, last }: { readonly first: Day; readonly last: Day },
): Promise<boolean> {
  const isRemoved = await deleteDaysOff(trx, { first, last, ...owner });
  if (isRemoved) {
    await touchOwner(trx, owner);
    await queueDaysOff(trx, owner, { first, last });
  }
  return isRemoved;
}

// A calendar only affects streaks. Queueing its first day is enough: scoring goes on from there to
// every later day on which the streak changes.
async function queueCalendar(
  trx: Transaction<Schema>,
  team: number | null,
  from: Day,
): Promise<void> {
  const concerned: Concerned = team === null ? { kind: "everybody" } : { kind: "team", team };
  await queueRescores(trx, concerned, { from, to: from }, "calendar");
}

async function queueDaysOff(
  trx: Transaction<Schema>,
  { team, agent }: DaysOffOwner,
  { first, last }: { readonly first: Day; readonly last: Day },
): Promise<void> {
  const concerned: Concerned = agent !== null
    ? { kind: "agent", agent }
    : team !== null
    ? { kind: "team", team }
    : { kind: "everybody" };
  await queueRescores(trx, concerned, { from: first, to: last }, "days_off");
}

/** Says to those who edit the calendar of an owner that it changed. */
async function touchOwner(
  trx: Transaction<Schema>,
  { team, agent = null }: { readonly team: number | null; readonly agent?: number | null },
): Promise<void> {
  if (agent === null) await touchCalendar(trx, team);
}

async function getTeam(db: Kysely<Schema>, key: string): Promise<number> {
  const team = await findTeam(db, key);
  if (!team) throw unknownTeam(key);
  return team.rowId;
}

export function checkWeekdays(weekdays: readonly number[]): void {
  const isWeekday = (day: number) => Number.isInteger(day) && day >= 1 && day <= 7;
  if (!weekdays.every(isWeekday)) {
    throw invalidField("weekdays", "holds something other than 1 (Monday) to 7 (Sunday)");
  }
  if (new Set(weekdays).size < weekdays.length) {
    throw invalidField("weekdays", "names a weekday more than once");
  }
}

function checkSpan({ first, last }: DaysOff): void {
  if (last < first) throw invalidField("last", `is before the first day, ${first}`);
  if (last >= addDays(first, MAX_DAYS_OFF)) {
    throw invalidField("last", `makes more than ${MAX_DAYS_OFF} days; enter a year at a time`);
  }
}
