import { assertEquals, assertRejects } from "@std/assert";
import { openMemoryRedis, type RedisHandle } from "@/db/redis/mod.ts";
import {
  boardKey,
  boardMember,
  END_MEMBER,
  membersKey,
  NAMES_KEY,
  POSITION_KEY,
} from "./board_keys.ts";
import { BoardGoneError, readRedisBoard } from "./redis_board.ts";

const PERIOD = { kind: "day", start: "2026-11-20" } as const;
const KEY = boardKey(PERIOD.kind, PERIOD.start);
const SLICE = { offset: 0, limit: 10, around: null, me: null };

async function withBoard(run: (redis: RedisHandle) => Promise<void>): Promise<void> {
  const redis = openMemoryRedis();
  const add = async (agent: string, member: string) => {
    await redis.client.zadd(KEY, { score: 0, member });
    await redis.client.hset(membersKey(KEY), { [agent]: member });
    await redis.client.hset(NAMES_KEY, { [agent]: agent });
  };
  await add("ann", boardMember(30, 1, "ann"));
  await add("ben", boardMember(20, 1, "ben"));
  await add(END_MEMBER, END_MEMBER);
  await redis.client.set(POSITION_KEY, "5/5");
  await run(redis);
}

/** The same Redis, in which something happens after the first answer to a pipeline. */
function afterTheFirstLook(redis: RedisHandle, happen: () => Promise<unknown>): RedisHandle {
  const client = new Proxy(redis.client, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (name !== "pipeline") return typeof value === "function" ? value.bind(target) : value;
      return () => {
        const pipeline = target.pipeline();
        const exec = pipeline.exec.bind(pipeline);
        return Object.assign(pipeline, {
          exec: async () => {
            const answers = await exec();
            await happen();
            return answers;
          },
        });
      };
    },
  });
  return Object.assign(Object.create(redis), { client });
}

Deno.test("redis board - a board that is dropped while it is read is no empty board", () =>
  withBoard(async (redis) => {
    const drop = () => redis.client.del(KEY, membersKey(KEY));
    const whole = await readRedisBoard(redis, PERIOD, SLICE, 5);
    assertEquals(whole?.rows.map(({ name }) => name), ["ann", "ben"]);
    for (const slice of [SLICE, { ...SLICE, around: "ben" }, { ...SLICE, me: "ann" }]) {
      await withBoard(async (other) => {
        const dropped = afterTheFirstLook(other, () => other.client.del(KEY, membersKey(KEY)));
        assertEquals(await readRedisBoard(dropped, PERIOD, slice, 5), null);
      });
    }
    await drop();
    await assertRejects(() => whole!.countAbove(20), BoardGoneError);
  }));

Deno.test("redis board - who moves while it is read is not left out", () =>
  withBoard(async (redis) => {
    const moving = afterTheFirstLook(redis, async () => {
      await redis.client.zrem(KEY, boardMember(20, 1, "ben"));
      await redis.client.zadd(KEY, { score: 0, member: boardMember(40, 2, "ben") });
    });
    assertEquals(await readRedisBoard(moving, PERIOD, { ...SLICE, me: "ben" }, 5), null);
  }));
