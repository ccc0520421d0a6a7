import { assert, assertEquals, assertRejects } from "@std/assert";
import { errors } from "@upstash/redis";
import type { RedisHandle } from "@/db/redis/handle.ts";
import { toGlobTest } from "./arguments.ts";
import { Keyspace } from "./keyspace.ts";
import { type MemoryRedisOptions, openMemoryRedis } from "./mod.ts";

async function withMemory(
  options: MemoryRedisOptions,
  test: (redis: RedisHandle) => Promise<void>,
): Promise<void> {
  const redis = openMemoryRedis(options);
  try {
    await test(redis);
  } finally {
    await redis.close();
  }
}

Deno.test("in-process redis - keys expire by the injected clock", async () => {
  let time = 1_000;
  await withMemory({ clock: () => time }, async ({ client }) => {
    await client.set("a", "1", { px: 500 });
    await client.zadd("z", { score: 1, member: "m" });
    await client.expire("z", 1);
    assertEquals(await client.pttl("a"), 500);
    time += 499;
    assertEquals(await client.get("a"), "1");
    time += 1;
    assertEquals([await client.get("a"), await client.pttl("a")], [null, -2]);
    assertEquals(await client.zscore("z", "m") as unknown, "1");
    time += 500;
    assertEquals([await client.zcard("z"), await client.dbsize()], [0, 0]);
  });
});

Deno.test("in-process redis - a key that is overwritten or created again does not keep its old expiry", async () => {
  let time = 0;
  await withMemory({ clock: () => time }, async ({ client }) => {
    await client.set("a", "1", { px: 10 });
    await client.set("a", "2");
    await client.sadd("s", "x");
    await client.pexpire("s", 10);
    await client.srem("s", "x");
    await client.sadd("s", "y");
    time = 1_000;
    assertEquals([await client.get("a"), await client.ttl("s")] as unknown, ["2", -1]);
  });
});

Deno.test("in-process redis - sweeping removes unused expired keys, a part at a time", () => {
  let time = 0;
  const keyspace = new Keyspace(() => time);
  for (let i = 0; i < 10; i++) {
    keyspace.setString(`k${i}`, "v", { keepExpiry: false });
    keyspace.expire(`k${i}`, i < 8 ? 10 : 1_000);
  }
  time = 10;
  keyspace.sweep(4);
  assertEquals(keyspace.size, 6);
  keyspace.sweep(4);
  assertEquals(keyspace.size, 2);
  keyspace.sweep(4);
  keyspace.sweep(4);
  assertEquals(keyspace.size, 2);
});

Deno.test("in-process redis - at its limit of keys it refuses new ones with a reason and serves the old ones", async () => {
  let time = 0;
  await withMemory({ clock: () => time, maxKeys: 3 }, async ({ client }) => {
    await client.mset({ a: "1", b: "2" });
    await client.set("c", "3", { px: 50 });
    for (
      const grow of [
        () => client.set("d", "4"),
        () => client.sadd("d", "4"),
        () => client.incr("d"),
        () => client.mset({ a: "9", d: "4" }),
      ]
    ) {
      await assertRejects(
        grow,
        errors.UpstashError,
        "OOM the in-process Redis holds its limit of 3",
      );
    }
    assertEquals(await client.get("a"), "1"); // the refused MSET changed nothing
    await client.set("a", "5");
    assertEquals(await client.incr("a"), 6);
    time = 1_000; // c has expired: there is room again
    await client.set("d", "4");
    assertEquals(await client.get("d"), "4");
  });
});

Deno.test("in-process redis - members count towards a limit, and deleting frees room", async () => {
  await withMemory({ maxElements: 4 }, async ({ client }) => {
    await client.sadd("s", "a", "b");
    await client.hset("h", { x: 1, y: 2 });
    await assertRejects(() => client.sadd("s", "c"), errors.UpstashError, "4 members and fields");
    await client.srem("s", "a");
    assertEquals(await client.sadd("s", "c"), 1);
    await client.del("h");
    assertEquals(await client.zadd("z", { score: 1, member: "a" }), 1);
  });
});

Deno.test("in-process redis - a subscriber that throws harms neither the publisher nor other subscribers", async () => {
  const problems: string[] = [];
  await withMemory({ onError: (error) => problems.push(error.message) }, async (redis) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    await redis.subscribe("c", () => {
      throw new Error("broken subscriber");
    });
    await redis.subscribe("c", resolve);
    assertEquals(await redis.client.publish("c", "hello"), 2);
    assertEquals(await promise, "hello");
    assertEquals(problems, ["broken subscriber"]);
  });
});

Deno.test("in-process redis - an infinite number is refused, since JSON would turn it into null", async () => {
  await withMemory({}, async ({ client }) => {
    await assertRejects(
      () => client.zadd("z", { score: Infinity, member: "a" }),
      TypeError,
      "+inf",
    );
  });
});

Deno.test("in-process redis - key patterns match like in Redis", () => {
  const cases: [pattern: string, yes: string[], no: string[]][] = [
    ["*", ["", "abc", "a\nb"], []],
    ["a?c", ["abc", "a.c"], ["ac", "abbc"]],
    ["a*c*", ["ac", "abcd"], ["ab", "bac"]],
    ["[a-c]x", ["ax", "cx"], ["dx", "x"]],
    ["[^a]x", ["bx"], ["ax"]],
    ["a\\*", ["a*"], ["ab"]],
    ["a.b|c(d)$", ["a.b|c(d)$"], ["axb|c(d)$"]],
  ];
  for (const [pattern, yes, no] of cases) {
    const matches = toGlobTest(pattern);
    for (const text of yes) assert(matches(text), `${pattern} should match ${text}`);
    for (const text of no) assert(!matches(text), `${pattern} should not match ${text}`);
  }
});
