import { assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  type Achievement,
  achievementSchema,
  compileAchievements,
  weekStart,
} from "@/core/achievements/achievements.ts";
import { addDays } from "@/core/calendars/calendar.ts";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import type { EventType, ScoringEvent } from "@/core/events/events.ts";
import { diffLedger, type LedgerEntry } from "./ledger.ts";
import { compareEvents } from "@/core/events/order.ts";
import { type NewEvents, scoreAgent, type StoredDay } from "./score_agent.ts";
import { NO_PROGRESS, walkProgress } from "@/core/achievements/progress.ts";
import { EMPTY_DAY, NOTHING_CONFIGURED, scoreDay } from "./score_day.ts";
import { NO_STREAK } from "@/core/calendars/streak.ts";

const achievement = (over: Partial<Achievement>): Achievement =>
  achievementSchema.parse({
    key: over.key,
    family: over.key,
    title: "Test",
    description: "",
    category: "chat",
    icon: "star",
    tier: 1,
    points: 10,
    target: 2,
    ...over,
  });
const REPLIES = { events: ["message_response" as const], measure: { kind: "count" as const } };
const ACHIEVEMENTS = [
  achievement({ key: "replies_1", family: "replies", metric: REPLIES }),
  achievement({ key: "replies_2", family: "replies", metric: REPLIES, target: 7 }),
  achievement({ key: "replies_again", family: "replies", metric: REPLIES, repeatable: true }),
  achievement({ key: "busy_day", metric: REPLIES, span: "day", target: 3, repeatable: true }),
  achievement({ key: "first_busy_day", metric: REPLIES, span: "day" }),
  achievement({ key: "busy_week", metric: REPLIES, span: "week", target: 4, repeatable: true }),
  achievement({ key: "first_busy_week", metric: REPLIES, span: "week", target: 3 }),
  achievement({ key: "points", metric: { events: [], measure: { kind: "points" } }, target: 90 }),
  achievement({ key: "days", metric: { events: [], measure: { kind: "days" } }, target: 4 }),
  achievement({ key: "streak", metric: { events: [], measure: { kind: "streak" } } }),
  achievement({
    key: "streaks",
    metric: { events: [], measure: { kind: "streak" } },
    target: 3,
    repeatable: true,
  }),
];
const CONTEXT = {
  ...NOTHING_CONFIGURED,
  versions: [{ version: 1, effectiveFrom: 0, rules: DEFAULT_RULES }],
  achievements: compileAchievements(ACHIEVEMENTS),
  isObjectTaken: () => false,
};

type Dated = ScoringEvent & { readonly day: string };

/** Stores what a database would store, and adds events like the service. */
class Store {
  constructor(readonly context = CONTEXT) {}

  days = new Map<string, StoredDay>();
  events: Dated[] = [];
  ledger: LedgerEntry[] = [];
  progress = NO_PROGRESS;
  rounds = 0;

  /** Reverses an event, whether it is already stored or comes later in this batch. */
  reverse(event: Dated) {
    this.events = this.events.map((one) =>
      one.id === event.id ? { ...one, isReversed: true } : one
    );
    this.bring([], new Set([event.day]));
  }

