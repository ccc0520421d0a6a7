import { assertEquals } from "@std/assert";
import type { MeasuredMetric } from "@/core/metrics/views.ts";
import { metricTrend, pointsTrend, summaryOf } from "./trend.ts";

const DAYS = ["2026-11-18", "2026-11-19", "2026-11-20"];

const metric = (kind: "count" | "mean", unit: MeasuredMetric["unit"]): MeasuredMetric => ({
  key: "one",
  title: "One",
  domain: "chat",
  kind,
  unit,
  value: 90,
  numerator: 90,
  denominator: null,
  days: [{ day: "2026-11-19", value: 90, numerator: 90, denominator: null }],
});

Deno.test("trend - a count without events is 0, a mean without them is unknown", () => {
  assertEquals(metricTrend(metric("count", "count"), DAYS).values, [0, 90, 0]);
  assertEquals(metricTrend(metric("mean", "seconds"), DAYS).values, [null, 90, null]);
});

Deno.test("trend - a summary says the range and the last value", () => {
  assertEquals(
    summaryOf(metricTrend(metric("mean", "seconds"), DAYS)),
    "from 90 s to 90 s in 3 days, 90 s on the last day with a value",
  );
  assertEquals(
    summaryOf(metricTrend({ ...metric("mean", "ratio"), days: [] }, DAYS)),
    [
      "nothing was measured",
    ].join(),
  );
  const days = DAYS.map((day, index) => ({
    day,
    points: index * 1_000,
    isWorkingDay: true,
    isActive: true,
    isFrozen: false,
  }));
  assertEquals(
    summaryOf(pointsTrend(days)),
    "from 0 to 2,000 in 3 days, 2,000 on the last day with a value",
  );
});
