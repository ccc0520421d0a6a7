import { assertEquals } from "@std/assert";
import { LOG_LEVELS, openLog } from "./log.ts";

function written(least: typeof LOG_LEVELS[number]) {
  const lines: string[] = [];
  return { log: openLog(least, (line) => lines.push(line)), lines };
}

Deno.test("log - messages below the level are dropped", () => {
  const { log, lines } = written("warn");
  for (const level of LOG_LEVELS) log[level](`a ${level}`);
  assertEquals(lines.map((line) => JSON.parse(line).level), ["warn", "error"]);
});

Deno.test("log - each event is one line of JSON with its time, level, message and fields", () => {
  const { log, lines } = written("debug");
  log.info("two\nlines", { count: 2 });
  const { time, ...rest } = JSON.parse(lines[0]!);
  assertEquals(rest, { level: "info", message: "two\nlines", count: 2 });
  assertEquals(new Date(time).toISOString(), time);
  assertEquals(lines[0]!.includes("\n"), false);
});

Deno.test("log - an error is logged with its name, message, code and stack", () => {
  const { log, lines } = written("debug");
  const error = Object.assign(new TypeError("wrong"), { code: "40001" });
  // deno-lint-ignore laurel/no-uncounted-error -- a test of the log itself
  log.error("failed", { error });
  const logged = JSON.parse(lines[0]!).error;
  assertEquals([logged.name, logged.message, logged.code], ["TypeError", "wrong", "40001"]);
  assertEquals(logged.stack.includes("log_test.ts"), true);
});

Deno.test("log - an error is logged with what caused it, also when it caused itself", () => {
  const { log, lines } = written("debug");
  const error = new Error("outer", { cause: new RangeError("inner", { cause: "a text" }) });
  // deno-lint-ignore laurel/no-uncounted-error -- a test of the log itself
  log.error("failed", { error });
  const { cause } = JSON.parse(lines[0]!).error;
  assertEquals([cause.name, cause.message, cause.cause], ["RangeError", "inner", "a text"]);
  const circle = new Error("circle");
  circle.cause = circle;
  // deno-lint-ignore laurel/no-uncounted-error -- a test of the log itself
  log.error("failed", { error: circle });
  assertEquals(JSON.parse(lines[1]!).error.message, "circle");
});
