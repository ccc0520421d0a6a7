import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { standingDeletion } from "./deletion.ts";
import type { DealFact } from "./facts.ts";

const deleted = (time: number): DealFact => ({ key: `d${time}`, what: "deleted", time });
const erased = (time: number): DealFact => ({ ...deleted(time), isErased: true } as DealFact);
const restored = (time: number): DealFact => ({ key: `r${time}`, what: "restored", time });
const standing = (facts: readonly DealFact[]) => standingDeletion(facts)?.time;

Deno.test("deletion - the first deletion after the last restoration is in force", () => {
  const cases: [DealFact[], number | undefined][] = [
    [[], undefined],
    [[restored(1)], undefined],
    [[deleted(2), deleted(3)], 2],
    [[deleted(2), restored(3)], undefined],
    [[deleted(2), restored(3), deleted(4), deleted(5)], 4],
    [[deleted(2), restored(3), deleted(4), restored(5)], undefined],
    [[restored(1), deleted(2)], 2],
    // When both happen at the same moment, the order is unknown, and the deletion wins.
    [[deleted(2), restored(2)], 2],
    [[erased(2), restored(3)], 2],
    [[deleted(1), restored(2), erased(3), restored(4)], 3],
  ];
  for (const [facts, expected] of cases) {
    assertEquals(standing(facts), expected, JSON.stringify(facts));
    assertEquals(standing(facts.toReversed()), expected);
  }
});

Deno.test("deletion - only the last restoration matters", () => {
  const fact = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 9 }))
    .map(([isGone, time]) => isGone ? deleted(time) : restored(time));
  fc.assert(fc.property(fc.array(fact), (facts) => {
    const last = Math.max(...facts.filter(({ what }) => what === "restored").map((r) => r.time));
    const fewer = facts.filter(({ what, time }) => what === "deleted" || time === last);
    assertEquals(standing(fewer), standing(facts));
    assertEquals(standing([...facts, ...facts].reverse()), standing(facts));
  }));
});
