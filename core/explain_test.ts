import { assertEquals } from "@std/assert";
import { arithmetic, titleOf } from "./explain.ts";

Deno.test("explain - sums before factors are put in brackets", () => {
  const breakdown = [
    { rule: "base", points: 5 },
    { rule: "quick_bonus", points: 3 },
    { rule: "quality_multiplier", factor: 1.5 },
  ];
  assertEquals(arithmetic(breakdown, 12), "(5 + 3 quick bonus) × 1.5 quality multiplier = 12");
});

Deno.test("explain - a single number stands alone, limits come last", () => {
  assertEquals(arithmetic([{ rule: "base", points: 10 }], 10), "10 = 10");
  const capped = [
    { rule: "base", points: 20 },
    { rule: "streak_multiplier", factor: 1.2 },
    { rule: "daily_ceiling", points: -14 },
  ];
  assertEquals(arithmetic(capped, 10), "20 × 1.2 streak multiplier − 14 daily ceiling = 10");
});

Deno.test("explain - types read as titles", () => {
  assertEquals(titleOf("message_response"), "Message response");
});
