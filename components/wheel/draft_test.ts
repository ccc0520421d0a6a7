import { assertEquals } from "@std/assert";
import { DEFAULT_WHEEL } from "@/core/spins/default_wheel.ts";
import { wheelSchema } from "@/core/spins/prize.ts";
import { bodyOfWheel, draftOfWheel, expectedPoints, withNewPrize } from "./draft.ts";
import { wheelDifferences } from "./differences.ts";

const DRAFT = draftOfWheel({ version: 1, prizes: DEFAULT_WHEEL });
const changed = (at: number, change: object) => ({
  prizes: DRAFT.prizes.map((prize, index) => index === at ? { ...prize, ...change } : prize),
});

Deno.test("wheel draft - what is read is what is sent", () => {
  const { wrong, body, sum } = bodyOfWheel(DRAFT);
  assertEquals([wrong, sum], [{}, 1_000]);
  assertEquals(wheelSchema.parse(body), [...DEFAULT_WHEEL]);
  assertEquals(expectedPoints(body), 46.5);
});

Deno.test("wheel draft - what is wrong is named at its field", () => {
  const wrong = (at: number, change: object) => Object.keys(bodyOfWheel(changed(at, change)).wrong);
  for (const weight of ["", "0", "-1", "1.5", "x"]) {
    assertEquals(wrong(0, { weight }), ["prizes.0.weight"], weight);
  }
  assertEquals(wrong(0, { title: " " }), ["prizes.0.title"]);
  assertEquals(wrong(0, { value: "0" }), ["prizes.0.value"]);
  assertEquals(wrong(5, { factor: "1" }), ["prizes.5.factor"]);
  assertEquals(wrong(5, { minutes: "" }), ["prizes.5.minutes"]);
  assertEquals(wrong(0, { stock: "many" }), ["prizes.0.stock"]);
  assertEquals(wrong(0, { weight: "2147483647" }), ["prizes"]);
  assertEquals(Object.keys(bodyOfWheel({ prizes: [] }).wrong), ["prizes"]);
  const limited = DRAFT.prizes.map((prize) => ({ ...prize, perDay: "1" }));
  assertEquals(Object.keys(bodyOfWheel({ prizes: limited }).wrong), ["prizes"]);
});

Deno.test("wheel draft - a new prize gets a key of its own from its title", () => {
  const prizes = withNewPrize(withNewPrize(DRAFT.prizes)).map((prize) =>
    prize.key === "" ? { ...prize, title: "Lucky Clover", weight: "1", value: "5" } : prize
  );
  assertEquals(bodyOfWheel({ prizes }).body.slice(-2).map(({ key }) => key), [
    "lucky_clover_2",
    "lucky_clover_3",
  ]);
  const odd = withNewPrize(DRAFT.prizes).map((prize) =>
    prize.key === "" ? { ...prize, title: "5 ★" } : prize
  );
  assertEquals(bodyOfWheel({ prizes: odd }).body.at(-1)?.key, "prize_5");
});

Deno.test("wheel differences - added, removed and changed prizes, with their chances", () => {
  const [first, second] = DEFAULT_WHEEL;
  const before = [first!, second!];
  const after = [{ ...first!, weight: 600, value: 20 }, { ...second!, key: "other" }];
  assertEquals(wheelDifferences(before, after).map(({ key, words }) => `${key}: ${words}`), [
    "points_25: weight 300 → 600, points 25 → 20, chance 55.6% → 71.4%",
    "other: new, chance 28.6%",
    "points_50: removed",
  ]);
  assertEquals(wheelDifferences(before, before), []);
});
