import { assert, assertEquals, assertRejects } from "@std/assert";
import { openRedis, type RedisHandle, RedisUnavailableError } from "./mod.ts";
import { openRestRedis } from "./rest.ts";
import { testRedisServer, testRedisUrl, untilAnswering } from "./testdata/backends.ts";
import { until } from "@/testing/until.ts";
import { createRedisServer, type RedisServer } from "./testdata/redis_server.ts";
import { type RestGateway, startRestGateway } from "./testdata/rest_gateway.ts";

function testWith(needed: string, value: string | undefined) {
  return (name: string, fn: (value: string) => Promise<void>) =>
    Deno.test({
      name: value ? name : `${name} [left out: ${needed} is not set]`,
      ignore: !value,
      fn: () => fn(value!),
      // node-redis cannot cancel the delay before its next attempt when it is closed.
      sanitizeOps: false,
    });
}
const testWithServer = testWith("LAUREL_TEST_REDIS_SERVER", testRedisServer);
const testWithUrl = testWith("LAUREL_TEST_REDIS_URL", testRedisUrl);

/** Opens a handle on its own server, and closes both after the test. */
async function withServer(
  binary: string,
  test: (redis: RedisHandle, server: RedisServer) => Promise<void>,
  { started = true } = {},
): Promise<void> {
  const server = createRedisServer(binary);
  if (started) await server.start();
  const redis = await openRedis({ url: server.url });
  try {
    if (started) await untilAnswering(redis);
    await test(redis, server);
  } finally {
    await redis.close();
    await server.stop();
  }
}

async function withGateway(
  url: string,
  test: (redis: RedisHandle, gateway: RestGateway) => Promise<void>,
): Promise<void> {
  const gateway = await startRestGateway(url);
  const redis = await openRedis({ restUrl: gateway.url, restToken: gateway.token });
  try {
    await untilAnswering(redis);
    await test(redis, gateway);
  } finally {
    await redis.close();
    await gateway.close();
  }
}

testWithServer(
  "redis over tcp - a subscription is restored after a restart of the server, and the subscriber is notified",
  (binary) =>
    withServer(binary, async (redis, server) => {
      const received: string[] = [];
      let reconnects = 0;
      await redis.subscribe("news", (payload) => received.push(payload), {
        onReconnect: () => reconnects++,
      });
      await redis.client.publish("news", "before");
      await until(() => received.length === 1);
      assertEquals(reconnects, 0);

      await server.stop();
      await until(() => !redis.healthy());
      await assertRejects(() => redis.client.get("a"), RedisUnavailableError);
      await server.start();
      await until(() => reconnects === 1 && redis.healthy());
      await redis.client.publish("news", "after");
      await until(() => received.length === 2);
      assertEquals(received, ["before", "after"]);
    }),
);

testWithServer(
  "redis over tcp - opening and subscribing work before the server is started",
  (binary) =>
    withServer(binary, async (redis, server) => {
      assertEquals([redis.healthy(), await redis.ping()], [false, false]);
      const received: string[] = [];
      let restored = 0;
      const subscription = await redis.subscribe("news", (payload) => received.push(payload), {
        onReconnect: () => restored++,
      });
      const ended = await redis.subscribe("news", () => received.push("of an ended subscription"));
      await ended.unsubscribe();
      await server.start();
      await until(() => restored === 1 && redis.healthy());
      assertEquals(await redis.client.publish("news", "hello"), 1);
      await until(() => received.length > 0);
      assertEquals(received, ["hello"]);
      await subscription.unsubscribe();
    }, { started: false }),
);

testWithServer(
  "redis over tcp - a hanging server first fails each command, then none is sent, until it recovers",
  (binary) =>
    withServer(binary, async (redis) => {
      // CLIENT PAUSE leaves the connection open and every command unanswered.
      await redis.client.exec(["CLIENT", "PAUSE", "1500", "ALL"]);
      await Promise.all(
        Array.from({ length: 5 }, () =>
          assertRejects(() => redis.client.get("a"), RedisUnavailableError, "no answer within")),
      );
      assertEquals(redis.healthy(), false);
      await assertRejects(
        () =>
          redis.client.get("a"),
        RedisUnavailableError,
        "not called for now",
      );
      await until(() => redis.healthy()); // meanwhile, nobody sends a command
      assertEquals(await redis.ping(), true);
    }),
);

