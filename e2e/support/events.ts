/** Events for the tests, and the days on which they happen. */
import { addDays, type Day, localDay, weekday } from "@/core/calendars/calendar.ts";
import type { SentEvent } from "./client.ts";

/** Today in UTC, the zone of the servers of the tests. */
export const today: Day = localDay(Date.now(), "UTC");

/** The n-th working day before today, 1 for the newest. Today itself would change during a test. */
export function workday(n: number): Day {
  let day = today;
  for (let left = n; left > 0;) {
    day = addDays(day, -1);
    if (weekday(day) <= 5) left--;
  }
  return day;
}

/** The last Saturday before today: a day on which no streak pays. */
export function saturday(): Day {
  let day = addDays(today, -1);
  while (weekday(day) !== 6) day = addDays(day, -1);
  return day;
}

/** Within a day, so many seconds after nine in the morning. */
export function at(day: Day, seconds = 0): string {
  return new Date(Date.parse(`${day}T09:00:00Z`) + seconds * 1000).toISOString();
}

let count = 0;

/** An id that no other test of the file uses. */
export function uniqueId(what = "e"): string {
  return `${what}-${++count}`;
}

/** A `message_response` of the last working day worth 5 points, unless told otherwise. */
export function event(change: SentEvent = {}): SentEvent {
  return {
    specversion: "1.0",
    id: uniqueId(),
    source: "/livechat",
    type: "message_response",
    subject: "agent-7",
    time: at(workday(1)),
    data: {},
    ...change,
  };
}
