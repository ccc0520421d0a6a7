import { until } from "@/testing/until.ts";
import { openRedis, type RedisHandle } from "@/db/redis/mod.ts";
import { startRestGateway } from "./rest_gateway.ts";

/** Address of a real Redis for the tests; when undefined, tests that need one are left out. */
export const testRedisUrl = Deno.env.get("LAUREL_TEST_REDIS_URL") || undefined;

/**
 * Path of a redis-server that tests may start and stop; when undefined, these tests are left out.
 */
export const testRedisServer = Deno.env.get("LAUREL_TEST_REDIS_SERVER") || undefined;

/** One way of opening Redis in a test. */
export interface Backend {
  name: RedisHandle["kind"];
  needsServer: boolean;
  use(test: (redis: RedisHandle) => Promise<void>): Promise<void>;
}

/** Waits until the handle answers. */
export async function untilAnswering(redis: RedisHandle): Promise<void> {
  await until(() => redis.ping());
}

async function useAndClose(redis: RedisHandle, test: (redis: RedisHandle) => Promise<void>) {
  try {
    await untilAnswering(redis);
    await test(redis);
  } finally {
    await redis.close();
  }
}

/** The three backends; the contract applies to all of them. */
export const backends: Backend[] = [
  {
    name: "memory",
    needsServer: false,
    use: async (test) => await useAndClose(await openRedis(), test),
  },
  {
    name: "tcp",
    needsServer: true,
    use: async (test) => await useAndClose(await openRedis({ url: testRedisUrl! }), test),
  },
  {
    name: "rest",
    needsServer: true,
    async use(test) {
      const gateway = await startRestGateway(testRedisUrl!);
      try {
        const { url: restUrl, token: restToken } = gateway;
        await useAndClose(await openRedis({ restUrl, restToken }), test);
      } finally {
        await gateway.close();
      }
    },
  },
];

/** Returns a prefix that no other test uses, so that tests can share one server. */
export const uniquePrefix = () => `test:${crypto.randomUUID()}:`;
