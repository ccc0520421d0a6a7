import { assertEquals, assertThrows } from "@std/assert";
import { readArguments, readNumber } from "./arguments.ts";
import { TaskError } from "./preflight.ts";

const OPTIONS = { rate: { type: "string" }, help: { type: "boolean" } } as const;
const RANGE = { from: 1, to: 10, fallback: 3 };

Deno.test("arguments - options and positionals are read", () => {
  const { values, positionals } = readArguments("key", ["create", "--rate", "5"], OPTIONS);
  assertEquals({ ...values }, { rate: "5" });
  assertEquals(positionals, ["create"]);
});

Deno.test("arguments - an unknown argument is refused with a hint at --help", () => {
  const read = () => readArguments("simulate", ["--pace", "5"], OPTIONS);
  assertThrows(read, TaskError, "'--pace'");
  assertThrows(read, TaskError, "deno task simulate --help");
  assertThrows(() => readArguments("simulate", ["--rate"], OPTIONS), TaskError, "--rate");
});

Deno.test("arguments - numbers have limits", () => {
  assertEquals(readNumber("rate", undefined, RANGE), 3);
  assertEquals(readNumber("rate", "2.5", RANGE), 2.5);
  for (const text of ["0", "11", "", " ", "x", "NaN", "Infinity", "1e9"]) {
    assertThrows(() => readNumber("rate", text, RANGE), TaskError, "--rate must be a number");
  }
  assertThrows(() => readNumber("n", "2.5", { ...RANGE, whole: true }), TaskError, "whole number");
});
