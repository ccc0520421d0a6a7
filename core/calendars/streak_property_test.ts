/**
 * Streaks under random calendars, zones and absences, compared with an independent reference that
 * walks from one local day to the next and keeps count.
 */
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { addDays, type Day, localDay, type WorkingCalendar } from "./calendar.ts";
import { type CalendarBook, calendarOf, type DaySpan } from "./calendars.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import { NO_PROGRESS } from "@/core/achievements/progress.ts";
import { NOTHING_CONFIGURED } from "@/core/scoring/score_day.ts";
import { scoreAgent, type StoredDay } from "@/core/scoring/score_agent.ts";
import { currentStreak, extendStreak, NO_STREAK, withFreezes } from "./streak.ts";
import { BEGINNING, teamOn, type TeamSpan } from "./teams.ts";

const HOUR = 3_600_000;

/** Zones, each with a time close to a clock change or to a day that the zone left out. */
const SCENES = [
  { timeZone: "UTC", around: "2026-03-29T00:00:00Z" },
  { timeZone: "Europe/Berlin", around: "2026-03-29T01:00:00Z" },
  { timeZone: "Europe/Berlin", around: "2026-10-25T01:00:00Z" },
  { timeZone: "America/New_York", around: "2026-03-08T07:00:00Z" },
  { timeZone: "America/New_York", around: "2026-11-01T06:00:00Z" },
  { timeZone: "Pacific/Auckland", around: "2026-04-04T14:00:00Z" },
  { timeZone: "Australia/Lord_Howe", around: "2026-10-03T15:30:00Z" },
  // Friday 2011-12-30 did not exist in this zone.
  { timeZone: "Pacific/Apia", around: "2011-12-30T10:00:00Z" },
].map(({ timeZone, around }) => ({ timeZone, around: Date.parse(around) }));

/** Returns the date that a wall clock in a zone shows. */
const formats = new Map<string, Intl.DateTimeFormat>();
function wallDate(time: number, timeZone: string): Day {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
    formats.set(timeZone, format);
  }
  return format.format(time);
}

interface Scenario {
  readonly scene: { readonly timeZone: string; readonly around: number };
  readonly book: CalendarBook;
  readonly teams: readonly TeamSpan[];
  readonly leave: readonly DaySpan[];
  /** Hours after the scene's time at which work was paid. */
  readonly hours: readonly number[];
  /** Days on which a freeze was won; a day with two freezes is listed twice. */
  readonly won: readonly Day[];
  /** Hours between the last work and the moment at which the streak is read. */
  readonly later: number;
}

const dayNear = (around: number) =>
  fc.integer({ min: -45, max: 45 }).map((days) =>
    new Date(around + days * 24 * HOUR).toISOString().slice(0, 10)
  );

const scenarios: fc.Arbitrary<Scenario> = fc.constantFrom(...SCENES).chain((scene) => {
  const day = dayNear(scene.around);
  const team = fc.constantFrom(null, 1, 2);
  const span = fc.tuple(day, fc.nat(6)).map(([first, days]) => ({
    first,
    last: addDays(first, days),
  }));
  const weekdays = fc.oneof(
    { arbitrary: fc.constant([1, 2, 3, 4, 5]), weight: 3 },
    fc.subarray([1, 2, 3, 4, 5, 6, 7]),
  );
  return fc.record({
    scene: fc.constant(scene),
    book: fc.record({
      versions: fc.uniqueArray(fc.record({ team, from: day, weekdays }), {
        maxLength: 4,
        selector: ({ team, from }) => `${team} ${from}`,
      }),
      daysOff: fc.array(fc.tuple(span, team).map(([one, of]) => ({ ...one, team: of })), {
        maxLength: 4,
      }),
    }),
    teams: fc.tuple(team, fc.option(fc.record({ from: day, team }), { nil: undefined }))
      .map(([first, move]) => [{ from: BEGINNING, team: first }, ...(move ? [move] : [])]),
    leave: fc.array(span, { maxLength: 2 }),
    hours: hoursOfWork(),
    won: fc.array(day, { maxLength: 3 }),
    later: fc.integer({ min: 0, max: 20 * 24 }),
  });
});

