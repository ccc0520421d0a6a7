import { assertEquals } from "@std/assert";
import { forEachDatabase, onPostgres, type TestDatabase } from "@/testing/database.ts";
import { addAgents, cut, eventOf, randomNumbers, randomSpecs } from "@/testing/histories.ts";
import { type Instance, openInstance, withInstance } from "@/testing/instance.ts";
import { messageAt } from "@/core/live/position.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import {
  assignPositions,
  firstPosition,
  insertOutbox,
  listOutbox,
  type OutboxMessage,
  saveRelayPosition,
  tryLockRelay,
} from "@/db/live/outbox.ts";
import { openRedis, type RedisHandle } from "@/db/redis/mod.ts";
import { untilAnswering } from "@/db/redis/testdata/backends.ts";
import { until } from "@/testing/until.ts";
import type { Frame } from "./frames.ts";
import { onRedisServer } from "@/services/platform/testdata/redis_server.ts";
import { projectBoards } from "@/services/leaderboards/projection.ts";
import { keyViewer } from "@/testing/viewers.ts";

const KEY = keyViewer("read");
const events = randomSpecs(150, randomNumbers(6)).map((spec, index) => eventOf(spec, index));

/** Joins a hub and records the positions that arrive, and the totals in the messages. */
function listen({ hub }: Instance) {
  const positions: number[] = [];
  const totals = new Map<string, number>();
  const boards: string[] = [];
  const send = (frame: Frame, id: string) => {
    const { type, data } = JSON.parse(frame.text(id));
    if (type === "leaderboard") {
      for (const change of data.changes) boards.push(change.agent.id);
    } else positions.push(messageAt(id));
    if (type === "points") totals.set(data.agent.id, data.agent.totalPoints);
  };
  hub.join({ viewer: KEY, hasRoom: () => true, send, onCurrent() {}, end() {} }, null);
  return { positions, totals, boards };
}

/** Returns a message as if an agent had this total of points. */
function scored(id: string, points: number): OutboxMessage {
  const all = [{ start: "1970-01-01", points, reachedAt: "2026-11-20T12:00:00.000Z" }];
  const changes = [{ agent: { id, name: id, team: null }, scores: { all } }];
  return { type: "leaderboard", agent: null, team: null, data: { changes } };
}

/** Returns the number of messages. */
async function lastPosition({ db }: TestDatabase): Promise<number> {
  const rows = await db.selectFrom("outbox").select("messages").execute();
  return rows.reduce((sum, { messages }) => sum + (messages as unknown[]).length, 0);
}

/** Returns the positions of all messages except board changes, which are collected. */
async function toldPositions({ db }: TestDatabase): Promise<number[]> {
  const rows = await listOutbox(db, 0, 10_000);
  return rows.flatMap((row) =>
    row.messages.flatMap(({ type }, index) =>
      type === "leaderboard" ? [] : [firstPosition(row) + index]
    )
  );
}

async function assertHeard(
  database: TestDatabase,
  { positions, totals }: ReturnType<typeof listen>,
): Promise<void> {
  assertEquals(positions, await toldPositions(database));
  for (const [id, total] of totals) {
    assertEquals(total, (await findAgent(database.db, id))!.totalPoints, id);
  }
}

forEachDatabase("relay - every row reaches the hub once and in order", async (database) => {
  await addAgents(database.db);
  await withInstance(database, async (instance) => {
    const heard = listen(instance);
    const calls = cut(events, 5, randomNumbers(7));
    await Promise.all(calls.map((call) => instance.ingest(call)));
    await instance.rewards.idle();
    await until(() => !instance.relay.isBehind);
    await assertHeard(database, heard);
  });
});

