import { assertEquals } from "@std/assert";
import { NOTHING_COUNTED } from "@/core/technical/counts.ts";
import { quantileOf, totalOf } from "@/core/technical/histogram.ts";
import { openTelemetry } from "@/services/platform/telemetry.ts";
import { openMeter } from "./meter.ts";

function meterAt() {
  let now = 1_000_000;
  const telemetry = openTelemetry();
  const meter = openMeter(telemetry, () => now);
  return { meter, telemetry, wait: (milliseconds: number) => now += milliseconds };
}

Deno.test("meter - counts answers and queries in the bucket of their time", () => {
  const { meter } = meterAt();
  for (const milliseconds of [0.2, 100, 100.1, 9_000]) meter.answered(milliseconds, 200);
  meter.answered(3, 503);
  meter.queried(50);
  const counts = meter.take();
  assertEquals(counts.responses, [1, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1]);
  assertEquals(counts.failedResponses, 1);
  assertEquals(totalOf(counts.queries), 1);
  assertEquals(quantileOf(counts.queries, 1), 50);
});

Deno.test("meter - what was taken is counted once, and what was given back again", () => {
  const { meter } = meterAt();
  meter.cacheRead("keys", true);
  meter.cacheRead("boards", false);
  meter.answered(1, 200);
  const taken = meter.take();
  assertEquals([taken.cacheHits, taken.cacheMisses], [1, 1]);
  assertEquals(meter.take(), NOTHING_COUNTED);
  meter.giveBack(taken);
  meter.cacheRead("keys", true);
  meter.answered(1, 200);
  const { cacheHits, responses } = meter.take();
  assertEquals([cacheHits, totalOf(responses)], [2, 2]);
  assertEquals(NOTHING_COUNTED.responses[0], 0);
});

Deno.test("meter - streams count from their opening to their end, also across a take", () => {
  const { meter, wait } = meterAt();
  const close = meter.streamOpened();
  wait(2_000);
  const closeOther = meter.streamOpened();
  wait(3_000);
  assertEquals(meter.take().connectedSeconds, 2 + 2 * 3);
  close();
  wait(4_000);
  closeOther();
  wait(60_000);
  meter.streamLost(1_500);
  const { connectedSeconds, lostSeconds } = meter.take();
  assertEquals([connectedSeconds, lostSeconds], [4, 1.5]);
});

Deno.test("meter - the same measurements stand at /metrics", async () => {
  const { meter, telemetry, wait } = meterAt();
  meter.answered(20, 200);
  meter.answered(20, 500);
  meter.queried(2);
  meter.cacheRead("sessions", true);
  meter.cacheRead("sessions", false);
  const close = meter.streamOpened();
  wait(10_000);
  close();
  meter.streamLost(2_000);
  const text = await telemetry.text();
  for (
    const line of [
      'laurel_response_duration_seconds_count{status="2xx"} 1',
      'laurel_response_duration_seconds_count{status="5xx"} 1',
      'laurel_response_duration_seconds_bucket{le="0.1",status="2xx"} 1',
      "laurel_db_query_duration_seconds_count 1",
      'laurel_db_query_duration_seconds_bucket{le="0.05"} 1',
      'laurel_cache_reads_total{cache="sessions",result="hit"} 1',
      'laurel_cache_reads_total{cache="sessions",result="miss"} 1',
      'laurel_stream_seconds_total{state="connected"} 10',
      'laurel_stream_seconds_total{state="lost"} 2',
    ]
  ) assertEquals(text.split("\n").includes(line), true, line);
});
