/** Events for the tests, and the days on which they happen. */
import { addDays, type Day, localDay, weekday } from "@/core/calendars/calendar.ts";
import type { SentEvent } from "./client.ts";

/** Today in UTC, the zone of the test servers. */
export const today: Day = localDay(Date.now(), "UTC");

/**
 * Returns the n-th working day before today, 1 for the newest. Today itself could change during a
 * test.
 */
export function workday(n: number): Day {
  let day = today;
  for (let left = n; left > 0;) {
    day = addDays(day, -1);
    if (weekday(day) <= 5) left--;
  }
  return day;
}

/** Returns the last Saturday before today: a day without a streak payment. */
export function saturday(): Day {
  let day = addDays(today, -1);
  while (weekday(day) !== 6) day = addDays(day, -1);
  return day;
}

/** Returns a time on a day, this many seconds after nine in the morning. */
export function at(day: Day, seconds = 0): string {
  return new Date(Date.parse(`${day}T09:00:00Z`) + seconds * 1000).toISOString();
}

let count = 0;

/** Returns an id that no other test in the file uses. */
export function uniqueId(what = "e"): string {
  return `${what}-${++count}`;
}

/**
 * Returns a `message_response` of the last working day. It is worth 5 points unless it is changed.
 */
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
