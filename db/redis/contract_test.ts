import { assert, assertEquals, assertRejects } from "@std/assert";
import { errors } from "@upstash/redis";
import { type RedisHandle, RedisUnavailableError } from "./mod.ts";
import { backends, testRedisUrl, uniquePrefix } from "./testdata/backends.ts";
import { until } from "@/testing/until.ts";

/** Runs commands given as text; `@` stands for the test's own prefix. */
function runner(redis: RedisHandle, prefix: string) {
  return (command: string): Promise<unknown> => {
    const [name, ...args] = command.split(" ").map((word) => word.replace("@", prefix));
    return redis.client.exec([name!, ...args]);
  };
}
type Run = ReturnType<typeof runner>;
interface Context {
  redis: RedisHandle;
  run: Run;
  key: (name: string) => string;
}

function contract(sentence: string, test: (context: Context) => Promise<void>): void {
  for (const backend of backends) {
    const ignore = backend.needsServer && !testRedisUrl;
    const name = `redis contract (${backend.name}) - ${sentence}`;
    Deno.test({
      name: ignore ? `${name} [left out: LAUREL_TEST_REDIS_URL is not set]` : name,
      ignore,
      fn: () =>
        backend.use(async (redis) => {
          const prefix = uniquePrefix();
          const key = (name: string) => prefix + name;
          await test({ redis, key, run: runner(redis, prefix) });
          if (!redis.healthy()) return; // the test closed it
          const [, keys] = await redis.client.scan("0", { match: `${prefix}*`, count: 10_000 });
          if (keys.length > 0) await redis.client.del(...keys);
        }),
    });
  }
}

/** Asserts each command's answer, in order. */
async function expect(run: Run, answers: [command: string, answer: unknown][]): Promise<void> {
  for (const [command, answer] of answers) assertEquals(await run(command), answer, command);
}

async function expectError(run: Run, command: string, message: string): Promise<void> {
  await assertRejects(() => run(command), errors.UpstashError, message);
}

contract("answers a ping and says that it is healthy", async ({ redis }) => {
  assertEquals(await redis.ping(), true);
  assertEquals(redis.healthy(), true);
  assertEquals(await redis.client.ping(), "PONG");
});

contract("values come back as the strings they are, never parsed", async ({ redis, key }) => {
  const { client } = redis;
  for (const value of ["7", "007", "true", '{"a":1}', "", "OK", "null", "1e5", "Åsa 😀", "a,b"]) {
    await client.set(key("s"), value);
    assertEquals(await client.get(key("s")), value);
  }
  await client.hset(key("h"), { points: "12", name: "7" });
  const flat: unknown = await client.hgetall(key("h"));
  assertEquals(flat, ["points", "12", "name", "7"]);
  assertEquals(await client.get(key("none")), null);
});

contract("SET obeys NX, XX, GET and the expiry options", async ({ run }) => {
  await expect(run, [
    ["SET @a 1 XX", null],
    ["SET @a 1 NX", "OK"],
    ["SET @a 2 NX", null],
    ["SET @a 2 XX GET", "1"],
    ["SET @a 3 EX 100", "OK"],
    ["TTL @a", 100],
    ["SET @a 4 KEEPTTL", "OK"],
    ["TTL @a", 100],
    ["SET @a 5", "OK"],
    ["TTL @a", -1],
    ["SET @new 1 GET", null],
  ]);
  await expectError(run, "SET @a 1 NX XX", "ERR syntax error");
  await expectError(run, "SET @a 1 EX 0", "ERR invalid expire time in 'set' command");
  await expectError(run, "SET @a 1 EX soon", "ERR value is not an integer or out of range");
});

contract("a key with an expiry is gone after it", async ({ run }) => {
  await expect(run, [["SET @a 1 PX 20", "OK"], ["SET @b 1", "OK"], ["PEXPIRE @b 20", 1]]);
  await until(async () => await run("EXISTS @a @b") === 0);
  await expect(run, [["GET @a", null], ["TTL @b", -2], ["PTTL @b", -2], ["EXPIRE @b 5", 0]]);
});

contract("EXPIRE and its options change when a key expires", async ({ run }) => {
  await expect(run, [
    ["SET @a 1", "OK"],
    ["EXPIRE @a 100 XX", 0],
    ["EXPIRE @a 100 NX", 1],
    ["EXPIRE @a 50 GT", 0],
    ["EXPIRE @a 50 LT", 1],
    ["TTL @a", 50],
    ["PERSIST @a", 1],
    ["PERSIST @a", 0],
    ["EXPIRE @a -1", 1],
    ["EXISTS @a", 0],
  ]);
});

