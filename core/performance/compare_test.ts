import { assertAlmostEquals, assertEquals } from "@std/assert";
import { compareMeasures, FEWEST_PEOPLE } from "./compare.ts";
import { partSums } from "./measures.ts";

const FROM = { from: "2026-09-01", to: "2026-09-28" };
const THEN = { from: "2026-10-01", to: "2026-10-28" };

/** A person whose every part has this value over ten observations. */
const sums = (value: number, observations: number) =>
  partSums(() => ({ numerator: value * observations, denominator: observations }));
const people = (values: readonly number[], observations = 10) =>
  new Map(values.map((value, index) => [index, sums(value, observations)]));

// Student's sleep data (1908) as seconds of response time, moved above 0; see estimate_test.ts.
const BEFORE = [10.7, 8.4, 9.8, 8.8, 9.9, 13.4, 13.7, 10.8, 10, 12];
const AFTER = [11.9, 10.8, 11.1, 10.1, 9.9, 14.4, 15.5, 11.6, 14.6, 13.4];

Deno.test("comparison - the same people in two periods, by Student's paired t", () => {
  const found = compareMeasures(["response_time"], {
    before: { range: FROM, people: people(BEFORE) },
    after: { range: THEN, people: people(AFTER) },
    without: null,
  }).get("response_time")!;
  assertEquals(found.people, 10);
  assertAlmostEquals(found.numbers!.difference, 1.58, 1e-9);
  assertAlmostEquals(found.numbers!.low, 0.7001142, 5e-8);
  assertAlmostEquals(found.numbers!.pValue, 0.002832890, 1e-9);
  assertAlmostEquals(found.numbers!.percent!, 100 * 1.58 / 10.75, 1e-9);
});

Deno.test("comparison - the changes with and without Laurel, by Welch's t", () => {
  const without = new Set(Array.from({ length: 10 }, (_, index) => index + 10));
  const both = (first: readonly number[], second: readonly number[]) =>
    people([...first, ...second]);
  // Everybody begins with 10, so the changes are the two drugs of Student's data.
  const start = Array.from({ length: 10 }, () => 10);
  const found = compareMeasures(["response_time"], {
    before: { range: FROM, people: both(start, start) },
    after: { range: THEN, people: both(AFTER, BEFORE) },
    without,
  }).get("response_time")!;
  assertEquals([found.people, found.withoutLaurel], [20, 10]);
  assertAlmostEquals(found.numbers!.difference, 1.58, 1e-9);
  assertAlmostEquals(found.numbers!.pValue, 0.07939, 5e-6);
  assertAlmostEquals(found.numbers!.high, 3.3654832, 5e-8);
  assertAlmostEquals(found.changes!.without, 7.5, 1e-9);
});

Deno.test("comparison - five measures are adjusted together, by Holm", () => {
  const keys = ["response_time", "call_success"] as const;
  const found = compareMeasures(keys, {
    before: { range: FROM, people: people(BEFORE) },
    after: { range: THEN, people: people(AFTER) },
    without: null,
  });
  for (const key of keys) {
    const { pValue, adjustedPValue } = found.get(key)!.numbers!;
    assertAlmostEquals(adjustedPValue, 2 * pValue, 1e-12);
  }
});

Deno.test("comparison - with too few people, days or observations there are no numbers", () => {
  const numbersOf = (
    count: number,
    { range = THEN, observations = 10 }: { range?: typeof THEN; observations?: number } = {},
  ) =>
    compareMeasures(["response_time"], {
      before: { range: FROM, people: people(BEFORE.slice(0, count), observations) },
      after: { range, people: people(AFTER.slice(0, count), observations) },
      without: null,
    }).get("response_time")!;
  assertEquals(numbersOf(FEWEST_PEOPLE).numbers === null, false);
  assertEquals(numbersOf(FEWEST_PEOPLE - 1).numbers, null);
  const week = { from: "2026-10-01", to: "2026-10-13" };
  assertEquals(numbersOf(10, { range: week }).isLongEnough, false);
  assertEquals(numbersOf(10, { range: week }).numbers, null);
  assertEquals(numbersOf(10, { observations: 4 }).people, 0);
});
