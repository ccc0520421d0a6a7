import { assertEquals } from "@std/assert";
import type { ComparedMeasure } from "./compare.ts";
import { conclude, type SentenceFacts } from "./sentence.ts";
import type { ComparisonNumbers } from "./views.ts";

const NUMBERS: ComparisonNumbers = {
  before: 100,
  after: 88,
  difference: -12,
  low: -20,
  high: -3,
  percent: -12,
  lowPercent: -20,
  highPercent: -3,
  pValue: 0.01,
  adjustedPValue: 0.03,
};
const compared = (change: Partial<ComparedMeasure> = {}): ComparedMeasure => ({
  people: 20,
  withoutLaurel: 0,
  hasBefore: true,
  isLongEnough: true,
  numbers: NUMBERS,
  changes: null,
  ...change,
});
const facts = (change: Partial<SentenceFacts> = {}): SentenceFacts => ({
  kind: "previous",
  days: 28,
  missing: null,
  isDrawn: false,
  ...change,
});
const holdout = facts({ kind: "holdout", isDrawn: true });
const groups = compared({ withoutLaurel: 9, changes: { with: -12, without: -2 } });

Deno.test("conclusions - a clear difference from the days before, with its interval", () => {
  assertEquals(conclude("response_time", compared(), facts()), {
    verdict: "better",
    sentence: "Response time was 12% shorter than in the 28 days before (95% interval: 3% to 20% " +
      "shorter). It does not show why.",
  });
  const more = { ...NUMBERS, difference: 5, low: 1, high: 9, percent: 5 };
  const numbers = { ...more, lowPercent: 0.95, highPercent: 9.04 };
  assertEquals(conclude("response_time", compared({ numbers }), facts()), {
    verdict: "worse",
    sentence: "Response time was 5% longer than in the 28 days before (95% interval: 1% to 9% " +
      "longer). It does not show why.",
  });
  assertEquals(conclude("call_success", compared({ numbers }), facts()).verdict, "better");
  assertEquals(conclude("productivity", compared(), facts()).verdict, "worse");
});

Deno.test("conclusions - before Laurel other things were different, too", () => {
  assertEquals(
    conclude("call_success", compared(), facts({ kind: "baseline" })).sentence,
    "Call success was 12% lower than in the 28 days before Laurel was introduced (95% interval: " +
      "3% to 20% lower). Other things changed since then, too, so it does not show that Laurel is " +
      "the reason.",
  );
});

Deno.test("conclusions - within chance, nothing is claimed", () => {
  const numbers = { ...NUMBERS, difference: 1, low: -4, high: 9, percent: 1, pValue: 0.4 };
  const unclear = { ...numbers, lowPercent: -4, highPercent: 9, adjustedPValue: 1 };
  assertEquals(conclude("response_time", compared({ numbers: unclear }), facts()), {
    verdict: "chance",
    sentence: "The difference from the 28 days before is within what happens by chance (95% " +
      "interval: 4% shorter to 9% longer); nothing can be concluded.",
  });
  assertEquals(
    conclude("call_success", { ...groups, numbers: unclear }, holdout).sentence,
    "The difference between people with and without Laurel is within what happens by chance (95% " +
      "interval: 4% lower to 9% higher); nothing can be concluded.",
  );
});

Deno.test("conclusions - one of several measures is not enough", () => {
  const numbers = { ...NUMBERS, pValue: 0.03, adjustedPValue: 0.15 };
  assertEquals(conclude("contact_quality", compared({ numbers }), facts()), {
    verdict: "unclear",
    sentence: "Contact quality was 12% lower than in the 28 days before (95% interval: 3% to 20% " +
      "lower), but with several measures compared at once, one such difference easily comes by " +
      "chance; nothing can be concluded.",
  });
});

Deno.test("conclusions - with a drawn group the difference can be due to Laurel", () => {
  assertEquals(
    conclude("response_time", groups, holdout).sentence,
    "With Laurel, response time became 12% shorter; without it, 2% shorter. The difference, 12% " +
      "shorter (95% interval: 3% to 20% shorter), can be due to Laurel, because chance decided " +
      "who has it.",
  );
});

Deno.test("conclusions - with a chosen group only if the groups are alike", () => {
  const { sentence } = conclude(
    "response_time",
    { ...groups, changes: { with: -12, without: 0.01 } },
    { ...holdout, isDrawn: false },
  );
  assertEquals(
    sentence,
    "With Laurel, response time became 12% shorter; without it, neither longer nor shorter. The " +
      "difference, 12% shorter (95% interval: 3% to 20% shorter), can be due to Laurel only if " +
      "both groups are alike otherwise: they were chosen by hand.",
  );
});

Deno.test("conclusions - where the mean before is 0, in the unit", () => {
  const none = { percent: null, lowPercent: null, highPercent: null };
  const numbers = { ...NUMBERS, ...none };
  assertEquals(
    conclude("response_time", compared({ numbers }), facts()).sentence,
    "Response time was 12 seconds shorter than in the 28 days before (95% interval: 3 seconds to " +
      "20 seconds shorter). It does not show why.",
  );
});

Deno.test("conclusions - too few people, days or data", () => {
  const none = { numbers: null };
  assertEquals(conclude("call_success", compared({ ...none, people: 5 }), facts()), {
    verdict: "too_few_people",
    sentence: "Too few people (5) did enough of this work in both periods to say anything; at " +
      "least 8 are needed.",
  });
  assertEquals(
    conclude("call_success", { ...groups, ...none, people: 17, withoutLaurel: 5 }, holdout)
      .sentence,
    "Too few people to say anything: 12 with Laurel and 5 without it did enough of this work in " +
      "both periods; each group needs 8.",
  );
  assertEquals(conclude("call_success", compared({ isLongEnough: false }), facts({ days: 7 })), {
    verdict: "too_few_days",
    sentence: "7 days are too few to say anything; at least 14 are needed.",
  });
  assertEquals(
    conclude("call_success", compared({ isLongEnough: false }), facts({ days: 1 })).sentence,
    "1 day is too few to say anything; at least 14 are needed.",
  );
  const sentences = (["previous", "baseline", "holdout"] as const).map((kind) =>
    conclude("call_success", compared({ ...none, hasBefore: false }), facts({ kind })).sentence
  );
  assertEquals(sentences, [
    "There is no data from the 28 days before, so nothing can be compared.",
    "There is no data from the 28 days before Laurel was introduced: import it, or compare with " +
    "an earlier period.",
    "There is no data from the 28 days before the holdout, so changes cannot be compared.",
  ]);
});

Deno.test("conclusions - what is not set up is said", () => {
  const words = (["introduction", "after_introduction", "holdout"] as const).map((missing) =>
    conclude("call_success", null, facts({ missing })).sentence
  );
  assertEquals(words, [
    "Set the day on which Laurel was introduced to compare with the time before it.",
    "This period begins before Laurel was introduced, so there is nothing to compare with the " +
    "time before it. Choose a later one.",
    "Nobody was without Laurel in this period, so its effect cannot be told apart from other " +
    "changes.",
  ]);
});
