import { assertEquals, assertRejects } from "@std/assert";
import { createCircuitBreaker } from "./circuit_breaker.ts";
import { RedisUnavailableError, ReplyError } from "./errors.ts";

/** With an open period of no time, the call after the opening is the probe. */
function setUp(openMilliseconds: number, isFailure?: (error: unknown) => boolean) {
  let opened = 0;
  const breaker = createCircuitBreaker({
    failures: 3,
    openMilliseconds,
    onOpen: () => opened++,
    ...(isFailure ? { isFailure } : {}),
  });
  let calls = 0;
  const call = (error?: Error) =>
    breaker.run(() => {
      calls++;
      return error ? Promise.reject(error) : Promise.resolve("answer");
    });
  const failTimes = async (times: number) => {
    for (let i = 0; i < times; i++) await assertRejects(() => call(new Error("down")));
  };
  return {
    breaker,
    call,
    failTimes,
    calls: () => calls,
    opened: () => opened,
  };
}

Deno.test("circuit breaker - opens after the stated number of consecutive failures and then calls nothing", async () => {
  const { breaker, call, failTimes, calls, opened } = setUp(60_000);
  await failTimes(2);
  assertEquals(await call(), "answer"); // a success starts the count again
  await failTimes(2);
  assertEquals(breaker.isClosed(), true);
  await failTimes(1);
  assertEquals([breaker.isClosed(), opened()], [false, 1]);
  const before = calls();
  await assertRejects(() => call(), RedisUnavailableError, "3 calls in a row failed");
  assertEquals(calls(), before);
});

Deno.test("circuit breaker - after the open period one probe passes and its success closes the circuit", async () => {
  const { breaker, call, failTimes } = setUp(0);
  await failTimes(3);
  assertEquals(breaker.isClosed(), false);
  const answer = Promise.withResolvers<string>();
  const probe = breaker.run(() => answer.promise);
  await assertRejects(() => call(), RedisUnavailableError); // only one probe at a time
  answer.resolve("back");
  assertEquals(await probe, "back");
  assertEquals(breaker.isClosed(), true);
});

Deno.test("circuit breaker - a failed probe opens the circuit again at once", async () => {
  const { breaker, failTimes, opened } = setUp(0);
  await failTimes(3);
  await failTimes(1);
  assertEquals([breaker.isClosed(), opened()], [false, 2]);
});

Deno.test("circuit breaker - an error reply is an answer, not a failure", async () => {
  const { breaker, call } = setUp(60_000, (error) => !(error instanceof ReplyError));
  for (let i = 0; i < 10; i++) {
    await assertRejects(() => call(new ReplyError("WRONGTYPE no")), ReplyError);
  }
  assertEquals(breaker.isClosed(), true);
});

Deno.test("circuit breaker - a call from before a reset does not count against the server of now", async () => {
  const { breaker } = setUp(60_000);
  const slow = [1, 2, 3].map(() => Promise.withResolvers<void>());
  const calls = slow.map((one) => breaker.run(() => one.promise));
  breaker.reset();
  slow.forEach((one) => one.reject(new Error("old connection")));
  await Promise.allSettled(calls);
  assertEquals(breaker.isClosed(), true);
});
