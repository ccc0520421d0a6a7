import { assertEquals } from "@std/assert";
import type { MeasuredMetric } from "@/core/metrics/views.ts";
import { metricTrend, pointsTrend } from "./trend.ts";

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
  assertEquals(metricTrend(metric("count", "count"), DAYS).series[0]?.values, [0, 90, 0]);
  assertEquals(metricTrend(metric("mean", "seconds"), DAYS).series[0]?.values, [null, 90, null]);
});

Deno.test("trend - points are bars by day", () => {
  const days = DAYS.map((day, index) => ({
    day,
    points: index * 1_000,
    isWorkingDay: true,
    isActive: true,
    isFrozen: false,
  }));
  const { x, series } = pointsTrend(days);
  assertEquals(x, DAYS);
  assertEquals(series, [{ name: "Points", values: [0, 1_000, 2_000], kind: "bars" }]);
});
