/**
 * Property P1: a Redis that stops, comes back empty or comes back old makes answers slower, never
 * wrong.
 */
import { assert, assertEquals } from "@std/assert";
import type { TestDatabase } from "@/testing/database.ts";
import { eventOf, randomNumbers, randomSpecs } from "@/testing/histories.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { assertLedgerExplains } from "@/testing/reward_state.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import { listBoard } from "@/db/leaderboards.ts";
import { openRedis, type RedisHandle } from "@/db/redis/mod.ts";
import { untilAnswering } from "@/db/redis/testdata/backends.ts";
import { until } from "@/testing/until.ts";
import type { RedisServer } from "@/db/redis/testdata/redis_server.ts";
import { onRedisServer } from "@/services/platform/testdata/redis_server.ts";
import { personViewer } from "@/testing/viewers.ts";

// Half of the events are from today, so that every current board changes.
const events = randomSpecs(240, randomNumbers(11))
  .map((spec, index) => eventOf(index % 2 === 0 ? { ...spec, day: 29 } : spec, index));
const batches = Array.from({ length: 8 }, (_, batch) => events.slice(batch * 30, batch * 30 + 30));

const ANN = personViewer({ agent: "agent-0" });

/** Asserts that every current board equals the one from PostgreSQL, and that the desk loads. */
async function assertRight({ db }: TestDatabase, instance: Instance): Promise<void> {
  const desk = await instance.desk.load(ANN);
  for (const kind of PERIOD_KINDS) {
    const period = periodOf(kind, instance.leaderboards.today());
    const rows = await listBoard(db, { period, team: null }, { offset: 0, limit: 50 });
    const expected = rows.map(({ agentId, points }) => `${agentId} ${points}`);
    const { board } = await instance.leaderboards.read({ kind });
    for (const { entries } of [board, desk.boards[kind]]) {
      assertEquals(entries.map(({ agent, points }) => `${agent.id} ${points}`), expected, kind);
    }
  }
  assert(desk.agent !== null && desk.feed.length > 0);
}

async function accept(database: TestDatabase, instance: Instance, batch: number): Promise<void> {
  const results = await instance.ingest(batches[batch]!);
  assertEquals(results.filter(({ kind }) => kind !== "accepted"), []);
  await assertRight(database, instance);
}

async function untilReadFromRedis(instance: Instance): Promise<void> {
  await until(async () => {
    await instance.relay.run();
    const { redis } = await instance.reads();
    for (const kind of PERIOD_KINDS) await instance.leaderboards.read({ kind });
    return (await instance.reads()).redis === redis + PERIOD_KINDS.length;
  });
}

onRedisServer(
  "boards - with Redis stopped, started empty and stopped again, everything keeps working and stays correct",
  async (database, server: RedisServer) => {
    const redis = await openRedis({ url: server.url });
    await untilAnswering(redis);
    await withInstance(database, async (instance) => {
      await accept(database, instance, 0);
      await untilReadFromRedis(instance);
      await assertRight(database, instance);

      await server.stop();
      await accept(database, instance, 1);
      await accept(database, instance, 2);
      const { redis: readsWhileDown } = await instance.reads();
      await assertRight(database, instance);
      assertEquals((await instance.reads()).redis, readsWhileDown);

      await server.start();
      await accept(database, instance, 3);
      await untilReadFromRedis(instance);
      await assertRight(database, instance);

      await redis.client.flushall();
      await assertRight(database, instance);
      await accept(database, instance, 4);
      await untilReadFromRedis(instance);
      await assertRight(database, instance);
      await assertLedgerExplains(database.db);
    }, { redis });
  },
);

/** Saves everything in Redis. Returns a function that restores it, like a snapshot. */
async function rememberRedis(redis: RedisHandle): Promise<() => Promise<void>> {
  const { client } = redis;
  const [, keys] = await client.scan(0, { match: "laurel:*", count: 10_000 });
  const strings = new Map<string, string>();
  const sets = new Map<string, string[]>();
  const hashes = new Map<string, string[]>();
  for (const key of keys) {
    const type = await client.type(key);
    if (type === "string") strings.set(key, (await client.get<string>(key))!);
    else if (type === "zset") sets.set(key, await client.zrange(key, 0, -1) as string[]);
    // With Laurel's options, the SDK returns the list that Redis sends, although its types say
    // otherwise.
    else hashes.set(key, await client.hgetall(key) as unknown as string[]);
  }
  return async () => {
    const multi = client.multi().flushall();
    for (const [key, value] of strings) multi.set(key, value);
    for (const [key, members] of sets) {
      for (const member of members) multi.zadd(key, { score: 0, member });
    }
    for (const [key, flat] of hashes) {
      for (let i = 0; i < flat.length; i += 2) multi.hset(key, { [flat[i]!]: flat[i + 1]! });
    }
    await multi.exec();
  };
}

onRedisServer(
  "boards - a Redis that is restored to an old state is noticed",
  async (database, server) => {
    const redis = await openRedis({ url: server.url });
    await untilAnswering(redis);
    await withInstance(database, async (instance) => {
      await accept(database, instance, 0);
      await untilReadFromRedis(instance);
      const setBack = await rememberRedis(redis);
      await accept(database, instance, 1);
      await accept(database, instance, 2);
      await untilReadFromRedis(instance);

      await setBack();
      await assertRight(database, instance);
      await accept(database, instance, 3);
      await untilReadFromRedis(instance);
      await assertRight(database, instance);

      // This position is so old that the rows after it have been deleted.
      await database.db.deleteFrom("outbox").where("position", "is not", null).execute();
      await setBack();
      await assertRight(database, instance);
      await accept(database, instance, 4);
      await untilReadFromRedis(instance);
      await assertRight(database, instance);
    }, { redis });
  },
);
