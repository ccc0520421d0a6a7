import { assertEquals } from "@std/assert";
import type { WholeCalendarView } from "@/core/calendars/working_calendars.ts";
import { changeOf, countChanges, draftOf, editDay, holidaysOf, spansOfYear } from "./draft.ts";

const CHRISTMAS = { first: "2026-12-24", last: "2026-12-26", name: "Christmas" };
const VIEW: WholeCalendarView = {
  id: 2,
  kind: "shared",
  name: "Germany",
  teams: [{ id: "red", name: "Red" }],
  weekdays: [1, 2, 3, 4, 5],
  holidays: 1,
  revision: 7,
  year: 2026,
  versions: [],
  days: [CHRISTMAS],
  today: "2026-11-20",
};

Deno.test("calendar draft - it asks only for what changed", () => {
  const draft = draftOf(VIEW);
  assertEquals(changeOf(VIEW, draft), {});
  const changed = {
    ...draft,
    name: " Deutschland ",
    teams: [],
    days: { "2026-05-01": "May", "2026-12-25": null },
  };
  assertEquals(changeOf(VIEW, changed), {
    name: "Deutschland",
    teams: [],
    days: [{ day: "2026-05-01", name: "May" }, { day: "2026-12-25", name: null }],
  });
  assertEquals(countChanges(VIEW, changed), 4);
});

Deno.test("calendar draft - an edit that leads back to what is stored is none", () => {
  const off = editDay(VIEW.days, {}, "2026-12-25", null);
  assertEquals(off, { "2026-12-25": null });
  assertEquals(editDay(VIEW.days, off, "2026-12-25", "Christmas"), {});
  const on = editDay(VIEW.days, {}, "2026-05-01", "May");
  assertEquals(editDay(VIEW.days, on, "2026-05-01", null), {});
});

Deno.test("calendar draft - the list shows the holidays as they will be", () => {
  const names = holidaysOf(VIEW.days, { "2026-12-25": null, "2026-12-27": "Rest" });
  assertEquals(spansOfYear(names, 2026), [
    { first: "2026-12-24", last: "2026-12-24", name: "Christmas" },
    { first: "2026-12-26", last: "2026-12-26", name: "Christmas" },
    { first: "2026-12-27", last: "2026-12-27", name: "Rest" },
  ]);
  assertEquals(spansOfYear(names, 2027), []);
});
