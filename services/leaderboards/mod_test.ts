/** Boards from PostgreSQL and from Redis are equal, and correct after any failure of Redis. */
import { assertEquals } from "@std/assert";
import type { Kysely } from "kysely";
import { printErrors } from "@/testing/error_report.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import { cut, HISTORY_NOW, randomNumbers } from "@/testing/histories.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import { compareText } from "@/core/events/order.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { openMemoryRedis, openRedis, type RedisHandle } from "@/db/redis/mod.ts";
import { untilAnswering } from "@/db/redis/testdata/backends.ts";
import { until } from "@/testing/until.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { boardKey, membersKey, NAMES_KEY, POSITION_KEY } from "./board_keys.ts";
import { contentHash, type IncomingEvent } from "@/services/rewards/event.ts";
import { onRedisServer } from "@/services/platform/testdata/redis_server.ts";
import { type BoardRequest, openLeaderboards } from "./mod.ts";

let count = 0;

/**
 * Returns a contact that pays 3 or 6 points. Totals are small, so many agents have equal points.
 */
function event(agent: string, time: number, gain = 0): IncomingEvent {
  const content = {
    type: "contact_updated" as const,
    subject: agent,
    time,
    data: { completenessGain: gain },
  };
  const id = `board-${++count}`;
  return { ...content, id, source: "/crm", receivedAt: time, contentHash: contentHash(content) };
}

const MINUTE = 60_000;
// Noon on a Friday in Berlin.
const NOON = Date.parse("2026-11-20T11:00:00Z");

/**
 * Returns events of 40 agents with many equal points and times; some ids have characters outside of
 * ASCII.
 */