contract("counters count in 64 bits and refuse what is no number", async ({ run }) => {
  await expect(run, [
    ["INCR @n", 1],
    ["INCRBY @n 41", 42],
    ["DECR @n", 41],
    ["DECRBY @n 51", -10],
    ["SET @max 9223372036854775807", "OK"],
    ["SET @word hello", "OK"],
    ["SET @zeros 010", "OK"],
  ]);
  await expectError(run, "INCR @max", "ERR increment or decrement would overflow");
  await expectError(run, "INCR @word", "ERR value is not an integer or out of range");
  await expectError(run, "INCR @zeros", "ERR value is not an integer or out of range");
  await expectError(run, "INCRBY @n 1.5", "ERR value is not an integer or out of range");
});

contract("many keys are set, read, counted and deleted together", async ({ run }) => {
  await expect(run, [
    ["MSET @a 1 @b 2 @a 3", "OK"],
    ["SADD @set x", 1],
    ["MGET @a @b @none @set", ["3", "2", null, null]],
    ["EXISTS @a @a @none", 2],
    ["TYPE @a", "string"],
    ["TYPE @set", "set"],
    ["TYPE @none", "none"],
    ["DEL @a @b @none", 2],
  ]);
  await expectError(run, "MSET @a 1 @b", "ERR wrong number of arguments for 'mset' command");
});

contract("hashes hold fields", async ({ run }) => {
  await expect(run, [
    ["HSET @h a 1 b 2", 2],
    ["HSET @h a 3 c 4", 1],
    ["HGET @h a", "3"],
    ["HGET @h none", null],
    ["HMGET @h a none c", ["3", null, "4"]],
    ["HGETALL @h", ["a", "3", "b", "2", "c", "4"]],
    ["HINCRBY @h a 5", 8],
    ["HINCRBY @h new -1", -1],
    ["HLEN @h", 4],
    ["HEXISTS @h a", 1],
    ["HDEL @h a b none", 2],
    ["HDEL @h c new", 2],
    ["EXISTS @h", 0],
    ["HGETALL @h", []],
  ]);
  await run("HSET @h word hello");
  await expectError(run, "HINCRBY @h word 1", "ERR hash value is not an integer");
});

contract("sets hold members once", async ({ run }) => {
  await expect(run, [
    ["SADD @s a b a", 2],
    ["SADD @s b", 0],
    ["SISMEMBER @s a", 1],
    ["SISMEMBER @s z", 0],
    ["SMISMEMBER @s a z", [1, 0]],
    ["SCARD @s", 2],
    ["SREM @s b z", 1],
    ["SMEMBERS @s", ["a"]],
    ["SREM @s a", 1],
    ["EXISTS @s", 0],
  ]);
});

contract("ZADD obeys NX, XX, GT, LT, CH and INCR", async ({ run }) => {
  await expect(run, [
    ["ZADD @z 10 a 20 b", 2],
    ["ZADD @z NX 1 a 30 c", 1],
    ["ZADD @z XX 11 a 1 d", 0],
    ["ZADD @z XX CH 12 a 1 d", 1],
    ["ZADD @z GT CH 5 a 40 b 1 e", 2],
    ["ZADD @z LT CH 50 b 2 a", 1],
    ["ZADD @z INCR 3.5 a", "5.5"],
    ["ZADD @z NX INCR 1 a", null],
    ["ZADD @z GT INCR -1 a", null],
    ["ZADD @none XX INCR 1 a", null],
    ["ZRANGE @z 0 -1 WITHSCORES", ["e", "1", "a", "5.5", "c", "30", "b", "40"]],
    ["ZINCRBY @z 2 c", "32"],
    ["ZADD @z +inf top -inf bottom", 2],
    ["ZMSCORE @z top bottom none", ["inf", "-inf", null]],
  ]);
  await expectError(run, "ZADD @z NX XX 1 a", "ERR XX and NX options at the same time");
  await expectError(run, "ZADD @z GT LT 1 a", "ERR GT, LT, and/or NX options at the same time");
  await expectError(run, "ZADD @z INCR 1 a 2 b", "ERR INCR option supports a single");
  await expectError(run, "ZADD @z 1 a x b", "ERR value is not a valid float");
  await expectError(run, "ZADD @z nan a", "ERR value is not a valid float");
  await expectError(run, "ZADD @z 1", "ERR wrong number of arguments for 'zadd' command");
  await expectError(run, "ZINCRBY @z -inf top", "ERR resulting score is not a number (NaN)");
});

