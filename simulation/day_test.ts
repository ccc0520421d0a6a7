import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { addDays, dayStart, weekday } from "@/core/calendars/calendar.ts";
import { catalogueOf } from "@/core/event_types/catalogue.ts";
import { RECORDED_TYPES, SCORED_TYPES } from "@/core/events/events.ts";
import { parseEvent } from "@/api/event_schema.ts";
import { simulateDay } from "./day.ts";
import { SAMPLE_AGENTS } from "./team.ts";
import { TICKET_TYPE } from "./tickets.ts";

const FRIDAY = "2026-11-20";
const WEEK = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays("2026-11-16", days));
const SEEDS = [1, 7, 2026];

const simulate = (seed: number, day: string, timeZone = "Europe/Berlin") =>
  simulateDay(seed, day, SAMPLE_AGENTS, timeZone);

Deno.test("simulated day - the same seed gives the same events, another seed others", () => {
  assertEquals(simulate(7, FRIDAY), simulate(7, FRIDAY));
  assertNotEquals(simulate(7, FRIDAY), simulate(8, FRIDAY));
  assertNotEquals(
    simulate(7, FRIDAY).map(({ event }) => event.data),
    simulate(7, addDays(FRIDAY, 7)).map(({ event }) => event.data),
  );
});

Deno.test("simulated day - a team's Friday has every type that can be sent", () => {
  for (const seed of SEEDS) {
    const types = new Set(simulate(seed, FRIDAY).map(({ event }) => event.type));
    assertEquals([...SCORED_TYPES, ...RECORDED_TYPES].filter((type) => !types.has(type)), []);
  }
});

Deno.test("simulated day - the API accepts every event, and all ids differ", () => {
  const seen = new Set<string>();
  for (const { event, time, deliveredAt } of WEEK.flatMap((day) => simulate(7, day))) {
    const parsed = parseEvent(event, { name: "tests", scopes: [] }, deliveredAt);
    if (!parsed.ok) throw new Error(`${JSON.stringify(event)}: ${parsed.problem.detail}`);
    assertEquals(parsed.event.time, time);
    const identity = `${event.source} ${event.id}`;
    assert(!seen.has(identity), identity);
    seen.add(identity);
  }
});

Deno.test("simulated day - every lead and contact is created only once", () => {
  const made = WEEK.flatMap((day) => simulate(7, day))
    .filter(({ event }) => ["lead_qualified", "new_contact"].includes(event.type))
    .map(({ event }) => event.data["objectId"]);
  assert(made.length > 50);
  assertEquals(new Set(made).size, made.length);
});

Deno.test("simulated day - work and delivery are within the local day, in order of delivery", () => {
  // The days include both clock changes of the year.
  const days = [...WEEK, "2026-03-29", "2026-10-25"];
  for (const timeZone of ["Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"]) {
    for (const day of days) {
      const start = dayStart(day, timeZone);
      const end = dayStart(addDays(day, 1), timeZone);
      let last = start;
      for (const { time, deliveredAt } of simulate(7, day, timeZone)) {
        assert(time >= start + 7 * 3_600_000 && time <= deliveredAt && deliveredAt < end);
        assert(deliveredAt >= last);
        last = deliveredAt;
      }
    }
  }
});

Deno.test("simulated day - lunch is quiet, weekends are quieter, and a few events are late", () => {
  const weeks = [0, 7, 14, 21].flatMap((days) => WEEK.map((day) => addDays(day, days)));
  const events = weeks.flatMap((day) => simulate(7, day, "UTC"));
  const inHour = (hour: number) =>
    events.filter(({ time }) => new Date(time).getUTCHours() === hour).length;
  assert(inHour(12) < inHour(10) / 2 && inHour(12) < inHour(15) / 2);
  const onDays = (isWeekend: boolean) =>
    weeks.filter((day) => (weekday(day) > 5) === isWeekend)
      .map((day) => simulate(7, day, "UTC").length);
  assert(Math.max(...onDays(true)) < Math.min(...onDays(false)) / 2);
  const late = events.filter(({ time, deliveredAt }) => deliveredAt - time > 600_000).length;
  assert(late > 0 && late < events.length / 20);
});

Deno.test("simulated day - agents differ, and sometimes one is absent", () => {
  const month = Array.from({ length: 30 }, (_, days) => addDays("2026-10-19", days));
  const working = month.filter((day) => weekday(day) <= 5);
  const presence = working.map((day) =>
    new Set(simulate(7, day).map(({ event }) => event.subject)).size
  );
  assert(presence.some((count) => count < SAMPLE_AGENTS.length));
  assert(presence.every((count) => count > SAMPLE_AGENTS.length / 2));
  const share = (agent: string, source: string) => {
    const own = working.flatMap((day) => simulate(7, day))
      .filter(({ event }) => event.subject === agent);
    return own.filter(({ event }) => event.source === source).length / own.length;
  };
  assert(share("ava.chen", "/livechat") > 0.5);
  assert(share("fatima.haddad", "/dialer") > 0.4);
});

Deno.test("simulated day - tickets are added to the other work, and their type takes each of them", () => {
  const work = simulate(7, FRIDAY);
  const withTickets = simulateDay(7, FRIDAY, SAMPLE_AGENTS, "Europe/Berlin", { withTickets: true });
  const isTicket = ({ event }: typeof work[number]) => event.type === TICKET_TYPE.type;
  assertEquals(withTickets.filter((one) => !isTicket(one)), work);
  const tickets = withTickets.filter(isTicket);
  assert(tickets.length > SAMPLE_AGENTS.length, `${tickets.length} tickets`);
  const times = { revision: 1, createdAt: 0, updatedAt: 0, deletedAt: null };
  const types = { ...catalogueOf([{ ...TICKET_TYPE, ...times }]), keepsUnknown: false };
  for (const { event, deliveredAt } of tickets) {
    const parsed = parseEvent(event, { name: "tests", scopes: [] }, deliveredAt, types);
    if (!parsed.ok) throw new Error(`${JSON.stringify(event)}: ${parsed.problem.detail}`);
  }
  assertEquals(new Set(withTickets.map(({ event }) => event.id)).size, withTickets.length);
});
