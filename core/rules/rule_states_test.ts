import { assertEquals } from "@std/assert";
import { ruleSetTimes } from "./rule_states.ts";

const set = (version: number, effectiveFrom: number | null, withdrawnAt: number | null = null) => ({
  version,
  effectiveFrom,
  withdrawnAt,
});

Deno.test("rule states - the latest that has begun is in force, and says until when", () => {
  const sets = [set(1, 0), set(2, 100), set(3, 50), set(4, 50), set(5, null), set(6, null, 10)];
  const shown = (now: number) =>
    [...ruleSetTimes(sets, now)].map(([version, { state, effectiveUntil }]) =>
      `${version} ${state} ${effectiveUntil}`
    );
  assertEquals(shown(49), [
    "1 in_force 50",
    "2 scheduled null",
    "3 scheduled 50",
    "4 scheduled 100",
    "5 recalculations null",
    "6 withdrawn null",
  ]);
  assertEquals(shown(50).slice(0, 4), [
    "1 past 50",
    "2 scheduled null",
    "3 past 50",
    "4 in_force 100",
  ]);
  assertEquals(shown(100).slice(0, 4), ["1 past 50", "2 in_force null", "3 past 50", "4 past 100"]);
});