contract("equal scores are ordered by the bytes of the member", async ({ redis, key, run }) => {
  const members = ["b", "a", "B", "é", "aa", "\uffee", "😀", "10", "9"];
  for (const member of members) await redis.client.zadd(key("z"), { score: 1, member });
  const expected = ["10", "9", "B", "a", "aa", "b", "é", "\uffee", "😀"];
  assertEquals(await redis.client.zrange(key("z"), 0, -1), expected);
  await expect(run, [["ZRANK @z aa", 4], ["ZREVRANK @z aa", 4], ["ZRANK @z none", null]]);
});

contract("ZRANGE reads by position, score and member, both ways, with limits", async ({ run }) => {
  await expect(run, [
    ["ZADD @z 1 a 2 b 3 c 4 d", 4],
    ["ZRANGE @z 1 2", ["b", "c"]],
    ["ZRANGE @z -2 -1", ["c", "d"]],
    ["ZRANGE @z 0 1 REV WITHSCORES", ["d", "4", "c", "3"]],
    ["ZRANGE @z 5 9", []],
    ["ZRANGE @z 2 3 BYSCORE", ["b", "c"]],
    ["ZRANGE @z (2 +inf BYSCORE", ["c", "d"]],
    ["ZRANGE @z +inf (2 BYSCORE REV LIMIT 1 5", ["c"]],
    ["ZRANGE @z -inf +inf BYSCORE LIMIT 1 2", ["b", "c"]],
    ["ZRANGE @z -inf +inf BYSCORE LIMIT 1 -1", ["b", "c", "d"]],
    ["ZRANGE @z -inf +inf BYSCORE LIMIT -1 2", []],
    ["ZADD @l 0 a 0 b 0 c 0 d", 4],
    ["ZRANGE @l [b (d BYLEX", ["b", "c"]],
    ["ZRANGE @l + (b BYLEX REV LIMIT 0 1", ["d"]],
    ["ZRANGE @l - + BYLEX LIMIT 1 1", ["b"]],
    ["ZLEXCOUNT @l (a [c", 2],
    ["ZCOUNT @z (1 3", 2],
    ["ZCOUNT @z 9 1", 0],
    ["ZCARD @z", 4],
    ["ZRANGE @none 0 -1", []],
  ]);
  await expectError(run, "ZRANGE @z 0 1 LIMIT 0 1", "ERR syntax error, LIMIT is only supported");
  await expectError(run, "ZRANGE @l - + BYLEX WITHSCORES", "ERR syntax error, WITHSCORES not");
  await expectError(run, "ZRANGE @z a b", "ERR value is not an integer or out of range");
  await expectError(run, "ZRANGE @z a b BYSCORE", "ERR min or max is not a float");
  await expectError(run, "ZRANGE @z a b BYLEX", "ERR min or max not valid string range item");
});

contract("members are removed by name, position and score", async ({ run }) => {
  await expect(run, [
    ["ZADD @z 1 a 2 b 3 c 4 d 5 e 6 f", 6],
    ["ZREM @z a none", 1],
    ["ZREMRANGEBYRANK @z 0 0", 1],
    ["ZREMRANGEBYSCORE @z (5 +inf", 1],
    ["ZRANGE @z 0 -1", ["c", "d", "e"]],
    ["ZREMRANGEBYRANK @z 0 -1", 3],
    ["EXISTS @z", 0],
  ]);
});

contract("a command on another type is refused with WRONGTYPE", async ({ run }) => {
  await expect(run, [["SET @s 1", "OK"], ["ZADD @z 1 a", 1]]);
  const wrong = ["ZADD @s 1 a", "HSET @s a 1", "SADD @z a", "GET @z", "INCR @z", "ZRANGE @s 0 -1"];
  for (const command of wrong) {
    await expectError(run, command, "WRONGTYPE Operation against a key holding the wrong kind");
  }
});

contract("an unknown command and a wrong number of arguments are errors", async ({ run }) => {
  await expectError(run, "NOSUCHCOMMAND @a", "ERR unknown command 'NOSUCHCOMMAND'");
  await expectError(run, "GET @a @b", "ERR wrong number of arguments for 'get' command");
});

