import { type Day, isWorkingDay, type WorkingCalendar } from "@/core/calendars/calendar.ts";
import type { CalendarBook, DaySpan } from "@/core/calendars/calendars.ts";
import type { WorkState } from "./views.ts";

/** How long after an event somebody counts as working. */
export const WORKING_MILLISECONDS = 15 * 60_000;

/** What decides whether an agent works now. Times in milliseconds since the epoch. */
export interface WorkFacts {
  readonly now: number;
  readonly today: Day;
  /** The agent's newest event; null when there is none. */
  readonly lastEventAt: number | null;
  /** The first event of today after which no pause was longer than {@link WORKING_MILLISECONDS}. */
  readonly stretchFrom: number | null;
  /** The first moment of today in the agent's zone. */
  readonly dayFrom: number;
  readonly calendar: WorkingCalendar;
  readonly leave: readonly DaySpan[];
  readonly holidays: CalendarBook["daysOff"];
  /** Row id of the agent's team. */
  readonly team: number | null;
}

/**
 * Returns whether an agent works, is idle or is off. Somebody who works on a day off is working.
 */
export function workStateOf(facts: WorkFacts): WorkState {
  const { now, today, lastEventAt, stretchFrom, dayFrom, calendar } = facts;
  if (lastEventAt !== null && lastEventAt > now - WORKING_MILLISECONDS) {
    const since = toText(Math.min(stretchFrom ?? lastEventAt, now));
    return { kind: "working", since, reason: null, until: null };
  }
  if (isWorkingDay(calendar, today)) {
    const isToday = lastEventAt !== null && lastEventAt >= dayFrom;
    return { kind: "idle", since: isToday ? toText(lastEventAt) : null, reason: null, until: null };
  }
  return { kind: "off", since: null, ...whyOff(facts) };
}

function whyOff({ today, leave, holidays, team }: WorkFacts): Pick<WorkState, "reason" | "until"> {
  const covers = (span: DaySpan) => span.first <= today && today <= span.last;
  const away = leave.find(covers);
  if (away) return { reason: "leave", until: away.last };
  const holiday = holidays.find((one) => covers(one) && (one.team === null || one.team === team));
  if (holiday) return { reason: "holiday", until: holiday.last };
  return { reason: "weekday", until: null };
}

function toText(time: number): string {
  return new Date(time).toISOString();
}