function randomScores(seed: number, events = 160): IncomingEvent[] {
  const next = randomNumbers(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const names = Array.from({ length: 40 }, (_, i) => i % 8 === 0 ? `é😀～-${i}` : `agent-${i}`);
  return Array.from({ length: events }, () => {
    const time = NOON - below(3) * 86_400_000 + below(4) * MINUTE;
    return event(names[below(40)]!, time, below(2));
  });
}

/** Returns the board from PostgreSQL, read by the same service without a copy in Redis. */
function fromPostgres(database: TestDatabase, request: BoardRequest) {
  const boards = openLeaderboards({
    database,
    redis: openMemoryRedis(),
    reportError: printErrors,
    clock: () => HISTORY_NOW,
    timeZone: "Europe/Berlin",
    freshness: () => ({ position: 0, isBehind: true }),
  });
  return boards.read(request);
}

const REQUESTS: BoardRequest[] = PERIOD_KINDS.flatMap((kind) => [
  { kind, day: "2026-11-20" },
  { kind, day: "2026-11-19", limit: 7, offset: 5, me: "agent-3" },
  { kind, day: "2026-11-20", limit: 5, around: "agent-17", me: "agent-1" },
  { kind, day: "2026-11-20", limit: 4, around: "é😀～-0", me: "é😀～-8" },
  { kind, day: "2026-11-20", limit: 10, offset: 35, me: "nobody", around: "nobody" },
  { kind, day: "2026-11-20", limit: 10, offset: 500 },
]);

/** Asserts that every answer equals the one of PostgreSQL. */
async function assertAlike(database: TestDatabase, { leaderboards }: Instance): Promise<void> {
  for (const request of REQUESTS) {
    assertEquals(await leaderboards.read(request), await fromPostgres(database, request));
  }
}

async function untilCurrent(instance: Instance): Promise<void> {
  await instance.relay.run();
  await until(() => !instance.relay.isBehind);
}

async function hide(db: Kysely<Schema>, ...ids: string[]): Promise<void> {
  await createAgents(db, ids.map((id) => ({ id, name: id, email: null })));
  await db.updateTable("agents").set({ hidden: true }).where("key", "in", ids).execute();
}

forEachDatabase("boards - Redis in this process answers as Postgres does", async (database) => {
  await hide(database.db, "agent-2", "agent-17");
  await withInstance(database, async (instance) => {
    for (const batch of cut(randomScores(1), 40, randomNumbers(2))) {
      await instance.ingest(batch);
      await assertAlike(database, instance);
    }
    await untilCurrent(instance);
    const before = await instance.reads();
    await assertAlike(database, instance);
    assertEquals(await instance.reads(), {
      redis: before.redis + REQUESTS.length,
      postgres: before.postgres,
    });
  });
});

onRedisServer("boards - a real Redis answers as Postgres does", async (database, server) => {
  await hide(database.db, "agent-2", "agent-17");
  const redis = await openRedis({ url: server.url });
  await untilAnswering(redis);
  await withInstance(database, async (instance) => {
    for (const batch of cut(randomScores(1), 40, randomNumbers(2))) await instance.ingest(batch);
    await untilCurrent(instance);
    await assertAlike(database, instance);
    assertEquals((await instance.reads()).redis, REQUESTS.length);
  }, { redis });
});

forEachDatabase(
  "boards - ties are ordered by time, then by id; ranks are 1-2-2-4",
  async (database) => {
    const at = (minutes: number) => NOON + minutes * MINUTE;
    await withInstance(database, async (instance) => {
      await instance.ingest([
        ...[event("late", at(5)), event("z", at(1)), event("b", at(1)), event("Z", at(1))],
        ...[
          event("top", at(0)),
          event("top", at(9)),
          event("last", at(2), 1),
          event("last", at(1)),
        ],
      ]);
      await untilCurrent(instance);
      const { board } = await instance.leaderboards.read({ kind: "day", me: "z" });
      assertEquals(
        board.entries.map((
          { position, rank, agent, points },
        ) => [position, rank, agent.id, points]),
        [
          ...[[1, 1, "last", 59], [2, 2, "top", 56]],
          // Upper case comes first, as in byte order.
          ...[[3, 3, "Z", 53], [4, 3, "b", 53], [5, 3, "z", 53], [6, 3, "late", 53]],
        ],
      );
      assertEquals(board.me?.position, 5);
      // The agent's id is equal to the end member of boards in Redis, and the agent is not on this
      // board.
      const stranger = await instance.leaderboards.read({ kind: "day", me: "~", around: "~" });
      assertEquals(stranger.board.me, null);
      assertEquals(board.entries.map(({ agent }) => agent.id).slice(2, 5).toSorted(compareText), [
        ...["Z", "b", "z"],
      ]);
      await instance.ingest([event("late", at(6)), event("end", at(7))]);
      await untilCurrent(instance);
      const page = await instance.leaderboards.read({ kind: "day", limit: 2, offset: 2 });
      assertEquals(page.board.entries.map(({ rank, agent }) => [rank, agent.id]), [
        [2, "top"],
        [4, "Z"],
      ]);
      assertEquals(page.nextOffset, 4);
    });
  },
);

forEachDatabase(
  "boards - a sender who reads the board after an accepted event sees its points",
  async (database) => {
    await withInstance(database, async (instance) => {
      await Promise.all(Array.from({ length: 8 }, async (_, agent) => {
        const id = `agent-${agent}`;
        for (let round = 1; round <= 12; round++) {
          await instance.ingest([event(id, NOON + round)]);
          const { board } = await instance.leaderboards.read({ kind: "week", me: id });
          assertEquals(board.me?.points, 50 + 3 * round);
        }
      }));
    });
  },
);

forEachDatabase("boards - a team's board contains the members of the team", async (database) => {
  const { db } = database;
  const { id } = await db.insertInto("teams").values({ key: "north", name: "North" })
    .returning("id").executeTakeFirstOrThrow();
  await withInstance(database, async (instance) => {
    await instance.ingest([event("a", NOON), event("b", NOON), event("b", NOON), event("c", NOON)]);
    await db.updateTable("agents").set({ team_id: id }).where("key", "in", ["a", "b"]).execute();
    const { board } = await instance.leaderboards.read({ kind: "day", team: "north", me: "c" });
    assertEquals(board.entries.map(({ rank, agent }) => [rank, agent.id]), [[1, "b"], [2, "a"]]);
    assertEquals(board.me, null);
  });
});

/** Failures of Redis, after each of which every answer must still be correct. */
const MISHAPS: [name: string, mishap: (redis: RedisHandle) => Promise<unknown>][] = [
  ["was emptied", (redis) => redis.client.flushall()],
  ["lost its position", (redis) => redis.client.del(POSITION_KEY)],
  ["lost a board", (redis) => redis.client.del(boardKey("day", "2026-11-20"))],
  [
    "lost a board's members",
    (redis) => redis.client.del(membersKey(boardKey("day", "2026-11-20"))),
  ],
  ["lost the names", (redis) => redis.client.del(NAMES_KEY)],
  ["says it is ahead", (redis) => redis.client.set(POSITION_KEY, "999999/999999")],
  ["has another's position", (redis) => redis.client.set(POSITION_KEY, "1/77")],
];
for (const [name, mishap] of MISHAPS) {
  forEachDatabase(`boards - they stay right when Redis ${name}`, async (database) => {
    const [first = [], second = [], third = []] = cut(randomScores(3, 90), 1, () => 0)
      .reduce<IncomingEvent[][]>((parts, [one], i) => {
        (parts[i % 3] ??= []).push(one!);
        return parts;
      }, []);
    await withInstance(database, async (instance) => {
      await instance.ingest(first);
      await untilCurrent(instance);
      await mishap(instance.redis);
      if (!name.startsWith("says")) await assertAlike(database, instance);
      await instance.ingest(second);
      await assertAlike(database, instance);
      await untilCurrent(instance);
      await instance.ingest(third);
      await untilCurrent(instance);
      await assertAlike(database, instance);
      const { redis } = await instance.reads();
      await instance.leaderboards.read({ kind: "day", day: "2026-11-20" });
      assertEquals((await instance.reads()).redis, redis + 1, "Redis is used again");
    });
  });
}
