import { assert, assertEquals, assertStrictEquals } from "@std/assert";
import fc from "fast-check";
import { addDays, DEFAULT_CALENDAR, isWorkingDay, weekday } from "./calendar.ts";
import { type CalendarBook, calendarOf, NO_CALENDARS } from "./calendars.ts";
import { BEGINNING, teamOn } from "./teams.ts";

const SALES = 1;
const SUPPORT = 2;
const inTeam = (team: number | null) => [{ from: BEGINNING, team }];
const works = (book: CalendarBook, team: number | null, day: string) =>
  isWorkingDay(calendarOf(book, inTeam(team), []), day);

Deno.test("calendars - without any calendar, everybody works Monday to Friday", () => {
  assertStrictEquals(calendarOf(NO_CALENDARS, inTeam(SALES), []), DEFAULT_CALENDAR);
  const others = { versions: [{ team: SUPPORT, from: "2026-01-01", weekdays: [6] }], daysOff: [] };
  assertStrictEquals(calendarOf(others, inTeam(SALES), []), DEFAULT_CALENDAR);
});

Deno.test("calendars - a team's version overrides the organization's from its day on", () => {
  const book = {
    versions: [
      { team: SUPPORT, from: "2026-11-16", weekdays: [2, 3, 4, 5, 6] },
      { team: null, from: "2026-11-09", weekdays: [1, 2, 3, 4] },
    ],
    daysOff: [],
  };
  const fridays = ["2026-11-06", "2026-11-13", "2026-11-20"];
  assertEquals(fridays.map((day) => works(book, SALES, day)), [true, false, false]);
  assertEquals(fridays.map((day) => works(book, SUPPORT, day)), [true, false, true]);
  const saturdays = ["2026-11-14", "2026-11-21"];
  assertEquals(saturdays.map((day) => works(book, SUPPORT, day)), [false, true]);
});

Deno.test("calendars - holidays are everybody's or a team's, leave is the agent's", () => {
  const book = {
    versions: [],
    daysOff: [
      { team: null, first: "2026-12-25", last: "2026-12-25" },
      { team: SALES, first: "2026-11-17", last: "2026-11-18" },
    ],
  };
  assertEquals([SALES, SUPPORT].map((team) => works(book, team, "2026-12-25")), [false, false]);
  assertEquals([SALES, SUPPORT].map((team) => works(book, team, "2026-11-18")), [false, true]);
  assertEquals([SALES, SUPPORT].map((team) => works(book, team, "2026-11-19")), [true, true]);
  const leave = [{ first: "2026-11-19", last: "2026-11-20" }];
  const own = calendarOf(book, inTeam(SUPPORT), leave);
  const days = ["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-23"];
  assertEquals(days.map((day) => isWorkingDay(own, day)), [true, false, false, true]);
});

Deno.test("calendars - an agent who changes teams follows each team's calendar while in it", () => {
  const book = {
    versions: [{ team: SUPPORT, from: "2026-01-01", weekdays: [6, 7] }],
    daysOff: [{ team: SALES, first: "2026-11-16", last: "2026-11-27" }],
  };
  const teams = [{ from: BEGINNING, team: SUPPORT }, { from: "2026-11-18", team: SALES }, {
    from: "2026-11-24",
    team: null,
  }];
  const calendar = calendarOf(book, teams, []);
  const days = ["2026-11-14", "2026-11-17", "2026-11-18", "2026-11-23", "2026-11-24", "2026-11-28"];
  assertEquals(
    days.map((day) => isWorkingDay(calendar, day)),
    [true, false, false, false, true, false],
  );
});

Deno.test("calendars - agents with equal settings share one calendar, a changed book gets new ones", () => {
  const book = { versions: [{ team: null, from: BEGINNING, weekdays: [] }], daysOff: [] };
  const calendar = calendarOf(book, inTeam(SALES), []);
  assertStrictEquals(calendarOf(book, inTeam(SALES), []), calendar);
  assertEquals(calendar.weekdays, []);
  assert(isWorkingDay(calendarOf({ ...book, versions: [] }, inTeam(SALES), []), "2026-11-20"));
});

Deno.test("calendars - agree with a day-by-day reference", () => {
  const start = "2026-01-01";
  const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(start, days));
  const team = fc.constantFrom(null, SALES, SUPPORT);
  const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7]);
  const version = fc.record({ team, from: day, weekdays });
  const versions = fc.uniqueArray(version, {
    maxLength: 6,
    selector: (one) => `${one.team} ${one.from}`,
  });
  const span = fc.tuple(day, fc.nat(9)).map(([first, days]) => ({
    first,
    last: addDays(first, days),
  }));
  const holidays = fc.tuple(span, team).map(([one, of]) => ({ ...one, team: of }));
  const moves = fc.uniqueArray(fc.record({ from: day, team }), {
    maxLength: 3,
    selector: (one) => one.from,
  }).map((list) => list.sort((a, b) => (a.from < b.from ? -1 : 1)));
  fc.assert(fc.property(
    versions,
    fc.array(holidays, { maxLength: 4 }),
    fc.tuple(team, moves),
    fc.array(span, { maxLength: 3 }),
    (versions, daysOff, [first, later], leave) => {
      const teams = [{ from: BEGINNING, team: first }, ...later];
      const calendar = calendarOf({ versions, daysOff }, teams, leave);
      for (let i = -3; i < 75; i++) {
        const day = addDays(start, i);
        const own = teamOn(teams, day);
        const of = (owner: number | null) =>
          versions.filter((one) => one.team === owner && one.from <= day)
            .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
        const version = (own !== null && of(own)) || of(null);
        const isOff = daysOff.some((one) =>
          (one.team === null || one.team === own) && one.first <= day && day <= one.last
        ) || leave.some((one) =>
          one.first <= day && day <= one.last
        );
        const expected = (version?.weekdays ?? [1, 2, 3, 4, 5]).includes(weekday(day)) && !isOff;
        assertEquals(isWorkingDay(calendar, day), expected, day);
      }
    },
  ));
});