/** Work on nearly every day, so that streaks grow, earn freezes and use them. */
function hoursOfWork(): fc.Arbitrary<number[]> {
  return fc.tuple(fc.nat(100), fc.array(fc.nat(23), { minLength: 1, maxLength: 80 })).chain((
    [share, clock],
  ) =>
    fc.array(fc.nat(120), { minLength: clock.length, maxLength: clock.length }).map((dice) =>
      clock.map((hour, i) => (i - 40) * 24 + hour).filter((_, i) => i === 0 || dice[i]! > share / 4)
    )
  );
}

/** Whether work is expected on a day, read directly from the calendars. */
function isExpected({ book, teams, leave }: Scenario, day: Day): boolean {
  const within = (span: DaySpan) => span.first <= day && day <= span.last;
  const team = teamOn(teams, day);
  if (leave.some(within)) return false;
  if (book.daysOff.some((one) => (one.team === null || one.team === team) && within(one))) {
    return false;
  }
  const newest = (owner: number | null) =>
    book.versions.filter((one) => one.team === owner && one.from <= day)
      .sort((a, b) => (a.from < b.from ? 1 : -1)).at(0);
  const version = (team === null ? undefined : newest(team)) ?? newest(null);
  const date = new Date(`${day}T12:00:00Z`).getUTCDay();
  return (version?.weekdays ?? [1, 2, 3, 4, 5]).includes(date === 0 ? 7 : date);
}

/** Walks from date to date up to today, which counts as missed only when it is over. */
function walk(scenario: Scenario, calendarDays: readonly Day[], worked: ReadonlySet<Day>) {
  let length = 0;
  let freezes = 0;
  let debt = 0;
  let hasBegun = false;
  const paid: [Day, number][] = [];
  for (const [i, day] of calendarDays.entries()) {
    const isToday = i === calendarDays.length - 1;
    const isOpen = isExpected(scenario, day);
    if (isOpen && worked.has(day)) {
      const continues = hasBegun && debt <= freezes;
      if (continues) freezes -= debt;
      length = continues ? length + 1 : 1;
      if (length % 7 === 0) freezes = Math.min(2, freezes + 1);
      [debt, hasBegun] = [0, true];
      paid.push([day, Math.min(100, 50 + 10 * (length - 1))]);
    } else if (isOpen && hasBegun && !isToday) debt++;
    freezes = Math.min(2, freezes + scenario.won.filter((one) => one === day).length);
  }
  return { length, freezes, shown: debt > freezes ? 0 : length, paid };
}

/**
 * Lists every date from the first work until the streak is read, including dates that the zone left
 * out.
 */
function datesOf({ scene, hours, later }: Scenario): Day[] {
  const first = wallDate(scene.around + hours[0]! * HOUR, scene.timeZone);
  const last = wallDate(scene.around + (hours.at(-1)! + later) * HOUR, scene.timeZone);
  const days: Day[] = [];
  for (const date = new Date(`${first}T00:00:00Z`);; date.setUTCDate(date.getUTCDate() + 1)) {
    const day = date.toISOString().slice(0, 10);
    days.push(day);
    if (day >= last) return days;
  }
}

Deno.test("streak - agrees with a day-by-day reference in every zone and calendar", () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const { scene, book, teams, leave, hours, later } = scenario;
      const times = hours.map((hour) => scene.around + hour * HOUR);
      const calendar: WorkingCalendar = calendarOf(book, teams, leave);
      const active = new Set(times.map((time) => localDay(time, scene.timeZone)));
      const dates = datesOf(scenario);
      const won = scenario.won.filter((day) => dates.includes(day));
      const streak = [...new Set([...active, ...won])].sort().reduce((one, day) => {
        const extended = active.has(day) ? extendStreak(one, day, calendar) : one;
        return withFreezes(extended, won.filter((other) => other === day).length);
      }, NO_STREAK);
      const today = localDay(times.at(-1)! + later * HOUR, scene.timeZone);

      const worked = new Set(times.map((time) => wallDate(time, scene.timeZone)));
      const { paid: _, ...expected } = walk(scenario, dates, worked);
      const shown = currentStreak(streak, today, calendar);
      assertEquals(
        { length: streak.length, freezes: streak.freezes, shown },
        expected,
      );
    }),
    { numRuns: 500 },
  );
});

