import { assertEquals, assertStringIncludes } from "@std/assert";
import { changeSentence, reportNotes } from "./conclude.ts";
import type { ReportHeadline } from "./views.ts";

const say = (unit: ReportHeadline["unit"], value: number | null, before: number | null) =>
  changeSentence({ title: "X", unit, value, before });

Deno.test("report sentences - say what changed and against what", () => {
  assertEquals(say("count", 1_120, 1_000), "X: 1,120, 12% more than the week before (1,000).");
  assertEquals(say("count", 3, 0), "X: 3, more than the week before (0).");
  assertEquals(say("count", 7, 7), "X: 7, as in the week before.");
  assertEquals(say("count", 1_000, 1_001), "X: 1,000, slightly less than the week before (1,001).");
  assertEquals(
    say("ratio", 0.25, 0.5),
    "X: 25%, 25 percentage points less than the week before (50%).",
  );
  assertEquals(say("seconds", 90, null), "X: 90 s; the week before has nothing to compare with.");
  assertEquals(say("seconds", null, 90), "X: nothing was measured.");
});

Deno.test("report notes - few measurements, an open week and hidden people are named", () => {
  const headline = (measured: number | null): ReportHeadline => ({
    key: "conversion",
    title: "Conversion",
    unit: "ratio",
    value: 1,
    before: null,
    measured,
    higherIsBetter: true,
    sentence: "",
  });
  const notes = reportNotes({ headlines: [headline(4)], isOver: false, hiddenPeople: 1 });
  assertEquals(notes.length, 4);
  assertStringIncludes(notes[0]!, "not over");
  assertStringIncludes(notes[1]!, "Only 4 were measured");
  assertStringIncludes(notes[3]!, "1 person who chose not to be shown is in the totals");
  const plain = reportNotes({ headlines: [headline(30)], isOver: true, hiddenPeople: 0 });
  assertEquals(plain.length, 1);
});
