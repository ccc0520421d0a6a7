import { assertEquals } from "@std/assert";
import { describeEffect } from "./effect.ts";

const effectOf = (before: number, after: number, gaining = 0, losing = 0) =>
  describeEffect({ before, after, gaining, losing, changedAgents: gaining + losing })
    .map(({ severity, message }) => `${severity}: ${message}`);

Deno.test("effect - nothing changes, or little", () => {
  assertEquals(effectOf(100, 100), ["note: All together would have got as many points: 100."]);
  assertEquals(effectOf(1_000, 1_001, 1), [
    "note: All together would have got less than 1% more points (1,001 points instead of 1,000).",
    "note: 1 person would have got more.",
  ]);
  assertEquals(effectOf(200, 150, 0, 3), [
    "note: All together would have got 25% fewer points (150 points instead of 200).",
    "note: 3 people would have got less.",
  ]);
});

Deno.test("effect - warnings at half, at tenfold, and at nothing", () => {
  assertEquals(effectOf(100, 149)[0]!.split(":")[0], "note");
  assertEquals(effectOf(100, 150)[0]!.split(":")[0], "warning");
  assertEquals(effectOf(100, 50)[0]!.split(":")[0], "warning");
  assertEquals(effectOf(100, 999), [
    "warning: All together would have got 899% more points (999 points instead of 100).",
  ]);
  assertEquals(effectOf(100, 1_000), [
    "warning: Points would explode: all together would have got 10 times as many points (1,000 " +
    "points instead of 100). Older points would be worth nothing beside them.",
  ]);
  assertEquals(effectOf(100, 0, 0, 2), [
    "warning: Nobody would have got a single point; all together they got 100.",
    "note: 2 people would have got less.",
  ]);
  assertEquals(
    effectOf(0, 10, 1)[0],
    [
      "warning: All together would have got 10 points, where nobody got any.",
    ][0],
  );
  assertEquals(effectOf(0, 0), [
    "note: Nobody got points in this period, and nobody would have: try a period with work.",
  ]);
});