  bring(batch: readonly Dated[], rescore = new Set<string>()) {
    const newEvents: NewEvents = Map.groupBy(batch, (event) => event.day);
    const from = weekStart([...newEvents.keys(), ...rescore].sort()[0]!);
    const stored = [...this.days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
    const streakBefore = stored.findLast((day) => day.day < from)?.streak ?? NO_STREAK;
    const days = stored.filter((day) => day.day >= from);
    const loaded = new Map<string, Dated[]>();
    while (true) {
      this.rounds++;
      const history = {
        agent: "a",
        streakBefore,
        days,
        events: loaded,
        rescore,
        progress: this.progress,
      };
      const score = scoreAgent(history, newEvents, this.context);
      if (score.kind === "needs") {
        for (const day of score.days) loaded.set(day, this.events.filter((e) => e.day === day));
        continue;
      }
      for (const { day, mode, scored, last } of score.changes) {
        const isOfDay = ({ time }: LedgerEntry) => new Date(time).toISOString().startsWith(day);
        const booked = mode === "appended" ? [] : this.ledger.filter(isOfDay);
        const { voided, added } = diffLedger(booked, scored.entries);
        this.ledger = [...this.ledger.filter((entry) => !voided.includes(entry)), ...added];
        const isActive = scored.state.firstPaidAt !== null;
        this.days.set(day, { day, state: scored.state, isActive, streak: scored.streak, last });
      }
      this.progress = score.progress;
      this.events.push(...batch);
      return;
    }
  }

  get result() {
    const byKey = (a: LedgerEntry, b: LedgerEntry) => (a.source + a.id < b.source + b.id ? -1 : 1);
    const days = [...this.days].sort(([a], [b]) => (a < b ? -1 : 1));
    return { ledger: [...this.ledger].sort(byKey), days, progress: this.progress };
  }
}

/** The reference: scores every day once, in order, with all its events. */
function reference(events: readonly Dated[]) {
  const store = new Store();
  let streak = NO_STREAK;
  const walk = walkProgress(NO_PROGRESS, [], "", CONTEXT.achievements);
  const byDay = Map.groupBy(events, (event) => event.day);
  for (const day of [...byDay.keys()].sort()) {
    const ordered = byDay.get(day)!.sort(compareEvents);
    const scored = scoreDay(EMPTY_DAY, ordered, {
      ...CONTEXT,
      agent: "a",
      day,
      streakBefore: streak,
      progressBefore: walk.before(day),
    });
    streak = scored.streak;
    walk.add(day, scored.state);
    store.ledger.push(...scored.entries);
    const isActive = scored.state.firstPaidAt !== null;
    store.days.set(day, { day, state: scored.state, isActive, streak, last: ordered.at(-1)! });
  }
  store.progress = walk.result();
  return store.result;
}

const types: EventType[] = ["message_response", "lead_qualified", "inbound_handled", "deal_lost"];
const histories = fc.array(
  fc.record({
    offset: fc.oneof(fc.integer({ min: 0, max: 34 }), fc.integer({ min: 0, max: 5 })),
    second: fc.integer({ min: 0, max: 86_399 }),
    type: fc.constantFrom(...types),
    source: fc.constantFrom("/a", "/b"),
    isReversed: fc.constantFrom(false, false, false, true),
  }),
  { minLength: 1, maxLength: 120 },
).map((rows) =>
  rows.map(({ offset, second, type, source, isReversed }, index): Dated => {
    const day = addDays("2026-10-01", offset);
    const time = Date.parse(`${day}T00:00:00Z`) + second * 1000;
    return { source, id: `e${index}`, type, time, data: { accuracy: 0.9 }, day, isReversed };
  })
);

Deno.test("score agent - any order and any batches end in the same state as a delivery in order", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 200 });
  const shuffled = histories.chain((events) =>
    fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length })
      .map((order) => ({ events, order }))
  );
  fc.assert(
    fc.property(shuffled, sizes, ({ events, order }, batches) => {
      const store = new Store();
      for (let i = 0, b = 0; i < order.length; b++) {
        const size = batches[b % batches.length]!;
        // Half of the reversed events arrive before their reversal.
        const isLate = (event: Dated) => event.isReversed! && Number(event.id.slice(1)) % 2 === 0;
        const batch = order.slice(i, i + size);
        store.bring(
          batch.map((event) => ({ ...event, isReversed: event.isReversed! && !isLate(event) })),
        );
        for (const event of batch) if (isLate(event)) store.reverse(event);
        i += size;
      }
      const plain = JSON.parse(JSON.stringify(store.result));
      const expected = JSON.parse(JSON.stringify(reference(events)));
      const key = (last: { time: number; source: string; id: string }) =>
        `${last.time} ${last.source} ${last.id}`;
      for (const [, day] of [...plain.days, ...expected.days]) day.last = key(day.last);
      assertEquals(plain, expected);
    }),
    { numRuns: 400 },
  );
});

Deno.test("score agent - events in order are appended without reading the log", () => {
  const store = new Store();
  for (let i = 0; i < 50; i++) {
    const day = addDays("2026-10-01", Math.floor(i / 5));
    const time = Date.parse(`${day}T08:00:00Z`) + i * 1000;
    store.bring([{ source: "/a", id: `${i}`, type: "message_response", time, data: {}, day }]);
  }
  assertEquals(store.rounds, 50);
});

Deno.test("score agent - a late day corrects the streak points of the days after it", () => {
  const at = (day: string): Dated => {
    const time = Date.parse(`${day}T10:00:00Z`);
    return { source: "/a", id: day, type: "message_response", time, data: {}, day };
  };
  const store = new Store();
  for (const day of ["2026-11-16", "2026-11-18", "2026-11-19", "2026-11-17"]) {
    store.bring([at(day)]);
  }
  const streaks = store.result.ledger.filter((entry) => entry.type === "daily_streak");
  assertEquals(streaks.map((entry) => `${entry.id} ${entry.points}`), [
    "a/2026-11-16 50",
    "a/2026-11-17 60",
    "a/2026-11-18 70",
    "a/2026-11-19 80",
  ]);
});

Deno.test("score agent - a late event moves an award to an earlier event of a later day", () => {
  // The fourth reply of the week earns the award; the replies are on Saturday and Sunday.
  const at = (day: string, hour: string): Dated => {
    const time = Date.parse(`${day}T${hour}:00Z`);
    return { source: "/a", id: `${day} ${hour}`, type: "message_response", time, data: {}, day };
  };
  // Uses only this achievement: any other award on that day would make the day be scored again.
  const only = ACHIEVEMENTS.filter(({ key }) => key === "busy_week");
  const store = new Store({ ...CONTEXT, achievements: compileAchievements(only) });
  store.bring([at("2026-11-14", "09:00")]);
  for (const hour of ["09:00", "10:00", "11:00", "12:00"]) store.bring([at("2026-11-15", hour)]);
  const earnedAt = () =>
    store.ledger.filter(({ achievement }) => achievement === "busy_week")
      .map(({ time }) => new Date(time).toISOString());
  assertEquals(earnedAt(), ["2026-11-15T11:00:00.000Z"]);
  store.bring([at("2026-11-14", "12:00")]);
  assertEquals(earnedAt(), ["2026-11-15T10:00:00.000Z"]);
});
