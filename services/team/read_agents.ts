import type { Kysely } from "kysely";
import { isWorkingDay, localDay, type WorkingCalendar } from "@/core/calendars/calendar.ts";
import { calendarOf } from "@/core/calendars/calendars.ts";
import { currentStreak } from "@/core/calendars/streak.ts";
import { levelForExperience } from "@/core/scoring/levels.ts";
import { fill } from "@/core/team/assemble.ts";
import { compare, sampleOf } from "@/core/team/compare.ts";
import { COUNT_KEYS, COUNTS, MEASURE_KEYS, MEASURES } from "@/core/team/measures.ts";
import { comparedWindows, type DayWindow } from "@/core/team/windows.ts";
import type { TeamAgent } from "@/core/team/views.ts";
import { WORKING_MILLISECONDS, workStateOf } from "@/core/team/work_state.ts";
import { findCalendarFacts, readCalendarBook } from "@/db/calendars/calendars.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { TeamMember } from "@/db/team/members.ts";
import {
  type AgentWindow,
  type ComparedParts,
  countWindowEvents,
  findComparedMetrics,
  findStretches,
  findWindowPoints,
} from "@/db/team/numbers.ts";
import type { Metrics } from "@/services/metrics/mod.ts";

/** What the reads of a team need. */
export interface ReadAgents {
  readonly db: Kysely<Schema>;
  readonly metrics: Pick<Metrics, "refresh">;
  /** The organization's time zone. */
  readonly timeZone: string;
}

/** An agent of the team with the calendar that its days follow. */
export interface ReadAgent {
  readonly agent: TeamAgent;
  readonly calendar: WorkingCalendar;
}

const TYPES = COUNT_KEYS.map((key) => COUNTS[key].type);

/**
 * Reads what the page shows of these members, with the same number of queries for any number of
 * them.
 * @param now milliseconds since the epoch
 */
export async function readAgents(
  { db, metrics, timeZone }: ReadAgents,
  members: readonly TeamMember[],
  now: number,
): Promise<ReadAgent[]> {
  if (members.length === 0) return [];
  // A team has few time zones.
  const windowsOf = new Map<string, readonly DayWindow[]>();
  const zoneOf = (member: TeamMember) => member.timeZone ?? timeZone;
  for (const zone of new Set(members.map(zoneOf))) windowsOf.set(zone, comparedWindows(now, zone));
  const windows: AgentWindow[] = members.flatMap((member) =>
    windowsOf.get(zoneOf(member))!.map((one) => ({ ...one, rowId: member.rowId }))
  );
  const todays = windows.filter((one, index) => windows[index - 1]?.rowId !== one.rowId);
  const working = new Set(
    members.filter(({ lastEventAt }) => (lastEventAt ?? 0) > now - WORKING_MILLISECONDS)
      .map(({ rowId }) => rowId),
  );
  await metrics.refresh(windows);
  const [book, facts, points, counts, stretches, parts] = await Promise.all([
    readCalendarBook(db),
    findCalendarFacts(db, members.map(({ rowId }) => rowId)),
    findWindowPoints(db, windows),
    countWindowEvents(db, windows, TYPES),
    findStretches(db, todays.filter(({ rowId }) => working.has(rowId)), WORKING_MILLISECONDS),
    findComparedMetrics(db, windows),
  ]);
  const pointsByDay = new Map(points.map((one) => [`${one.rowId} ${one.day}`, one]));
  const countsByDay = new Map(counts.map((one) => [`${one.rowId} ${one.day} ${one.type}`, one]));
  const partsByAgent = Map.groupBy(parts, ({ rowId }) => rowId);

  return members.map((member) => {
    const { rowId, streak } = member;
    const zone = zoneOf(member);
    const days = windowsOf.get(zone)!.map(({ day }) => day);
    const isWorked = (day: string) => pointsByDay.get(`${rowId} ${day}`)?.isWorked ?? false;
    const compared = (valueOf: (day: string) => number) =>
      compare({
        days,
        values: days.map((day, index) => index === 0 || isWorked(day) ? valueOf(day) : null),
      });
    const { teams, leave } = facts.get(rowId)!;
    const calendar = calendarOf(book, teams, leave);
    const today = days[0]!;
    const isWorking = isWorkingDay(calendar, today);
    const agent: TeamAgent = {
      id: member.id,
      name: member.name,
      timeZone: zone,
      level: levelForExperience(member.experience),
      state: workStateOf({
        now,
        today: localDay(now, zone),
        lastEventAt: member.lastEventAt,
        stretchFrom: stretches.get(rowId) ?? null,
        dayFrom: windowsOf.get(zone)![0]!.from,
        calendar,
        leave,
        holidays: book.daysOff,
        team: member.teamRowId,
      }),
      points: compared((day) => pointsByDay.get(`${rowId} ${day}`)?.points ?? 0),
      counts: fill(
        COUNT_KEYS,
        (key) =>
          compared((day) => countsByDay.get(`${rowId} ${day} ${COUNTS[key].type}`)?.count ?? 0),
      ),
      measures: fill(MEASURE_KEYS, (key) => measured(partsByAgent.get(rowId) ?? [], key)),
      streak: {
        days: currentStreak(streak, today, calendar),
        freezes: streak.freezes,
        isSafe: !isWorking || streak.lastDay === today,
      },
    };
    return { agent, calendar };
  });
}

function measured(parts: readonly ComparedParts[], key: typeof MEASURE_KEYS[number]) {
  const own = parts.filter(({ metric }) => MEASURES[key].metrics.includes(metric));
  return {
    today: sampleOf(own.filter(({ isToday }) => isToday)),
    usual: sampleOf(own.filter(({ isToday }) => !isToday)),
  };
}
