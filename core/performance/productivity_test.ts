import { assertAlmostEquals, assertEquals } from "@std/assert";
import { PART_KEYS, type PartKey, partSums } from "./measures.ts";
import { comparedPart, productivityOf, referenceOf } from "./productivity.ts";

const sums = (values: Partial<Record<PartKey, number>>) =>
  partSums((key) => {
    const value = values[key];
    return { numerator: (value ?? 0) * 10, denominator: value === undefined ? 0 : 10 };
  });

Deno.test("productivity - a faster reply is better, and a part counts at most double", () => {
  assertAlmostEquals(comparedPart("response_time", 90, 100), 1.1, 1e-12);
  assertAlmostEquals(comparedPart("call_success", 0.9, 1), 0.9, 1e-12);
  assertEquals(comparedPart("output", 50, 10), 2);
  assertEquals(comparedPart("response_time", 500, 100), 0);
});

Deno.test("productivity - the mean of the parts that a person has, 100 as the people before", () => {
  const before = [
    sums({ response_time: 80, call_success: 0.5 }),
    sums({ response_time: 120, call_success: 0.7, output: 20 }),
  ];
  const reference = referenceOf(before);
  assertEquals([...reference.keys()], ["response_time", "call_success", "output"]);
  assertAlmostEquals(productivityOf(before[0]!, PART_KEYS, reference)!, 101.66666666666667, 1e-9);
  // 1.1, 1.25 and 0.5 of the means 100, 0.6 and 20.
  const now = sums({ response_time: 90, call_success: 0.75, output: 10 });
  assertAlmostEquals(productivityOf(now, PART_KEYS, reference)!, 95, 1e-9);
  assertAlmostEquals(productivityOf(now, ["response_time"], reference)!, 110, 1e-9);
  assertEquals(productivityOf(sums({}), PART_KEYS, reference), null);
});
