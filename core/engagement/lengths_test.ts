import { assertEquals } from "@std/assert";
import { lengthBars, lengthQuantile } from "./lengths.ts";

const COUNTS = [
  { seconds: 300, visits: 1 },
  { seconds: 10, visits: 2 },
  { seconds: 60, visits: 1 },
];

Deno.test("lengths - a quantile is the smallest length that enough visits do not exceed", () => {
  assertEquals(lengthQuantile(COUNTS, 0.5), 10);
  assertEquals(lengthQuantile(COUNTS, 0.75), 60);
  assertEquals(lengthQuantile(COUNTS, 0.76), 300);
  assertEquals(lengthQuantile(COUNTS, 1), 300);
  assertEquals(lengthQuantile([], 0.5), null);
});

Deno.test("lengths - a length at the end of a bar belongs to the next one", () => {
  const bars = lengthBars([
    { seconds: 50, visits: 3 },
    { seconds: 60, visits: 2 },
    { seconds: 7_190, visits: 1 },
    { seconds: 7_200, visits: 4 },
  ]);
  assertEquals(bars.map(({ visits }) => visits), [3, 2, 0, 0, 0, 1, 4]);
  assertEquals(bars.at(-1), { from: 7_200, to: null, visits: 4 });
});
