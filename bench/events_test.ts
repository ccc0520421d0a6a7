import { assert, assertEquals } from "@std/assert";
import { parseEvent } from "@/api/event_schema.ts";
import { SCORED_TYPES } from "@/core/events/events.ts";
import { drawType, openFeed, seededRandom, workdayMorning } from "./events.ts";

const NOW = Date.parse("2026-11-22T17:00:00Z");

Deno.test("bench events - every event of the feed is one that the API accepts", () => {
  const feed = openFeed("t", 10, workdayMorning(NOW));
  let before = 0;
  for (let i = 0; i < 500; i++) {
    const parsed = parseEvent(JSON.parse(feed.next()), { name: "/default", scopes: [] }, NOW);
    if (!parsed.ok) throw new Error(parsed.problem.detail);
    assert(parsed.event.time > before);
    before = parsed.event.time;
  }
});

Deno.test("bench events - the mix contains every type that pays", () => {
  const random = seededRandom(7);
  const drawn = new Set(Array.from({ length: 5_000 }, () => drawType(random)));
  for (const type of SCORED_TYPES) assert(drawn.has(type), type);
});

Deno.test("bench events - the same seed gives the same events", () => {
  const first = openFeed("t", 10, 0, 3);
  const second = openFeed("t", 10, 0, 3);
  for (let i = 0; i < 20; i++) assertEquals(first.next(), second.next());
});

Deno.test("bench events - a morning on a weekend is Friday's", () => {
  assertEquals(new Date(workdayMorning(NOW)).toISOString(), "2026-11-20T09:00:00.000Z");
});
