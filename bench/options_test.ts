import { assertEquals, assertThrows } from "@std/assert";
import { NAMES, parseOptions, UsageError } from "./options.ts";

Deno.test("bench options - without arguments everything is measured", () => {
  const options = parseOptions([]);
  assertEquals([...options.wanted], [...NAMES]);
  assertEquals([options.isQuick, options.isFull], [false, false]);
});

Deno.test("bench options - a benchmark includes its baseline; a baseline can run on its own", () => {
  assertEquals([...parseOptions(["--only", "ingest_single"]).wanted], ["plain", "ingest_single"]);
  assertEquals([...parseOptions(["--only=floor,core_score"]).wanted], ["floor", "core_score"]);
});

Deno.test("bench options - quick is less work than full", () => {
  const quick = parseOptions(["--quick"]).effort;
  const full = parseOptions(["--full"]).effort;
  assertEquals(full.streams, 5_000);
  assertEquals(quick.rounds * quick.roundMilliseconds < full.rounds * full.roundMilliseconds, true);
});

Deno.test("bench options - unknown arguments are refused", () => {
  assertThrows(() => parseOptions(["--only", "speed"]), UsageError, 'no benchmark "speed"');
  assertThrows(() => parseOptions(["--only"]), UsageError, "needs a value");
  assertThrows(() => parseOptions(["--fast"]), UsageError, "--fast is not an option");
  assertThrows(() => parseOptions(["--quick", "--full"]), UsageError, "exclude each other");
});