Deno.test("streak - a date that the zone left out breaks the streak unless it is a holiday", () => {
  const days = ["2011-12-28T20:00:00Z", "2011-12-29T20:00:00Z", "2012-01-01T20:00:00Z"]
    .map((time) => localDay(Date.parse(time), "Pacific/Apia"));
  assertEquals(days, ["2011-12-28", "2011-12-29", "2012-01-02"]);
  const lengthWith = (daysOff: CalendarBook["daysOff"]) => {
    const calendar = calendarOf({ versions: [], daysOff }, [], []);
    return days.reduce((one, day) => extendStreak(one, day, calendar), NO_STREAK).length;
  };
  assertEquals(lengthWith([]), 1);
  assertEquals(lengthWith([{ team: null, first: "2011-12-30", last: "2011-12-30" }]), 3);
});

/** Stores what the database keeps of one agent, and adds events in the order of their arrival. */
class Arrivals {
  readonly days = new Map<Day, StoredDay>();
  readonly events: (ScoringEvent & { day: Day })[] = [];
  readonly paid = new Map<Day, number>();
  streak = NO_STREAK;
  #progress = NO_PROGRESS;

  constructor(readonly calendar: WorkingCalendar, readonly teams: readonly TeamSpan[]) {}

  bring(batch: readonly (ScoringEvent & { day: Day })[]): void {
    const newEvents = Map.groupBy(batch, (event) => event.day);
    const from = [...newEvents.keys()].sort()[0]!;
    const stored = [...this.days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
    const events = new Map<Day, ScoringEvent[]>();
    for (;;) {
      const score = scoreAgent(
        {
          agent: "a",
          rescore: new Set<Day>(),
          progress: this.#progress,
          events,
          streakBefore: stored.findLast((day) => day.day < from)?.streak ?? NO_STREAK,
          days: stored.filter((day) => day.day >= from),
        },
        newEvents,
        {
          ...NOTHING_CONFIGURED,
          versions: [{ version: 1, effectiveFrom: 0, rules: DEFAULT_RULES }],
          calendar: this.calendar,
          teams: this.teams,
          isObjectTaken: () => false,
        },
      );
      if (score.kind === "needs") {
        for (const day of score.days) events.set(day, this.events.filter((e) => e.day === day));
        continue;
      }
      for (const { day, mode, scored, last } of score.changes) {
        if (mode === "rescored") this.paid.delete(day);
        for (const { type, points } of scored.entries) {
          if (type === "daily_streak") this.paid.set(day, points);
        }
        const isActive = scored.state.firstPaidAt !== null;
        this.days.set(day, { day, state: scored.state, isActive, streak: scored.streak, last });
      }
      this.events.push(...batch);
      this.streak = score.streak;
      this.#progress = score.progress;
      return;
    }
  }
}

Deno.test("streak - every order of arrival gives the same streak and the same points", () => {
  const order = fc.record({ factor: fc.integer({ min: 1, max: 9_999 }), batch: fc.nat(6) });
  fc.assert(
    fc.property(scenarios, order, (scenario, { factor, batch }) => {
      const { scene, book, teams, leave } = scenario;
      const dates = datesOf(scenario);
      const make = (type: ScoringEvent["type"], time: number, day: Day, data = {}) => ({
        source: "/crm",
        id: `${type} ${time} ${day}`,
        type,
        time,
        day,
        data,
      });
      const work = scenario.hours.map((hour) => {
        const time = scene.around + hour * HOUR;
        return make("contact_updated", time, wallDate(time, scene.timeZone));
      });
      const prize = { prize: { key: "freeze", title: "Freeze", kind: "streak_freeze", value: 1 } };
      const won = scenario.won.filter((day) => dates.includes(day))
        .map((day, i) => make("spin_won", Date.parse(`${day}T12:00:00Z`) + i, day, prize));
      const keyOf = (index: number) => ((index + 1) * factor * 7_919) % 10_007;
      const arrivals = [...work, ...won].map((event, index) => ({ event, key: keyOf(index) }))
        .sort((a, b) => a.key - b.key).map(({ event }) => event);

      const store = new Arrivals(calendarOf(book, teams, leave), teams);
      for (let i = 0; i < arrivals.length; i += batch + 1) {
        store.bring(arrivals.slice(i, i + batch + 1));
      }
      const worked = new Set(work.map(({ day }) => day));
      const expected = walk(scenario, dates, worked);
      const { length, freezes } = store.streak;
      assertEquals(
        { length, freezes, paid: [...store.paid].sort() },
        { length: expected.length, freezes: expected.freezes, paid: expected.paid },
      );
    }),
    { numRuns: 300 },
  );
});
