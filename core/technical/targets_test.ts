import { assertEquals } from "@std/assert";
import { NOTHING_COUNTED, type TechnicalCounts } from "./counts.ts";
import { BOUNDS_MILLISECONDS } from "./histogram.ts";
import { judgeTechnical } from "./targets.ts";
import type { TechnicalMeasureKey } from "./views.ts";

const within = (bound: number, count: number, slower = 0) => [
  ...BOUNDS_MILLISECONDS.map((one) => one === bound ? count : 0),
  slower,
];

function judged(key: TechnicalMeasureKey, counts: Partial<TechnicalCounts>) {
  return judgeTechnical({ ...NOTHING_COUNTED, ...counts }).find((one) => one.key === key)!;
}

Deno.test("technical targets - nothing measured is unknown, not met", () => {
  for (const { state, value, percentiles } of judgeTechnical(NOTHING_COUNTED)) {
    assertEquals([state, value, percentiles], ["unknown", null, null]);
  }
});

Deno.test("technical targets - response times are judged by the 95th percentile against 100 ms", () => {
  // 96 of 100 within 100 ms: the 95th percentile is just below.
  assertEquals(judged("response_time", { responses: within(100, 96, 4) }).state, "met");
  assertEquals(judged("response_time", { responses: within(100, 94, 6) }).state, "missed");
  assertEquals(judged("response_time", { responses: within(100, 95, 5) }).state, "missed");
  assertEquals(judged("response_time", { responses: within(1, 99) }).state, "unknown");
  assertEquals(
    judged("response_time", { responses: within(50, 1_000) }).sentence,
    "Of 1,000 requests, 95% were answered within 49 ms.",
  );
});

Deno.test("technical targets - queries are judged against 50 ms", () => {
  assertEquals(judged("query_time", { queries: within(50, 96, 4) }).state, "met");
  assertEquals(judged("query_time", { queries: within(100, 100) }).state, "missed");
});

Deno.test("technical targets - streams must be connected more than 99.9% of the time", () => {
  const at = (connectedSeconds: number, lostSeconds: number) =>
    judged("stream_stability", { connectedSeconds, lostSeconds });
  assertEquals(at(9_991, 9).state, "met");
  assertEquals(at(9_990, 10).state, "missed");
  assertEquals(at(3_000, 0).state, "unknown");
  assertEquals(
    at(9_990, 10).sentence,
    "Of 10,000 seconds of live connections, 99.9% were connected; pages waited 10 s for a broken stream.",
  );
});

Deno.test("technical targets - more than 95% of the reads must be answered by a cache", () => {
  assertEquals(judged("cache_hit_rate", { cacheHits: 96, cacheMisses: 4 }).state, "met");
  assertEquals(judged("cache_hit_rate", { cacheHits: 95, cacheMisses: 5 }).state, "missed");
});

Deno.test("technical targets - fewer than one in a thousand answers may fail", () => {
  const at = (failedResponses: number, all: number) =>
    judged("error_rate", { responses: within(1, all), failedResponses });
  assertEquals(at(0, 1_000).state, "met");
  assertEquals(at(1, 1_000).state, "missed");
  assertEquals(at(1, 1_001).state, "met");
  assertEquals(at(0, 999).state, "unknown");
});
