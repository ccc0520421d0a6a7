/** For tests that need PostgreSQL and their own Redis, which they may stop and start. */
import { createRedisServer, type RedisServer } from "@/db/redis/testdata/redis_server.ts";
import { onPostgres, type TestDatabase } from "@/testing/database.ts";

/**
 * Registers a test with PostgreSQL and a running redis-server. It cannot use the Redis that all
 * tests share, because Laurel's keys have fixed names and test files run in parallel.
 */
export function onRedisServer(
  name: string,
  test: (database: TestDatabase, server: RedisServer) => Promise<void>,
): void {
  const binary = Deno.env.get("LAUREL_TEST_REDIS_SERVER");
  if (!binary) {
    const why = "[left out: LAUREL_TEST_REDIS_SERVER is not set]";
    return Deno.test({ name: `${name} ${why}`, ignore: true, fn() {} });
  }
  onPostgres(name, async (database) => {
    const server = createRedisServer(binary);
    await server.start();
    try {
      await test(database, server);
    } finally {
      await server.stop();
    }
  });
}
