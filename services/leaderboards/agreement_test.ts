/**
 * Compares boards with a reference that uses neither score tables nor caches: it sums up the ledger
 * by the organization's local dates. PostgreSQL, the in-process Redis and a real Redis must all
 * give the same answers, page by page, after corrections, and at the borders of periods.
 */
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { printErrors } from "@/testing/error_report.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import { type Instance, openInstance } from "@/testing/instance.ts";
import { PERIOD_KINDS, type PeriodKind, type RankStyle } from "@/core/leaderboards/kinds.ts";
import type { BoardEntry } from "@/core/leaderboards/views.ts";
import { compareText } from "@/core/events/order.ts";
import { openMemoryRedis, openRedis, type RedisHandle } from "@/db/redis/mod.ts";
import { untilAnswering } from "@/db/redis/testdata/backends.ts";
import { until } from "@/testing/until.ts";
import { contentHash, type IncomingEvent } from "@/services/rewards/event.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { onRedisServer } from "@/services/platform/testdata/redis_server.ts";
import { type BoardRequest, openLeaderboards } from "./mod.ts";

const ZONE = "Europe/Berlin";
/** Near the end of a year, so that days, weeks, months and years all change around it. */
const NOW = Date.parse("2027-01-04T10:00:00Z");
const HOUR = 3_600_000;

/** Borders of periods in Berlin local time; at some of them the clocks also change. */
const BORDERS = [
  ...["2026-10-25T00:00", "2026-10-26T00:00", "2026-11-01T00:00", "2026-12-01T00:00"],
  ...["2026-12-28T00:00", "2027-01-01T00:00", "2027-01-04T00:00"],
].map((local) => Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).epochMilliseconds);
const AGENTS = ["agent-1", "agent-2", "agent-10", "é😀～", "zed"];
const TEAMS = ["red", "blue"];

type Action =
  | { kind: "work"; agent: number; border: number; offset: number; gain: number }
  | { kind: "undo"; of: number }
  | { kind: "correct"; of: number; difference: number }
  | { kind: "hide" | "show"; agent: number }
  | { kind: "rename"; agent: number; name: string }
  | { kind: "move"; agent: number; team: number };

const agent = fc.nat(AGENTS.length - 1);
const actions: fc.Arbitrary<Action[]> = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constant("work" as const),
        agent,
        border: fc.nat(BORDERS.length - 1),
        // Most events are right at a border.
        offset: fc.constantFrom(-1, 0, 1, -1000, 1000, -HOUR, HOUR, 30 * HOUR),
        gain: fc.nat(1),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("undo" as const), of: fc.nat(40) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("correct" as const),
        of: fc.nat(40),
        difference: fc.constantFrom(-3, 4, 50),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom("hide" as const, "show" as const), agent }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("rename" as const),
        agent,
        name: fc.string({ minLength: 1, maxLength: 5, unit: "grapheme-ascii" }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("move" as const), agent, team: fc.nat(1) }),
    },
  ),
  { minLength: 5, maxLength: 25 },
);

let count = 0;
function eventOf(subject: string, time: number, more: Partial<IncomingEvent>): IncomingEvent {
  const content = { type: "contact_updated" as const, subject, time, data: {}, ...more };
  const id = `agree-${++count}`;
  return { ...content, id, source: "/crm", receivedAt: NOW, contentHash: contentHash(content) };
}

const CORRECTOR = {
  kind: "key",
  keyId: 1,
  name: "Mia",
  scopes: ["admin"],
  createsAgents: false,
} as const;

/** All events sent so far, to be reversed later. */
const sent: IncomingEvent[] = [];

