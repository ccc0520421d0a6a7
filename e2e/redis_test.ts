/** Redis is a projection (P1): without it nothing is wrong, and when it returns it agrees again. */
import { delay } from "@std/async/delay";
import { assert, assertEquals } from "@std/assert";
import { startChild } from "@/testing/process.ts";
import { withFreePort } from "@/testing/free_port.ts";
import { dropDatabase } from "@/testing/postgres_databases.ts";
import { at, event, saturday, uniqueId } from "./support/events.ts";
import { KEY, type Laurel, maintenanceUrl, startLaurel } from "./support/laurel.ts";
import { openStream } from "./support/live.ts";
import { createDatabaseWith } from "./support/prepared.ts";

const program = Deno.env.get("LAUREL_TEST_REDIS_SERVER");

async function startRedisAt(port: number) {
  const child = startChild({
    command: program!,
    args: ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    cwd: "/tmp",
  });
  await child.waitFor(/ready to accept connections/i, 30_000);
  return child;
}

const startRedis = () => withFreePort(async (port) => ({ port, child: await startRedisAt(port) }));

/** Reads the board, and where the server read it from. */
async function readBoard(laurel: Laurel) {
  const count = async (from: string) => {
    const { text } = await laurel.call("//metrics");
    return Number(new RegExp(`board_reads_total\\{from="${from}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
  };
  const before = await count("redis");
  const board = await laurel.board("period=all&limit=200");
  return { board, isFromRedis: await count("redis") > before };
}

/** Repeats a request until Redis answers again. Only time restores a connection. */
async function untilFromRedis(laurel: Laurel) {
  for (let tries = 0; tries < 300; tries++) {
    const found = await readBoard(laurel);
    if (found.isFromRedis) return found.board;
    await delay(100);
  }
  throw new Error("boards are not read from Redis again");
}

const pointsOf = (board: { entries: readonly { agent: { id: string }; points: number }[] }) =>
  Object.fromEntries(board.entries.map(({ agent, points }) => [agent.id, points]));

Deno.test({
  name: "redis - nothing fails while it is down, and its boards agree after an empty restart",
  ignore: !program,
  async fn() {
    const redis = await startRedis();
    let again: typeof redis.child | undefined;
    const laurel = await startLaurel({ env: { REDIS_URL: `redis://127.0.0.1:${redis.port}` } });
    try {
      const send = (subject: string) => laurel.post(event({ subject, time: at(saturday()) }));
      for (const subject of ["a", "b", "b"]) await send(subject);
      assertEquals(pointsOf(await untilFromRedis(laurel)), { a: 5, b: 10 });

      await redis.child.kill();
      await send("c");
      assertEquals((await send("a")).agent.totalPoints, 10);
      assertEquals(pointsOf((await readBoard(laurel)).board), { a: 10, b: 10, c: 5 });
      assertEquals((await laurel.call("//readyz")).status, 200);
      const page = await laurel.call("//sign-in", { key: null });
      assertEquals(page.status, 200);

      again = await startRedisAt(redis.port);
      assertEquals(pointsOf((await readBoard(laurel)).board), { a: 10, b: 10, c: 5 });
      // An emptied Redis gets a board back at the next change of it.
      await send("c");
      assertEquals(pointsOf(await untilFromRedis(laurel)), { a: 10, b: 10, c: 10 });
    } finally {
      await laurel.stop();
      await redis.child.stop();
      await again?.stop();
    }
  },
});

for (const how of ["with Redis", "without Redis"]) {
  Deno.test({
    name: `instances - an event posted to one reaches the streams and boards of the other, ${how}`,
    ignore: !program || !maintenanceUrl,
    async fn() {
      const redis = how === "with Redis" ? await startRedis() : null;
      const databaseUrl = await createDatabaseWith([], maintenanceUrl!);
      const env: Record<string, string> = redis
        ? { REDIS_URL: `redis://127.0.0.1:${redis.port}` }
        : {};
      const running: Laurel[] = [];
      try {
        for (let i = 0; i < 2; i++) running.push(await startLaurel({ databaseUrl, env }));
        const [a, b] = running as [Laurel, Laurel];
        const stream = await openStream(b.url, { authorization: `Bearer ${KEY}` });
        const ids = Array.from({ length: 20 }, () => uniqueId("far"));
        for (const [index, id] of ids.entries()) {
          // Both instances receive events of the same agent.
          const to = index % 2 === 0 ? a : b;
          await to.post(event({ id, subject: "far", time: at(saturday(), index) }));
        }
        const received = (): string[] =>
          stream.messages.filter(({ type }) => type === "points")
            .flatMap(({ data }) =>
              data.entries.map((entry: { event: { id: string } }) => entry.event.id)
            );
        await stream.until(() => ids.every((id) => received().includes(id)));
        assertEquals(received(), ids);
        const { entries: [first] } = await b.board("period=all");
        assertEquals([first?.agent.id, first?.points], ["far", 100]);
        assertEquals((await a.agent("far")).totalPoints, 100);
        const again = await b.post(event({ id: ids[0], subject: "far", time: at(saturday(), 0) }));
        assertEquals(again.status, "duplicate");
        assert(!b.server.output().includes('"level":"error"'), b.server.output());
        await stream.close();
      } finally {
        for (const laurel of running) await laurel.stop();
        await redis?.child.stop();
        await dropDatabase(maintenanceUrl!, databaseUrl);
      }
    },
  });
}
