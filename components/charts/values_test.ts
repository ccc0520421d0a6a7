import { assertEquals } from "@std/assert";
import type { ChartData } from "./chart_data.ts";
import { formatPlace, formatValue, readOut, summaryOf } from "./values.ts";

const DATA: ChartData = {
  title: "Reply time",
  format: "seconds",
  x: ["2026-11-18", "2026-11-19", "2026-11-20"],
  series: [
    {
      name: "Support",
      values: [null, 90, 200],
      band: { low: [null, 80, 180], high: [null, 100, 220] },
    },
    { name: "Before", values: [60, null, null], isCompared: true },
    { name: "Sales", values: [null, null, null] },
  ],
  annotations: [{ at: "2026-11-20", label: "New rules" }],
};

Deno.test("chart values - each unit is written as people write it", () => {
  assertEquals(formatValue("count", 1_234.5), "1,234.5");
  assertEquals(formatValue("ratio", 0.4825), "48.3%");
  assertEquals(formatValue("seconds", 200), "3 min 20 s");
  assertEquals(formatValue("seconds", -20), "−20 s");
  assertEquals(formatValue("days", 2.5), "2.5 d");
  assertEquals(formatValue("count", null), "–");
  assertEquals(formatPlace(3, "Week"), "Week 3");
});

Deno.test("chart values - the summary says the range and the last value of each series", () => {
  assertEquals(
    summaryOf(DATA),
    "Wed, Nov 18 to Fri, Nov 20. Support: from 90 s to 3 min 20 s, last 3 min 20 s. " +
      "Before: from 60 s to 60 s, last 60 s. Sales: nothing was measured. Fri, Nov 20: New rules.",
  );
});

Deno.test("chart values - a place is read out with what is shown there", () => {
  assertEquals(
    readOut(DATA, 2, new Set([1])),
    "Fri, Nov 20, Support 3 min 20 s (3 min to 3 min 40 s), Sales –, New rules",
  );
});
