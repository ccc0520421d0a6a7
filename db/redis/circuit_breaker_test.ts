import { assertEquals, assertRejects } from "@std/assert";
import { createCircuitBreaker } from "./circuit_breaker.ts";
import { RedisUnavailableError, ReplyError } from "./errors.ts";

function setUp(isFailure?: (error: unknown) => boolean) {
  let time = 0;
  let opened = 0;
  const breaker = createCircuitBreaker({
    failures: 3,
    openMilliseconds: 100,
    now: () => time,
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
    advance: (milliseconds: number) => time += milliseconds,
    calls: () => calls,
    opened: () => opened,
  };
}

Deno.test("circuit breaker - opens after the given number of consecutive failures and then makes no calls", async () => {
  const { breaker, call, failTimes, calls, opened } = setUp();
  await failTimes(2);
  assertEquals(await call(), "answer"); // a success starts the count again
  await failTimes(2);
  assertEquals(breaker.state(), "closed");
  await failTimes(1);
  assertEquals([breaker.state(), opened()], ["open", 1]);
  const before = calls();
  await assertRejects(() => call(), RedisUnavailableError, "3 calls in a row failed");
  assertEquals(calls(), before);
});

Deno.test("circuit breaker - after the open period one probe passes and its success closes the circuit", async () => {
  const { breaker, call, failTimes, advance } = setUp();
  await failTimes(3);
  advance(100);
  assertEquals(breaker.state(), "half-open");
  const answer = Promise.withResolvers<string>();
  const probe = breaker.run(() => answer.promise);
  await assertRejects(() => call(), RedisUnavailableError); // only one probe at a time
  answer.resolve("back");
  assertEquals(await probe, "back");
  assertEquals(breaker.state(), "closed");
});

Deno.test("circuit breaker - a failed probe opens the circuit again at once", async () => {
  const { breaker, failTimes, advance, opened } = setUp();
  await failTimes(3);
  advance(100);
  await failTimes(1);
  assertEquals([breaker.state(), opened()], ["open", 2]);
});

Deno.test("circuit breaker - an error reply is an answer, not a failure", async () => {
  const { breaker, call } = setUp((error) => !(error instanceof ReplyError));
  for (let i = 0; i < 10; i++) {
    await assertRejects(() => call(new ReplyError("WRONGTYPE no")), ReplyError);
  }
  assertEquals(breaker.state(), "closed");
});

Deno.test("circuit breaker - a call from before a reset does not count", async () => {
  const { breaker } = setUp();
  const slow = [1, 2, 3].map(() => Promise.withResolvers<void>());
  const calls = slow.map((one) => breaker.run(() => one.promise));
  breaker.reset();
  slow.forEach((one) => one.reject(new Error("old connection")));
  await Promise.allSettled(calls);
  assertEquals(breaker.state(), "closed");
});
