import { assertEquals } from "@std/assert";
import { DEFAULT_CALENDAR } from "@/core/calendars/calendar.ts";
import { type WorkFacts, workStateOf } from "./work_state.ts";

const NOW = Date.parse("2026-11-20T12:00:00Z");
const MINUTE = 60_000;

const stateOf = (facts: Partial<WorkFacts>) =>
  workStateOf({
    now: NOW,
    today: "2026-11-20",
    lastEventAt: null,
    stretchFrom: null,
    dayFrom: Date.parse("2026-11-20T00:00:00Z"),
    calendar: DEFAULT_CALENDAR,
    leave: [],
    holidays: [],
    team: 1,
    ...facts,
  });

Deno.test("work state - an event in the last 15 minutes is work, since the stretch began", () => {
  const stretchFrom = NOW - 90 * MINUTE;
  const working = stateOf({ lastEventAt: NOW - 15 * MINUTE + 1, stretchFrom });
  assertEquals([working.kind, working.since], ["working", "2026-11-20T10:30:00.000Z"]);
  const idle = stateOf({ lastEventAt: NOW - 15 * MINUTE, stretchFrom });
  assertEquals([idle.kind, idle.since], ["idle", "2026-11-20T11:45:00.000Z"]);
});

Deno.test("work state - the last event of another day says nothing about today", () => {
  assertEquals(stateOf({ lastEventAt: NOW - 20 * 60 * MINUTE }).since, null);
  assertEquals(stateOf({}).kind, "idle");
});

Deno.test("work state - off has a reason: leave, a holiday, or the weekday", () => {
  const off = { ...DEFAULT_CALENDAR, daysOff: new Set(["2026-11-20"]) };
  const span = { first: "2026-11-18", last: "2026-11-24" };
  assertEquals(stateOf({ calendar: off, leave: [span] }), {
    kind: "off",
    since: null,
    reason: "leave",
    until: "2026-11-24",
  });
  const holiday = { calendar: off, holidays: [{ team: 1, ...span }] };
  assertEquals(stateOf(holiday).reason, "holiday");
  assertEquals(stateOf({ ...holiday, team: 2 }).reason, "weekday");
  const saturday = stateOf({ today: "2026-11-21" });
  assertEquals([saturday.kind, saturday.reason], ["off", "weekday"]);
});

Deno.test("work state - who works on a day off is working", () => {
  assertEquals(stateOf({ today: "2026-11-21", lastEventAt: NOW - MINUTE }).kind, "working");
});
