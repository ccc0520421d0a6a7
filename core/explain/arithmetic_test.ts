import { assertEquals } from "@std/assert";
import { arithmetic, titleOf } from "./arithmetic.ts";

Deno.test("explain - sums before factors are put in brackets", () => {
  const breakdown = [
    { rule: "base", points: 5 },
    { rule: "quick_bonus", points: 3 },
    { rule: "quality_multiplier", factor: 1.5 },
  ];
  assertEquals(arithmetic(breakdown, 12), "(5 + 3 quick bonus) × 1.5 quality multiplier = 12");
});

Deno.test("explain - a single number has no equation, limits come last", () => {
  assertEquals(arithmetic([{ rule: "base", points: 10 }], 10), "10 = 10");
  const capped = [
    { rule: "base", points: 20 },
    { rule: "streak_multiplier", factor: 1.2 },
    { rule: "daily_ceiling", points: -14 },
  ];
  assertEquals(arithmetic(capped, 10), "20 × 1.2 streak multiplier − 14 daily ceiling = 10");
});

Deno.test("explain - rounding is shown", () => {
  const half = [{ rule: "base", points: 5 }, { rule: "quality_multiplier", factor: 1.5 }];
  assertEquals(arithmetic(half, 8), "5 × 1.5 quality multiplier = 7.5, rounded to 8");
  const exact = [{ rule: "base", points: 15 }, { rule: "a", factor: 1.2 }, {
    rule: "b",
    factor: 1.4,
  }];
  assertEquals(arithmetic(exact, 25), "15 × 1.2 a × 1.4 b = 25.2, rounded to 25");
  const whole = [{ rule: "base", points: 30 }, { rule: "streak_multiplier", factor: 1.2 }];
  assertEquals(arithmetic(whole, 36), "30 × 1.2 streak multiplier = 36");
});

Deno.test("explain - types read as titles", () => {
  assertEquals(titleOf("message_response"), "Reply");
});
