/** The detectors, by hand, at and beside every threshold of thresholds.ts. */
import { assertAlmostEquals, assertEquals } from "@std/assert";
import {
  busiestWindow,
  findBurst,
  findFarAhead,
  findFastReplies,
  findPingPong,
  findSelfReversals,
  pointsPerHour,
  type WatchedEvent,
} from "./detect.ts";

const START = Date.parse("2026-11-20T08:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let number = 0;

function event(more: Partial<WatchedEvent> = {}): WatchedEvent {
  return {
    source: "/crm",
    id: `e-${String(++number).padStart(4, "0")}`,
    type: "contact_updated",
    time: START,
    data: {},
    points: 3,
    isReversed: false,
    isReversedByHand: false,
    ...more,
  };
}

const several = (count: number, of: (index: number) => Partial<WatchedEvent>) =>
  Array.from({ length: count }, (_, index) => event(of(index)));
/** So many events, a second apart. */
const together = (count: number) => several(count, (index) => ({ time: START + index * 1_000 }));
const days = (count: number, value: number) => Array.from({ length: count }, () => value);
const NOTHING = { own: [], peers: [] };

Deno.test("burst - the window has five minutes, and only paid work counts", () => {
  const at = (milliseconds: number) => event({ time: START + milliseconds });
  assertEquals(busiestWindow([at(0), at(5 * MINUTE - 1)]).length, 2);
  assertEquals(busiestWindow([at(0), at(5 * MINUTE)]).length, 1);
  const odd = [{ points: 0 }, { isReversed: true }, { type: "points_corrected" }];
  assertEquals(busiestWindow(odd.map(event)), []);
});

Deno.test("burst - without days to compare with, 40 events are pointed at", () => {
  assertEquals(findBurst(together(39), NOTHING), null);
  const found = findBurst(together(40), NOTHING)!;
  assertEquals([found.strength, found.numbers.threshold, found.numbers.own], [1, 40, null]);
  assertEquals(found.evidence.length, 40);
  assertEquals(findBurst(together(80), NOTHING)!.evidence.length, 50, "named events are limited");
  assertEquals(findBurst(together(80), NOTHING)!.numbers.events, 80);
  // PeerSamples that are too small count as none.
  assertEquals(findBurst(together(39), { own: days(4, 1), peers: days(19, 1) }), null);
});

Deno.test("burst - it is far from one's own days, from those of peers, and never below 15", () => {
  // Even days of 12: six spreads of at least one event above them are 18.
  const own = { own: days(5, 12), peers: [] };
  assertEquals(findBurst(together(17), own), null);
  assertEquals(findBurst(together(18), own)!.numbers.own, 12);
  const peers = { own: [], peers: days(20, 12) };
  assertEquals(findBurst(together(17), peers), null);
  assertEquals(findBurst(together(18), peers)!.numbers.peers, 12);
  const low = { own: days(5, 2), peers: days(20, 2) };
  assertEquals(findBurst(together(14), low), null);
  assertEquals(findBurst(together(15), low)!.numbers.threshold, 15);
  // Who always works in bursts is not pointed at, nor who works like the peers.
  assertEquals(findBurst(together(20), { own: days(5, 20), peers: days(20, 2) }), null);
  assertEquals(findBurst(together(20), { own: days(5, 2), peers: days(20, 20) }), null);
});

const move = (from: string, to: string, more: Partial<WatchedEvent> = {}) =>
  event({
    type: "deal_stage_changed",
    points: 0,
    time: START + ++number * MINUTE,
    ...more,
    data: { objectId: "d-1", from, to, ...more.data },
  });
/** A deal goes there and back so many times. */
const pingPong = (returns: number, more: Partial<WatchedEvent> = {}) =>
  Array.from(
    { length: returns + 1 },
    (_, index) => index % 2 === 0 ? move("a", "b", more) : move("b", "a", more),
  );

Deno.test("ping-pong - four moves back within a week are pointed at", () => {
  assertEquals(findPingPong(pingPong(3)), null);
  const found = findPingPong(pingPong(4))!;
  assertEquals([found.numbers.value, found.strength, found.evidence.length], [4, 1, 5]);
  assertEquals(found.evidence[1]!.note, "b to a");
  const two = { data: { objectId: "d-2" } };
  assertEquals(findPingPong([...pingPong(2), ...pingPong(2, two)])!.numbers.value, 4);
});

Deno.test("ping-pong - moves forward, of other deals and taken back ones do not count", () => {
  const forward = ["a", "b", "c", "d", "e", "f"].map((from, index) => move(from, "bcdefg"[index]!));
  assertEquals(findPingPong(forward), null);
  const mixed = pingPong(4).map((one, index) => ({
    ...one,
    data: { ...one.data, objectId: `d-${index}` },
  }));
  assertEquals(findPingPong(mixed), null);
  assertEquals(findPingPong(pingPong(8, { isReversed: true })), null);
  assertEquals(findPingPong(pingPong(8, { data: { objectId: "" } })), null);
  const unknown = pingPong(8).map((one) => ({ ...one, data: { objectId: "d-1" } }));
  assertEquals(findPingPong(unknown), null, "stages are not known");
});

const reversed = (count: number, more: Partial<WatchedEvent> = {}) =>
  several(count, () => ({ isReversed: true, points: 0, ...more }));

Deno.test("self-reversal - five of at most twenty events are pointed at", () => {
  assertEquals(findSelfReversals([...reversed(4), ...together(4)]), null);
  const found = findSelfReversals([...reversed(5), ...together(15)])!;
  assertEquals([found.numbers.value, found.numbers.threshold], [5, 5]);
  assertEquals(findSelfReversals([...reversed(5), ...together(16)]), null, "less than a quarter");
  assertEquals(
    findSelfReversals(reversed(9, { isReversedByHand: true })),
    null,
    "a manager took them back",
  );
});

Deno.test("self-reversal - the same work taken back and paid again three times", () => {
  const cycle = (count: number, later: number) =>
    Array.from({ length: count }, (_, index) => {
      const data = { objectId: `c-${index}` };
      return [
        event({ isReversed: true, points: 0, data }),
        event({ data, time: START + later }),
      ];
    }).flat();
  // Much other work keeps the share low.
  const other = together(50);
  assertEquals(findSelfReversals([...cycle(2, 1), ...other]), null);
  const found = findSelfReversals([...cycle(3, 1), ...other])!;
  assertEquals([found.numbers.value, found.numbers.threshold], [3, 3]);
  assertEquals(found.evidence[0]!.note, "taken back, then paid again");
  assertEquals(findSelfReversals([...cycle(3, -1), ...other]), null, "it was paid before");
});

/** Paid work in so many hours of the clock. */
const inHours = (hours: number, points: number) =>
  several(hours, (index) => ({ time: START + index * HOUR, points }));

Deno.test("points per hour - hours of the clock with paid work, at least three", () => {
  assertEquals(pointsPerHour(inHours(2, 30)), null);
  assertEquals(pointsPerHour(inHours(3, 30)), 30);
  assertEquals(pointsPerHour([...inHours(3, 30), event({ time: START + 1, points: 60 })]), 50);
});

Deno.test("points per hour - five spreads above the peers are pointed at", () => {
  // Days of 90, 100 and 110: median 100, deviations 10, 0 and 10, a spread of 14.826.
  const peers = [...days(8, 90), ...days(8, 100), ...days(8, 110)];
  const samples = { own: [80], peers, people: 4 };
  const limit = 100 + 5 * 14.826;
  assertEquals(findFarAhead(inHours(3, Math.floor(limit)), samples), null);
  const found = findFarAhead(inHours(3, Math.ceil(limit)), samples)!;
  assertAlmostEquals(found.numbers.threshold, limit, 1e-9);
  assertEquals([found.numbers.peers, found.numbers.own, found.numbers.value], [100, 80, 175]);
  assertEquals(findFarAhead(inHours(3, 1), samples), null, "far below is nothing to point at");
  assertEquals(findFarAhead(inHours(2, 500), samples), null, "too few hours");
  assertEquals(findFarAhead(inHours(3, 500), { ...samples, people: 3 }), null);
  assertEquals(findFarAhead(inHours(3, 500), { ...samples, peers: peers.slice(0, 19) }), null);
});

Deno.test("points per hour - even peers count as a tenth apart", () => {
  const samples = { own: [], peers: days(20, 100), people: 4 };
  assertEquals(findFarAhead(inHours(3, 149), samples), null);
  assertEquals(findFarAhead(inHours(3, 150), samples)!.numbers.threshold, 150);
  assertEquals(findFarAhead(inHours(3, 500), { ...samples, peers: days(20, 0) }), null);
});

const replies = (count: number, responseTime: number, more: object = {}) =>
  several(count, () => ({ type: "message_response", data: { responseTime, ...more } }));

Deno.test("fast replies - ten below two seconds, of at most 33, are pointed at", () => {
  assertEquals(findFastReplies(replies(9, 1.9)), null);
  const found = findFastReplies(replies(10, 1.9))!;
  assertEquals([found.numbers.value, found.evidence[0]!.note], [10, "after 1.9 seconds"]);
  assertEquals(findFastReplies(replies(10, 2)), null);
  assertEquals(findFastReplies([...replies(10, 1), ...replies(23, 60)])!.numbers.value, 10);
  assertEquals(findFastReplies([...replies(10, 1), ...replies(24, 60)]), null, "below 30%");
  assertEquals(findFastReplies(together(50)), null, "without a response time");
});

Deno.test("fast replies - nobody types more than 15 characters a second", () => {
  assertEquals(findFastReplies(replies(10, 20, { messageLength: 300 })), null);
  const found = findFastReplies(replies(10, 20, { messageLength: 301 }))!;
  assertEquals(found.evidence[0]!.note, "after 20 seconds, 301 characters");
});