async function perform(instance: Instance, action: Action): Promise<void> {
  const { people, ingest } = instance;
  switch (action.kind) {
    case "work": {
      const time = Math.min(BORDERS[action.border]! + action.offset, NOW);
      const data = { completenessGain: action.gain };
      const event = eventOf(AGENTS[action.agent]!, time, { data });
      sent.push(event);
      await ingest([event]);
      return;
    }
    case "undo": {
      const target = sent.splice(action.of % (sent.length + 1), 1)[0];
      if (!target) return;
      const reverses = { source: target.source, id: target.id };
      const { subject } = target;
      await ingest([eventOf(subject, NOW, { type: "event_reversed", data: { reverses } })]);
      return;
    }
    case "correct": {
      const target = sent[action.of % (sent.length + 1)];
      if (!target) return;
      const { difference } = action;
      // Every reason is new, so that no correction counts as a repetition.
      const reason = `checked ${++count}`;
      const request = { event: target, difference, reason, isPreview: false };
      await instance.corrections.correct(CORRECTOR, request).catch((error) => {
        // The event may be worth less than that.
        if (!(error instanceof ProblemError)) throw error;
      });
      return;
    }
    case "hide":
    case "show":
      await people.changeAgent(AGENTS[action.agent]!, { hidden: action.kind === "hide" });
      return;
    case "rename":
      await people.changeAgent(AGENTS[action.agent]!, { name: `N ${action.name}` });
      return;
    case "move":
      await people.changeAgent(AGENTS[action.agent]!, { team: TEAMS[action.team]! });
  }
}

const wall = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, dateStyle: "short" });

/** Returns the period that contains a date, computed from known Mondays. */
function periodName(kind: PeriodKind, day: string): string {
  if (kind === "day") return day;
  if (kind === "month") return day.slice(0, 7);
  if (kind === "all") return "all";
  const days = (Date.parse(day) - Date.parse("2024-01-01")) / 86_400_000;
  return `week ${Math.floor(days / 7)}`;
}

interface Booking {
  agent: string;
  name: string;
  team: string | null;
  hidden: boolean;
  points: number;
  time: Date;
  stands: boolean;
}

/** Returns the whole board of a period, computed from the ledger alone. */
function expectedBoard(
  bookings: readonly Booking[],
  { kind, day, team }: BoardRequest,
  style: RankStyle,
): BoardEntry[] {
  const period = periodName(kind, day!);
  const byAgent = new Map<string, { booking: Booking; points: number; reachedAt: number }>();
  for (const booking of bookings) {
    if (booking.hidden || (team && booking.team !== team)) continue;
    if (periodName(kind, wall.format(booking.time)) !== period) continue;
    let sum = byAgent.get(booking.agent);
    if (!sum) byAgent.set(booking.agent, sum = { booking, points: 0, reachedAt: 0 });
    sum.points += booking.points;
    if (booking.stands) sum.reachedAt = Math.max(sum.reachedAt, booking.time.getTime());
  }
  const rows = [...byAgent.values()].filter(({ points }) => points > 0).sort((a, b) =>
    b.points - a.points || a.reachedAt - b.reachedAt ||
    compareText(a.booking.agent, b.booking.agent)
  );
  return rows.map(({ booking, points, reachedAt }, index) => {
    const above = rows.filter((other) => other.points > points);
    const scores = new Set(above.map((other) => other.points));
    return {
      position: index + 1,
      rank: 1 + (style === "dense" ? scores.size : above.length),
      agent: { id: booking.agent, name: booking.name },
      points,
      reachedAt: new Date(reachedAt).toISOString(),
    };
  });
}

async function listBookings({ db }: TestDatabase): Promise<Booking[]> {
  return await db.selectFrom("reward_history as h").innerJoin("agents as a", "a.id", "h.agent_id")
    .leftJoin("teams as t", "t.id", "a.team_id")
    .select(["a.key as agent", "a.name", "t.key as team", "a.hidden", "h.points", "h.time"])
    .select((eb) => eb.and([eb("h.voids", "is", null), eb("h.is_void", "=", false)]).as("stands"))
    .execute() as Booking[];
}

const DAYS = [
  ...["2026-10-24", "2026-10-25", "2026-10-26", "2026-10-31", "2026-11-01", "2026-11-30"],
  ...["2026-12-01", "2026-12-27", "2026-12-28", "2026-12-31", "2027-01-01", "2027-01-03"],
  ...["2027-01-04", "2025-06-01"],
];