testWithServer(
  "redis over tcp - a server that wants a password is unavailable without it",
  (binary) =>
    withServer(binary, async (owner, server) => {
      await owner.client.exec(["CONFIG", "SET", "requirepass", "secret"]);
      const problems: string[] = [];
      for (const password of ["", ":wrong@", ":secret@"]) {
        const url = server.url.replace("redis://", `redis://${password}`);
        const redis = await openRedis({ url, onError: (error) => problems.push(error.message) });
        try {
          if (password === ":secret@") await untilAnswering(redis);
          else {
            await until(() => problems.length > 0);
            await assertRejects(() => redis.client.get("a"), RedisUnavailableError);
            assertEquals(redis.healthy(), false);
          }
        } finally {
          await redis.close();
        }
      }
      assert(problems.some((problem) => problem.includes("WRONGPASS")));
    }),
);

testWithUrl(
  "redis over rest - a subscription is restored when its stream is cut, and the subscriber is notified",
  (url) =>
    withGateway(url, async (redis, gateway) => {
      const channel = crypto.randomUUID();
      const received: string[] = [];
      let reconnects = 0;
      const subscription = await redis.subscribe(channel, (payload) => received.push(payload), {
        onReconnect: () => reconnects++,
      });
      for (const turn of [1, 2, 3]) {
        assertEquals(await redis.client.publish(channel, `turn ${turn}`), 1);
        await until(() => received.length === turn);
        gateway.cutStreams();
        await until(() => reconnects === turn);
      }
      assertEquals(received, ["turn 1", "turn 2", "turn 3"]);
      await subscription.unsubscribe();
    }),
);

testWithUrl(
  "redis over rest - a failing server gets no commands, and its recovery is detected automatically",
  (url) =>
    withGateway(url, async (redis, gateway) => {
      gateway.failWith(503);
      for (let i = 0; i < 5; i++) {
        await assertRejects(() => redis.client.get("a"), RedisUnavailableError, "made to fail");
      }
      assertEquals(redis.healthy(), false);
      await assertRejects(() => redis.client.get("a"), RedisUnavailableError, "not called for now");
      gateway.failWith(undefined);
      await until(() => redis.healthy()); // meanwhile, nobody sends a command
      assertEquals(await redis.ping(), true);
    }),
);

testWithUrl(
  "redis over rest - a silent stream is opened again",
  async (url) => {
    const gateway = await startRestGateway(url);
    const redis = openRestRedis({ ...gateway, silenceMilliseconds: 50 });
    try {
      let reconnects = 0;
      await redis.subscribe(crypto.randomUUID(), () => {}, { onReconnect: () => reconnects++ });
      await until(() => reconnects >= 2);
    } finally {
      await redis.close();
      await gateway.close();
    }
  },
);

testWithUrl("redis over rest - a wrong token counts as unavailable", async (url) => {
  const gateway = await startRestGateway(url);
  const errors: Error[] = [];
  const redis = await openRedis({
    restUrl: gateway.url,
    restToken: "wrong",
    onError: (error) => errors.push(error),
  });
  try {
    assertEquals(await redis.ping(), false);
    const subscription = await redis.subscribe("news", () => {});
    assert(errors.some((error) => error.message.includes("401")));
    await subscription.unsubscribe();
  } finally {
    await redis.close();
    await gateway.close();
  }
});

Deno.test("redis - opening with contradicting addresses is refused with a reason", async () => {
  const both = { url: "redis://127.0.0.1:1", restUrl: "http://127.0.0.1:1", restToken: "t" };
  await assertRejects(() => openRedis(both), TypeError, "remove one of them");
  const halves = [{ restUrl: "http://127.0.0.1:1" }, { restToken: "t" }];
  for (const half of halves) await assertRejects(() => openRedis(half), TypeError, "together");
});

Deno.test({
  name: "redis - without a server, opening works, commands fail fast and closing ends everything",
  sanitizeOps: false, // as above
  async fn() {
    const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const address = `127.0.0.1:${listener.addr.port}`;
    listener.close();
    for (
      const config of [
        { url: `redis://${address}` },
        { restUrl: `http://${address}`, restToken: "token" },
      ]
    ) {
      const redis = await openRedis(config);
      await assertRejects(() => redis.client.get("a"), RedisUnavailableError);
      const subscription = await redis.subscribe("news", () => {});
      assertEquals(redis.healthy(), false);
      await subscription.unsubscribe();
      await redis.close();
    }
  },
});
