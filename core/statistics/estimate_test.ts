import { assertAlmostEquals, assertEquals } from "@std/assert";
import { estimateMean, estimatePaired, estimateWelch } from "./estimate.ts";

// Student (1908), "The probable error of a mean", Biometrika 6: hours of sleep gained with two
// drugs by the same ten people. Results of R 4: t.test(extra ~ group, data = sleep).
const FIRST_DRUG = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
const SECOND_DRUG = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

Deno.test("estimates - Student's sleep data (1908), paired", () => {
  const pairs = FIRST_DRUG.map((before, index) => ({ before, after: SECOND_DRUG[index]! }));
  const found = estimatePaired(pairs);
  assertAlmostEquals(found.value, 1.58, 1e-12);
  assertEquals(found.degreesOfFreedom, 9);
  assertAlmostEquals(found.pValue, 0.002832890, 1e-9);
  assertAlmostEquals(found.low, 0.7001142, 5e-8);
  assertAlmostEquals(found.high, 2.4598858, 5e-8);
});

Deno.test("estimates - Student's sleep data (1908), by Welch as if they were two groups", () => {
  const found = estimateWelch(SECOND_DRUG, FIRST_DRUG);
  assertAlmostEquals(found.degreesOfFreedom, 17.776, 5e-4);
  assertAlmostEquals(found.pValue, 0.07939, 5e-6);
  assertAlmostEquals(found.low, -0.2054832, 5e-8);
  assertAlmostEquals(found.high, 3.3654832, 5e-8);
});

// Henderson and Velleman (1981), "Building multiple regression models interactively", Biometrics
// 37: miles per gallon of 32 cars. Results of R 4: t.test(mpg ~ am, data = mtcars).
const AUTOMATIC = [
  ...[21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3],
  ...[15.2, 10.4, 10.4, 14.7, 21.5, 15.5, 15.2, 13.3, 19.2],
];
const MANUAL = [21, 21, 22.8, 32.4, 30.4, 33.9, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4];

Deno.test("estimates - cars of Motor Trend (1974): groups of different sizes and variances", () => {
  const found = estimateWelch(AUTOMATIC, MANUAL);
  assertAlmostEquals(found.value, 17.14737 - 24.39231, 1e-5);
  assertAlmostEquals(found.degreesOfFreedom, 18.332, 5e-4);
  assertAlmostEquals(found.pValue, 0.001374, 5e-7);
  assertAlmostEquals(found.low, -11.280194, 5e-7);
  assertAlmostEquals(found.high, -3.209684, 5e-7);
});

// NIST Statistical Reference Datasets, univariate summary statistics: certified mean and standard
// deviation. The interval leads back to the deviation: half its width is t times s / sqrt(n).
function deviationOf(values: readonly number[], t: number): number {
  const { low, high } = estimateMean(values);
  return (high - low) / 2 / t * Math.sqrt(values.length);
}

Deno.test("estimates - NIST StRD Michelso: the speed of light in 1879", () => {
  const speeds = [
    ...[850, 740, 900, 1070, 930, 850, 950, 980, 980, 880, 1000, 980, 930, 650, 760, 810, 1000],
    ...[1000, 960, 960, 960, 940, 960, 940, 880, 800, 850, 880, 900, 840, 830, 790, 810, 880, 880],
    ...[830, 800, 790, 760, 800, 880, 880, 880, 860, 720, 720, 620, 860, 970, 950, 880, 910, 850],
    ...[870, 840, 840, 850, 840, 840, 840, 890, 810, 810, 820, 800, 770, 760, 740, 750, 760, 910],
    ...[920, 890, 860, 880, 720, 840, 850, 850, 780, 890, 840, 780, 810, 760, 810, 790, 810, 820],
    ...[850, 870, 870, 810, 740, 810, 940, 950, 800, 810, 870],
  ].map((speed) => 299 + speed / 1000);
  assertEquals(speeds.length, 100);
  assertAlmostEquals(estimateMean(speeds).value, 299.8524, 1e-12);
  // The 0.975 quantile of t with 99 degrees of freedom.
  assertAlmostEquals(deviationOf(speeds, 1.984216951508683), 0.0790105478190518, 1e-11);
});

Deno.test("estimates - NIST StRD NumAcc3 and NumAcc4: large numbers that differ a little", () => {
  for (const [base, tolerance] of [[1_000_000, 1e-9], [10_000_000, 1e-8]] as const) {
    const pairs = Array.from({ length: 500 }, () => [base + 0.1, base + 0.3]).flat();
    const values = [base + 0.2, ...pairs];
    assertAlmostEquals(estimateMean(values).value, base + 0.2, 1e-8);
    // The 0.975 quantile of t with 1,000 degrees of freedom.
    assertAlmostEquals(deviationOf(values, 1.9623390808264078), 0.1, tolerance);
  }
});

Deno.test("estimates - without spread a difference is certain, and none is none", () => {
  assertEquals(estimateMean([2, 2, 2]).pValue, 0);
  assertEquals(estimateMean([0, 0]), {
    value: 0,
    low: 0,
    high: 0,
    pValue: 1,
    degreesOfFreedom: 1,
  });
  assertEquals(estimateWelch([1, 1], [1, 1, 1]).pValue, 1);
  assertEquals(estimateWelch([1, 1], [2, 2, 2]).pValue, 0);
});