function requestsOf(day: string): BoardRequest[] {
  return PERIOD_KINDS.flatMap((kind): BoardRequest[] => [
    { kind, day, me: "agent-10" },
    { kind, day, offset: 1, limit: 2, me: "zed" },
    { kind, day, limit: 2, around: "é😀～", me: "agent-1" },
    { kind, day, team: "red", limit: 3, me: "agent-2" },
  ]);
}

async function assertAgree(
  database: TestDatabase,
  instance: Instance,
  style: RankStyle,
): Promise<void> {
  await until(() => !instance.relay.isBehind);
  const bookings = await listBookings(database);
  const postgres = openLeaderboards({
    database,
    redis: openMemoryRedis(),
    clock: () => NOW,
    timeZone: ZONE,
    ranks: style,
    reportError: printErrors,
    freshness: () => ({ position: 0, isBehind: true }),
  });
  for (const request of DAYS.flatMap(requestsOf)) {
    const what = JSON.stringify(request);
    const whole = expectedBoard(bookings, request, style);
    const { board, nextOffset } = await postgres.read(request);
    const { limit = 50, around = null } = request;
    const index = around === null ? -1 : whole.findIndex((entry) => entry.agent.id === around);
    const offset = index < 0 ? request.offset ?? 0 : Math.max(0, index - ((limit - 1) >> 1));
    assertEquals(board.entries, whole.slice(offset, offset + limit), what);
    assertEquals(board.me, whole.find((entry) => entry.agent.id === request.me) ?? null, what);
    assertEquals(nextOffset, whole.length > offset + limit ? offset + limit : null, what);
    assertEquals(await instance.leaderboards.read(request), { board, nextOffset }, what);
  }
  await assertMonthsAreTheirDays(database);
}

/** Asserts that the points of each month equal the sum of its days. */
async function assertMonthsAreTheirDays({ db }: TestDatabase): Promise<void> {
  const rows = await db.selectFrom("leaderboard_scores").select(["kind", "period_start as start"])
    .select(["agent_key as agent", "points"]).execute();
  const sums = new Map<string, number>();
  for (const row of rows.filter(({ kind }) => kind === "day")) {
    for (const kind of ["week", "month", "all"] as const) {
      const key = `${row.agent} ${kind} ${periodName(kind, row.start)}`;
      sums.set(key, (sums.get(key) ?? 0) + row.points);
    }
  }
  for (const row of rows.filter(({ kind }) => kind !== "day")) {
    const key = `${row.agent} ${row.kind} ${periodName(row.kind as PeriodKind, row.start)}`;
    assertEquals(row.points, sums.get(key), key);
  }
}

async function checkStories(
  database: TestDatabase,
  openOne: () => Promise<RedisHandle>,
): Promise<void> {
  sent.length = 0;
  for (const style of ["standard", "dense"] as const) {
    const redis = await openOne();
    await untilAnswering(redis);
    const instance = await openInstance(database, {
      clock: () => NOW,
      timeZone: ZONE,
      boardRanks: style,
      redis,
    });
    try {
      if (style === "standard") {
        for (const id of TEAMS) await instance.people.createTeam({ id, name: id });
        await instance.ingest(AGENTS.map((id) => eventOf(id, BORDERS[0]!, {})));
      }
      await fc.assert(
        // Each history continues from the state of the previous one; the boards must still be
        // correct.
        fc.asyncProperty(actions, async (story) => {
          for (const action of story) await perform(instance, action);
          await assertAgree(database, instance, style);
        }),
        { numRuns: 3, endOnFailure: true },
      );
      assertEquals((await instance.reads()).redis > 0, true, "some boards were read from Redis");
    } finally {
      await instance.close();
    }
  }
}

forEachDatabase(
  "leaderboards - after random histories, boards equal the sums of the ledger",
  (database) => checkStories(database, () => Promise.resolve(openMemoryRedis())),
);

onRedisServer(
  "leaderboards - after random histories, boards of a real Redis equal the sums of the ledger",
  (database, server) => checkStories(database, () => openRedis({ url: server.url })),
);
