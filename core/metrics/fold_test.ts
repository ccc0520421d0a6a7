import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { RECORDED_TYPES, SCORED_TYPES, type ScoringEvent } from "@/core/events/events.ts";
import { measureDay, measurePeriod } from "./fold.ts";
import { sumOf, valueOf } from "./metric.ts";
import { DAY, NOON } from "./testdata/days.ts";

const ratio = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });
const days = ["2026-11-18", "2026-11-19", "2026-11-20"];

const event = fc.record({
  type: fc.constantFrom(...SCORED_TYPES, ...RECORDED_TYPES),
  second: fc.nat({ max: 5 }),
  day: fc.constantFrom(...days),
  isReversed: fc.boolean(),
  data: fc.record({
    objectId: fc.option(fc.constantFrom("a", "b"), { nil: undefined }),
    responseTime: ratio,
    talkTime: ratio,
    quality: ratio,
    score: ratio,
    accuracy: ratio,
    cycleDays: ratio,
    value: ratio,
    dataQuality: ratio,
    efficiency: ratio,
    firstContact: fc.option(fc.boolean(), { nil: undefined }),
    from: fc.constantFrom("new", "open", "won", "elsewhere"),
    to: fc.constantFrom("new", "qualified", "won", "elsewhere"),
  }),
});
type Spec = typeof event extends fc.Arbitrary<infer T> ? T : never;
const history = fc.array(event, { maxLength: 30 });

function toEvent({ type, second, isReversed, data }: Spec, index: number): ScoringEvent {
  const time = NOON + second * 1_000;
  return { source: "/tool", id: `e-${index}`, type, time, data, isReversed };
}

Deno.test("metrics - the order in which events are given does not matter", () => {
  fc.assert(fc.property(history, fc.array(fc.nat()), (specs, keys) => {
    const events = specs.map(toEvent);
    const shuffled = events.map((one, index) => ({ one, key: keys[index] ?? 0 }))
      .sort((a, b) => a.key - b.key).map(({ one }) => one);
    const measure = (given: readonly ScoringEvent[]) => measureDay({ day: DAY, events: given });
    assertEquals(measure(shuffled.reverse()), measure(events));
  }));
});

Deno.test("metrics - amounts of money add up exactly, whatever their size and order", () => {
  const cents = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
  fc.assert(fc.property(fc.array(cents, { minLength: 1, maxLength: 40 }), (amounts) => {
    const values = amounts.map((one) => Number(`${one}e-2`));
    const dust = [1e12, 1e-320, -0, -1e12];
    const exact = amounts.reduce((sum, one) => sum + one, 0n);
    const sum = sumOf([...dust, ...values]);
    assertEquals(sum, sumOf([...values, ...dust].reverse()));
    // Each value and the sum are rounded to a double, each relative to its own size.
    const most = values.length * 2 ** -14 + Math.abs(sum) * 2 ** -50;
    assert(Math.abs(sum - Number(`${exact}e-2`)) <= most, `${sum} ${exact}`);
    if (values.every((one) => Math.abs(one) < 1e6)) assertEquals(sum, Number(`${exact}e-2`));
  }));
  assertEquals(sumOf([0.1, 0.2]), 0.3);
  assertEquals(sumOf([1, 2 ** 53, -(2 ** 53)]), 1);
  assert(Object.is(sumOf([-0]), 0));
});

Deno.test("metrics - reversed events leave no difference, even when none remain", () => {
  fc.assert(fc.property(history, (specs) => {
    const events = specs.map(toEvent);
    const standing = events.filter((one) => !one.isReversed);
    assertEquals(measureDay({ day: DAY, events }), measureDay({ day: DAY, events: standing }));
    const nothing = events.map((one) => ({ ...one, isReversed: true }));
    assertEquals(measureDay({ day: DAY, events: nothing }), []);
  }));
});

Deno.test("metrics - the parts of days add up to those of the period, and values follow", () => {
  fc.assert(fc.property(history, (specs) => {
    const rows = [...Map.groupBy(specs, (one) => one.day)].flatMap(([day, own]) =>
      measureDay({ day, events: own.map(toEvent) })
    );
    for (const { key, numerator, denominator, value, days, kind } of measurePeriod(rows)) {
      if (key === "pipeline_velocity") continue;
      const sum = (of: "numerator" | "denominator") =>
        days.reduce((all, one) => all + (one[of] ?? 0), 0);
      assert(Math.abs(sum("numerator") - numerator) < 1e-5, key);
      assertEquals(denominator === null ? 0 : denominator, sum("denominator"), key);
      assertEquals(denominator === null, kind === "count" || kind === "total", key);
      assertEquals(value, valueOf({ numerator, denominator }), key);
      assertEquals(value === null, denominator === 0, key);
      for (const day of days) assert(day.value !== null && day.denominator !== 0, key);
    }
  }));
});

Deno.test("metrics - ratios lie between 0 and 1", () => {
  fc.assert(fc.property(history, (specs) => {
    for (
      const { unit, kind, value } of measurePeriod(
        measureDay({ day: DAY, events: specs.map(toEvent) }),
      )
    ) {
      if (unit !== "ratio" || kind !== "ratio" || value === null) continue;
      assert(value >= 0 && value <= 1);
    }
  }));
});

Deno.test("metrics - a period is not the mean of its days' means", () => {
  const response = (responseTime: number, index: number): ScoringEvent => ({
    source: "/tool",
    id: `e-${index}`,
    type: "message_response",
    time: NOON,
    data: { responseTime },
  });
  const rows = [
    ...measureDay({ day: days[0]!, events: [100].map(response) }),
    ...measureDay({ day: days[1]!, events: [10, 10, 10].map(response) }),
  ];
  const time = measurePeriod(rows).find((one) => one.key === "chat_response_time")!;
  assertEquals(time.days.map((one) => one.value), [100, 10]);
  assertEquals(time.value, 32.5);
});

Deno.test("metrics - without events, counts are 0 and ratios are unknown", () => {
  for (const { kind, value, numerator, denominator, days } of measurePeriod([])) {
    const isCounted = kind === "count" || kind === "total";
    assertEquals([value, numerator, denominator], isCounted ? [0, 0, null] : [null, 0, 0]);
    assertEquals(days, []);
  }
});

Deno.test("metrics - events that Laurel made do not count", () => {
  const own: ScoringEvent = {
    source: "laurel:spin",
    id: "s-1",
    type: "spin_won",
    time: NOON,
    data: {},
  };
  assertEquals(measureDay({ day: DAY, events: [own] }), []);
});