contract("a pipeline answers in order and keeps errors apart", async ({ redis, key }) => {
  const pipeline = redis.client.pipeline();
  pipeline.set(key("a"), "1").incr(key("a")).hget(key("a"), "field").get(key("a"));
  const outcomes = await pipeline.exec({ keepErrors: true });
  assertEquals(outcomes.map(({ result }) => result), ["OK", 2, undefined, "2"]);
  assert(outcomes[2]?.error?.startsWith("WRONGTYPE"));
});

contract("a transaction runs all its commands, or none when one is malformed", async (context) => {
  const { redis, key, run } = context;
  const good = redis.client.multi().incr(key("n")).hget(key("n"), "f").incr(key("n"));
  const outcomes = await good.exec({ keepErrors: true });
  assertEquals([outcomes[0].result, outcomes[2].result], [1, 2]);
  assert(outcomes[1].error?.startsWith("WRONGTYPE"));
  const bad = redis.client.multi().incr(key("n")).mget();
  await assertRejects(() => bad.exec(), errors.UpstashError, "EXECABORT");
  await expect(run, [["GET @n", "2"]]);
});

contract("transactions of several callers do not mix", async ({ redis, key, run }) => {
  const turn = () => redis.client.multi().incr(key("n")).incr(key("n")).exec<[number, number]>();
  const pairs = await Promise.all(Array.from({ length: 20 }, turn));
  for (const [first, second] of pairs) assertEquals(second, first + 1);
  await expect(run, [["GET @n", "40"]]);
});

contract("KEYS and SCAN find keys by pattern", async ({ redis, key, run }) => {
  await run("MSET @one 1 @two 2 @three 3");
  await run("SADD @tset x");
  const names = (keys: unknown) => (keys as string[]).toSorted();
  assertEquals(names(await run("KEYS @t*")), [key("three"), key("tset"), key("two")]);
  assertEquals(names(await run("KEYS @[ot]??")), [key("one"), key("two")]);
  assertEquals(names(await run("KEYS @t[^w]*")), [key("three"), key("tset")]);
  const found: string[] = [];
  let cursor = "0";
  do {
    const page = await redis.client.scan(cursor, { match: key("t*"), type: "string" });
    cursor = page[0];
    found.push(...page[1]);
  } while (cursor !== "0");
  assertEquals(names(found), [key("three"), key("two")]);
});

contract("a subscriber gets each message of its channel in order", async ({ redis, key }) => {
  const received: string[] = [];
  const subscription = await redis.subscribe(key("news"), (payload) => received.push(payload));
  const other = await redis.subscribe(key("other"), (payload) => received.push(payload));
  const sent = ['{"points":7}', "7", "a,b,c", "Åsa 😀", "data: x"];
  for (const payload of sent) assertEquals(await redis.client.publish(key("news"), payload), 1);
  await until(() => received.length === sent.length);
  assertEquals(received, sent);
  await subscription.unsubscribe();
  await until(async () => await redis.client.publish(key("news"), "late") === 0);
  await redis.client.publish(key("other"), "last");
  await until(() => received.length > sent.length);
  assertEquals(received.at(-1), "last");
  await other.unsubscribe();
});

contract("two subscribers of a channel both get its messages", async ({ redis, key }) => {
  const first: string[] = [];
  const second: string[] = [];
  const one = await redis.subscribe(key("c"), (payload) => first.push(payload));
  const two = await redis.subscribe(key("c"), (payload) => second.push(payload));
  await redis.client.publish(key("c"), "hello");
  await until(() => first.length + second.length === 2);
  await one.unsubscribe();
  await redis.client.publish(key("c"), "again");
  await until(() => second.length === 2);
  assertEquals([first, second], [["hello"], ["hello", "again"]]);
  await two.unsubscribe();
});

contract("the SDK's own subscriber works too", async ({ redis, key }) => {
  const received: unknown[] = [];
  const subscriber = redis.client.subscribe<string>(key("sdk"));
  subscriber.on("message", ({ message }) => received.push(message));
  await until(async () => await redis.client.publish(key("sdk"), "hello") > 0);
  await until(() => received.length > 0);
  assertEquals(received[0], "hello");
  await subscriber.unsubscribe();
});

contract("after closing, commands reject and health is gone", async ({ redis, key }) => {
  await redis.close();
  assertEquals([redis.healthy(), await redis.ping()], [false, false]);
  await assertRejects(() => redis.client.get(key("a")), RedisUnavailableError);
  await assertRejects(() => redis.subscribe(key("c"), () => {}), RedisUnavailableError);
  await redis.close();
});
