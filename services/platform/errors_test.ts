import { assertEquals } from "@std/assert";
import { RedisUnavailableError } from "@/db/redis/mod.ts";
import { type ErrorDetails, openErrorReport } from "./errors.ts";
import { openLog } from "./log.ts";
import { openTelemetry } from "./telemetry.ts";

const deadlock = Object.assign(new Error("deadlock detected"), { code: "40P01" });

/** Returns the level at which an error is logged, and how many times it is counted. */
async function reported(error: unknown, details?: ErrorDetails) {
  const lines: string[] = [];
  const telemetry = openTelemetry();
  const reportError = openErrorReport(openLog("debug", (line) => lines.push(line)), telemetry);
  reportError("live", "something failed", error, details);
  const { values } = await telemetry.errors.get();
  const [line] = lines.map((one) => JSON.parse(one));
  assertEquals(line.message, "something failed");
  return { level: line.level, counted: values.map(({ labels, value }) => [labels.where, value]) };
}

Deno.test("error report - a bug is logged as an error and counted under the part where it happened", async () => {
  assertEquals(await reported(new TypeError("x is undefined")), {
    level: "error",
    counted: [["live", 1]],
  });
});

Deno.test("error report - a transient error is logged at debug and not counted", async () => {
  for (const error of [deadlock, new RedisUnavailableError("Redis is down")]) {
    assertEquals(await reported(error), { level: "debug", counted: [] });
  }
});

Deno.test("error report - an error that refuses a request is always logged as an error", async () => {
  assertEquals(await reported(deadlock, { isRefusal: true }), { level: "error", counted: [] });
});
