import { assertEquals } from "@std/assert";
import { compareMetrics } from "./usual.ts";

const BASE = { title: "", domain: "chat", value: null, numerator: 0, higherIsBetter: true };
const day = (day: string, numerator: number, denominator: number | null) => ({
  day,
  numerator,
  denominator,
  value: denominator === null ? numerator : numerator / denominator,
});

Deno.test("today - counts are compared with the mean day, means with all days together", () => {
  const days = ["2026-11-26", "2026-11-27"];
  const measured = [
    {
      ...BASE,
      ...{ key: "chat_responses", unit: "count", kind: "count", denominator: null } as const,
      days: [day("2026-11-26", 30, null), day("2026-11-30", 4, null), day("2026-11-28", 99, null)],
    },
    {
      ...BASE,
      ...{ key: "chat_response_time", unit: "seconds", kind: "mean", denominator: 0 } as const,
      days: [day("2026-11-26", 100, 1), day("2026-11-27", 900, 19)],
    },
    { ...BASE, key: "deals", unit: "count", kind: "count", denominator: null, days: [] } as const,
  ];
  const [responses, time, ...others] = compareMetrics(measured, "2026-11-30", days);
  assertEquals([responses!.value, responses!.usual, others.length], [4, 15, 0]);
  assertEquals(responses!.days.map(({ value }) => value), [30, 0, 4]);
  assertEquals([time!.value, time!.usual], [null, 50]);
  assertEquals(compareMetrics(measured, "2026-11-30", [])[1]!.usual, null);
});
