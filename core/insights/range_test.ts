import { assertEquals } from "@std/assert";
import { localDay } from "@/core/calendars/calendar.ts";
import {
  chosenRange,
  daysOf,
  listDays,
  RANGE_PRESETS,
  type RangeComparison,
  type RangePreset,
} from "./range.ts";
import { readRange, writeRange } from "./range_query.ts";

const choose = (preset: RangePreset, compare: RangeComparison, today: string) => {
  const { range, compared } = chosenRange({ preset, from: "", to: "", compare }, today);
  return [range?.from, range?.to, compared?.from, compared?.to].filter(Boolean).join(" ");
};

const custom = (
  from: string,
  to: string,
  compare: RangeComparison = "before",
  today = "2026-11-22",
) => chosenRange({ preset: "custom", from, to, compare }, today);

Deno.test("range - presets, and the period before them", () => {
  // A Sunday.
  const today = "2026-11-22";
  const expected: Readonly<Record<Exclude<RangePreset, "custom">, string>> = {
    today: "2026-11-22 2026-11-22 2026-11-21 2026-11-21",
    last7: "2026-11-16 2026-11-22 2026-11-09 2026-11-15",
    last28: "2026-10-26 2026-11-22 2026-09-28 2026-10-25",
    last90: "2026-08-25 2026-11-22 2026-05-27 2026-08-24",
    this_week: "2026-11-16 2026-11-22 2026-11-09 2026-11-15",
    last_week: "2026-11-09 2026-11-15 2026-11-02 2026-11-08",
    this_month: "2026-11-01 2026-11-22 2026-10-01 2026-10-22",
    last_month: "2026-10-01 2026-10-31 2026-09-01 2026-09-30",
    this_quarter: "2026-10-01 2026-11-22 2026-07-01 2026-08-22",
  };
  for (const [preset, text] of Object.entries(expected)) {
    assertEquals(choose(preset as RangePreset, "before", today), text, preset);
  }
});

Deno.test("range - a week that belongs to two years, and a year with a week 53", () => {
  assertEquals(
    choose("this_week", "before", "2027-01-02"),
    "2026-12-28 2027-01-02 2026-12-22 2026-12-27",
  );
  assertEquals(
    choose("last_week", "before", "2027-01-05"),
    "2026-12-28 2027-01-03 2026-12-21 2026-12-27",
  );
  // Last year, weeks begin on a Monday too.
  assertEquals(
    choose("last_week", "year", "2027-01-05"),
    "2026-12-28 2027-01-03 2025-12-29 2026-01-04",
  );
});

Deno.test("range - months of unequal length and leap days", () => {
  assertEquals(
    choose("this_month", "before", "2026-03-31"),
    "2026-03-01 2026-03-31 2026-02-01 2026-02-28",
  );
  assertEquals(
    choose("last_month", "before", "2026-03-31"),
    "2026-02-01 2026-02-28 2026-01-01 2026-01-31",
  );
  assertEquals(
    choose("this_quarter", "before", "2028-06-30"),
    "2028-04-01 2028-06-30 2028-01-01 2028-03-31",
  );
  assertEquals(
    choose("this_month", "year", "2028-02-29"),
    "2028-02-01 2028-02-29 2027-02-01 2027-02-28",
  );
  assertEquals(
    choose("last_month", "before", "2027-01-15"),
    "2026-12-01 2026-12-31 2026-11-01 2026-11-30",
  );
});

Deno.test("range - today is the day of the organization's zone, also at a clock change", () => {
  const at = Date.parse("2026-03-29T00:30:00Z");
  assertEquals(localDay(at, "Pacific/Auckland"), "2026-03-29");
  assertEquals(localDay(at, "America/New_York"), "2026-03-28");
  // Clocks go forward on this day in Berlin: the range still has seven days.
  const { range } = chosenRange(
    { preset: "last7", from: "", to: "", compare: "none" },
    localDay(at, "Europe/Berlin"),
  );
  assertEquals(range, { from: "2026-03-23", to: "2026-03-29" });
  assertEquals(listDays(range!), [
    "2026-03-23",
    "2026-03-24",
    "2026-03-25",
    "2026-03-26",
    "2026-03-27",
    "2026-03-28",
    "2026-03-29",
  ]);
});

Deno.test("range - a custom range is compared with as many days before, or last year", () => {
  assertEquals(custom("2026-11-10", "2026-11-12").compared, {
    from: "2026-11-07",
    to: "2026-11-09",
  });
  assertEquals(custom("2024-02-29", "2024-03-01", "year").compared, {
    from: "2023-02-28",
    to: "2023-03-01",
  });
  assertEquals(custom("2026-11-10", "2026-11-10", "none").compared, null);
  assertEquals(daysOf({ from: "2026-10-24", to: "2026-10-26" }), 3);
});

Deno.test("range - says at the field what is wrong", () => {
  assertEquals(custom("", "").wrong, { from: "choose a day", to: "choose a day" });
  assertEquals(custom("2026-02-30", "2026-11-01").wrong, {
    from: '"2026-02-30" is not a day such as 2026-11-22',
  });
  assertEquals(custom("2026-11-12", "2026-11-10").wrong, {
    to: "is before the first day: swap them, or choose a later day",
  });
  assertEquals(custom("2026-11-23", "2026-11-24").wrong, { from: "lies in the future" });
  assertEquals(custom("2020-01-01", "2026-11-10").wrong, {
    to: "makes more than 1,100 days: choose a shorter range",
  });
  assertEquals(custom("soon", "2026-11-10").wrong, {
    from: '"soon" is not a day such as 2026-11-22',
  });
});

Deno.test("range - an address holds the choice and keeps its other parts", () => {
  for (const preset of RANGE_PRESETS.filter((one) => one !== "custom")) {
    const choice = { preset, from: "", to: "", compare: "year" as const };
    assertEquals(readRange(`?${writeRange("?team=7", choice)}`), choice);
  }
  const days = { preset: "custom", from: "2026-11-30", to: "x", compare: "none" } as const;
  const query = writeRange("?team=7&range=last7", days);
  assertEquals(query, "team=7&range=custom&from=2026-11-30&to=x&compare=none");
  assertEquals(readRange(query), days);
  assertEquals(readRange("?from=2026-11-01&to=2026-11-02").preset, "custom");
  assertEquals(readRange("?range=ever&compare=what"), {
    preset: "last28",
    from: "",
    to: "",
    compare: "before",
  });
});
