import { assertAlmostEquals, assertEquals } from "@std/assert";
import { medianSurvival, type SpellCount, survivalCurve } from "./survival.ts";

/**
 * Remission times in weeks of the 21 patients under 6-MP (Freireich et al. 1963), the textbook
 * example of the estimator; a plus marks a patient still in remission.
 */
const WEEKS = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";

function spells(text: string): SpellCount[] {
  return text.split(" ").map((one) => {
    const living = one.endsWith("+") ? 1 : 0;
    return { length: parseInt(one), living, ended: 1 - living };
  });
}

Deno.test("survival - the curve of the published example", () => {
  const curve = survivalCurve(spells(WEEKS));
  const published: readonly (readonly [weeks: number, atRisk: number, survival: number])[] = [
    [6, 21, 0.8571],
    [7, 17, 0.8067],
    [10, 15, 0.7529],
    [13, 12, 0.6902],
    [16, 11, 0.6275],
    [22, 7, 0.5378],
    [23, 6, 0.4482],
  ];
  const ends = curve.filter(({ ended }) => ended > 0);
  assertEquals(ends.map(({ days, atRisk }) => [days, atRisk]), published.map(([a, b]) => [a, b]));
  for (const [index, [, , survival]] of published.entries()) {
    assertAlmostEquals(ends[index]!.survival, survival, 0.00005);
  }
  assertEquals(medianSurvival(curve), 23);
});

Deno.test("survival - without an end nothing is lost, without streaks there is no curve", () => {
  assertEquals(survivalCurve([]), []);
  const curve = survivalCurve(spells("3+ 5+"));
  assertEquals(curve.map(({ survival }) => survival), [1, 1]);
  assertEquals(medianSurvival(curve), null);
  assertEquals(medianSurvival(survivalCurve(spells("2 4+"))), 2);
});
