import { assertStringIncludes } from "@std/assert";
import { MEASURE_KEYS, MEASURES } from "./measures.ts";
import { THRESHOLDS } from "./judge.ts";

Deno.test("judge - docs/team.md names every limit", async () => {
  const text = (await Deno.readTextFile(new URL("../../docs/team.md", import.meta.url)))
    .replace(/\s+/g, " ");
  const { points, measures, streakDays } = THRESHOLDS;
  assertStringIncludes(
    text,
    `usually ${points.minimumUsual} points or more by now, with work in ${points.minimumWeeks} of`,
  );
  assertStringIncludes(text, `every ${streakDays}th working day`);
  for (const key of MEASURE_KEYS) {
    const { change, minimumToday, minimumUsual } = measures[key];
    const words = MEASURES[key].unit === "seconds"
      ? `and ${change} s longer`
      : `${change * 100} percentage points lower`;
    assertStringIncludes(text, words);
    assertStringIncludes(text, `${minimumUsual} on the earlier days`);
    assertStringIncludes(text, `| ${minimumToday} `);
  }
});
