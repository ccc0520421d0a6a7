import { addDays, dayStart } from "@/core/calendars/calendar.ts";

/** Returns where a period begins: a moment, or the begin of a day, milliseconds since the epoch. */
export function periodStart(dayOrMoment: string, timeZone: string): number {
  return isDay(dayOrMoment) ? dayStart(dayOrMoment, timeZone) : Date.parse(dayOrMoment);
}

/** Returns where a period ends: a moment, or the end of a day, which is included. */
export function periodEnd(dayOrMoment: string, timeZone: string): number {
  return isDay(dayOrMoment) ? dayStart(addDays(dayOrMoment, 1), timeZone) : Date.parse(dayOrMoment);
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
