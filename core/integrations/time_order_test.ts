import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { type Dated, endOf, inTimeOrder, placeInTime } from "./time_order.ts";

interface Fact extends Dated {
  readonly rank: number;
}

const START = Date.parse("2026-03-02T10:00:00Z");
const fact = (key: string, milliseconds: number, rank = 0, within?: number): Fact => ({
  key,
  time: START + milliseconds,
  rank,
  ...(within === undefined ? {} : { within }),
});
const rankOf = ({ rank }: Fact) => rank;
const keys = (facts: readonly Fact[]) => inTimeOrder(facts, rankOf).map(({ key }) => key);

Deno.test("time order - only exact times decide, whatever the ranks are", () => {
  assertEquals(keys([fact("effect", 100, 1), fact("cause", 262, 0)]), ["effect", "cause"]);
});

Deno.test("time order - an effect known to the second follows its cause within that second", () => {
  const causes = [fact("cause", 30_262, 0), fact("cause", 30_000, 0), fact("cause", 30_999, 0)];
  for (const cause of causes) {
    assertEquals(keys([fact("effect", 30_000, 1), cause]), ["cause", "effect"]);
  }
  assertEquals(keys([fact("effect", 30_000, 1), fact("later", 31_000, 0)]), ["effect", "later"]);
});

Deno.test("time order - a cause known to the second comes before an effect in that second", () => {
  assertEquals(keys([fact("effect", 30_100, 1), fact("cause", 30_000, 0)]), ["cause", "effect"]);
});

Deno.test("time order - spans of a minute and of a day are respected", () => {
  const cause = fact("cause", 59_999, 0);
  assertEquals(keys([fact("effect", 0, 1, 60_000), cause]), ["cause", "effect"]);
  assertEquals(keys([fact("effect", 0, 1, 59_999), cause]), ["effect", "cause"]);
});

Deno.test("time order - the effect of a moved fact moves with it", () => {
  const facts = [
    fact("end", 30_000, 2),
    fact("answer", 30_000, 1),
    fact("question", 30_500, 0),
    fact("next", 30_700, 0),
  ];
  assertEquals(keys(facts), ["question", "next", "answer", "end"]);
});

Deno.test("time order - a fact that is not a cause moves nothing", () => {
  const facts = [fact("effect", 30_000, 1), fact("other", 30_500, 0)];
  const placed = placeInTime(facts, rankOf, () => false);
  assertEquals(placed.map(({ fact: { key } }) => key), ["effect", "other"]);
});

Deno.test("time order - at the same moment and rank, numbers at the end of keys are compared as numbers", () => {
  assertEquals(keys(["m10", "m9", "m", "n1", "m009"].map((key) => fact(key, 0))), [
    ...["m", "m009", "m9", "m10", "n1"],
  ]);
});

Deno.test("time order - any facts have one order, in which each stays within its span", () => {
  const facts = fc.uniqueArray(
    fc.record({
      key: fc.constantFrom(...Array.from({ length: 20 }, (_, index) => `k${index}`)),
      time: fc.integer({ min: 0, max: 12 }).map((quarter) => START + quarter * 250),
      rank: fc.integer({ min: 0, max: 3 }),
      within: fc.constantFrom(undefined, undefined, 1, 2_000),
    }),
    { selector: ({ key }) => key, maxLength: 14 },
  ) as fc.Arbitrary<Fact[]>;
  fc.assert(fc.property(
    facts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))
    ),
    ([all, shuffled]) => {
      const placed = placeInTime(all, rankOf);
      assertEquals(placeInTime(shuffled, rankOf), placed);
      for (const { fact, at } of placed) {
        assertEquals(at >= fact.time && at < endOf(fact), true, `${fact.key} at ${at}`);
      }
    },
  ));
});
