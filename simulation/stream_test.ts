import { assert, assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { parseEvent } from "@/api/event_schema.ts";
import {
  type DueEvent,
  simulateStream,
  type StreamOptions,
  WARM_UP_MILLISECONDS,
} from "./stream.ts";
import { simulatedAgents } from "./team.ts";

const FROM = Date.parse("2026-11-21T23:30:00Z");
const OPTIONS: StreamOptions = {
  seed: 7,
  agents: simulatedAgents(12),
  from: FROM,
  rate: 0.7,
  name: "test",
};

function take(count: number, options: Partial<StreamOptions> = {}): DueEvent[] {
  const stream = simulateStream({ ...OPTIONS, ...options });
  return Array.from({ length: count }, () => stream.next().value);
}

Deno.test("simulated stream - the same seed gives the same events, another name others", () => {
  assertEquals(take(200), take(200));
  assertNotEquals(take(200), take(200, { seed: 8 }));
  const ids = [...take(200), ...take(200, { name: "other" })].map(({ event }) => event.id);
  assertEquals(new Set(ids).size, 400);
});

Deno.test("simulated stream - the API accepts every event, in the order of time", () => {
  let last = FROM;
  for (const { event, time } of take(2_000)) {
    assert(time >= last, `${event.id} comes too late`);
    last = time;
    const parsed = parseEvent(event, { name: "tests", scopes: [] }, time);
    if (!parsed.ok) throw new Error(`${JSON.stringify(event)}: ${parsed.problem.detail}`);
    assertEquals(parsed.event.time, time);
  }
});

Deno.test("simulated stream - it has the requested rate after the warm-up", () => {
  for (const rate of [0.7, 20]) {
    const seconds = 3_000 / rate;
    const start = FROM + WARM_UP_MILLISECONDS;
    const inside = take(3_000 + rate * WARM_UP_MILLISECONDS / 1000, { rate })
      .filter(({ time }) => time >= start && time < start + seconds * 500);
    const measured = inside.length / (seconds / 2);
    assert(Math.abs(measured / rate - 1) < 0.1, `${measured} instead of ${rate}`);
  }
});

Deno.test("simulated stream - it needs agents", () => {
  assertThrows(() => take(1, { agents: [] }), RangeError, "needs agents");
});
