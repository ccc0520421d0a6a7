import { assertEquals } from "@std/assert";
import { colorIndexes, dayAt, momentAt, positionsOf } from "./axis.ts";
import { isMoment } from "./moment.ts";

Deno.test("chart axis - days are counted so that weekly lines fall on Mondays", () => {
  const [monday, tuesday] = positionsOf(["2026-11-30", "2026-12-01"]) as [number, number];
  assertEquals(monday % 7, 0);
  assertEquals(tuesday, monday + 1);
  assertEquals(dayAt(tuesday), "2026-12-01");
  assertEquals(positionsOf([0, 2.5]), [0, 2.5]);
});

Deno.test("chart axis - what is compared has the color of the series in front of it", () => {
  const one = { name: "", values: [] };
  const compared = { ...one, isCompared: true };
  assertEquals(colorIndexes([one, compared, one, compared, compared]), [0, 0, 1, 1, 1]);
  assertEquals(colorIndexes([compared, one]), [0, 1]);
});

Deno.test("chart axis - a moment and its number lead to each other", () => {
  const moments = ["2026-11-29T23:35:00.000Z", "2026-11-30T00:00:00.000Z"];
  const positions = positionsOf(moments);
  assertEquals(positions.map(momentAt), moments);
  assertEquals(positions[1], positionsOf(["2026-11-30"])[0]);
  assertEquals([isMoment(moments[0]), isMoment("2026-11-30"), isMoment(7)], [true, false, false]);
});