async function assertBothHear(
  database: TestDatabase,
  openOne: () => Promise<RedisHandle>,
): Promise<void> {
  await addAgents(database.db);
  const other = await openDatabase({ databaseUrl: database.databaseUrl });
  const redis = [await openOne(), await openOne()] as const;
  for (const one of redis) await untilAnswering(one);
  const a = await openInstance(database, { redis: redis[0] });
  const b = await openInstance(other, { redis: redis[1] });
  try {
    const heard = [listen(a), listen(b)] as const;
    const calls = cut(events, 5, randomNumbers(8));
    await Promise.all(calls.map((call, index) => (index % 2 === 0 ? a : b).ingest(call)));
    const last = await lastPosition(database);
    await until(() => a.hub.position === last && b.hub.position === last);
    await assertHeard(database, heard[0]);
    await assertHeard(database, heard[1]);
    // Both instances can read their boards from Redis again, and they are equal.
    await until(() => !a.relay.isBehind && !b.relay.isBehind);
    const boards = await Promise.all([a, b].map((one) => one.leaderboards.read({ kind: "all" })));
    assertEquals(boards[0], boards[1]);
  } finally {
    await a.close();
    await b.close();
    await other.close();
  }
}

onPostgres(
  "relay - two instances, each with an in-process Redis, each get every row once and in order",
  (database) => assertBothHear(database, () => openRedis()),
);

onRedisServer(
  "relay - two instances with one Redis each get every row once and in order",
  (database, server) => assertBothHear(database, () => openRedis({ url: server.url })),
);

forEachDatabase(
  "relay - rows that a dead instance left are relayed by the next one",
  async (database) => {
    await addAgents(database.db);
    await withInstance(database, async ({ ingest, relay }) => {
      await relay.close();
      await ingest(events);
    });
    await withInstance(database, async (instance) => {
      assertEquals(instance.hub.position, 0);
      const heard = listen(instance);
      await instance.relay.run();
      await assertHeard(database, heard);
    });
  },
);

onPostgres(
  "relay - an instance that dies between commit and publishing loses nothing",
  async (database) => {
    await withInstance(database, async (instance) => {
      const heard = listen(instance);
      for (const round of [1, 2, 3]) {
        // Another instance gives the rows positions and commits, then dies before it publishes
        // them.
        await database.db.transaction().execute(async (trx) => {
          const before = await tryLockRelay(trx);
          await insertOutbox(trx, [scored(`agent-${round}`, round)]);
          await saveRelayPosition(trx, (await assignPositions(trx, before!, 9)).at(-1)!.position);
        });
        await until(() => instance.hub.position === round);
      }
      // Board changes are collected for a moment, so they come after the position.
      await until(() => heard.boards.length >= 3);
      assertEquals(heard.boards, ["agent-1", "agent-2", "agent-3"]);
    });
  },
);

onPostgres(
  "relay - boards that were written at positions that were never committed are copied again",
  async (database) => {
    const { db } = database;
    await addAgents(db);
    const redis = await openRedis();
    await withInstance(database, async ({ ingest, relay }) => {
      await ingest(events.slice(0, 1));
      await relay.run();
      await relay.close();
      const early = await db.startTransaction().execute();
      await insertOutbox(early, [scored("agent-7", 7_000)]);
      await db.transaction().execute((trx) => insertOutbox(trx, [scored("agent-9", 9_000)]));
      // A relay writes the second row to Redis and dies; then the first one is committed.
      const dying = await db.startTransaction().execute();
      const before = (await tryLockRelay(dying))!;
      const rows = await assignPositions(dying, before, 10);
      const position = before + 1;
      assertEquals(rows.map((row) => row.position), [position]);
      await projectBoards(dying, redis, { rows, position, today: "2026-11-20", trusted: null });
      await dying.rollback().execute();
      await early.commit().execute();
      await withInstance(database, async ({ relay, leaderboards }) => {
        await relay.run();
        // The row of agent 7 is before the position in Redis, and is on the board all the same.
        const { board } = await leaderboards.read({ kind: "all" });
        assertEquals(board.entries.map(({ agent }) => agent.id), [
          ...["agent-9", "agent-7", events[0]!.subject],
        ]);
      }, { redis });
    }, { redis });
  },
);
