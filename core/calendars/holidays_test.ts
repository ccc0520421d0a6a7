import { assertEquals } from "@std/assert";
import { changeHolidays, missingHolidays } from "./holidays.ts";

const CHRISTMAS = { first: "2026-12-24", last: "2026-12-26", name: "Christmas" };

Deno.test("holidays - a day in the middle splits a holiday, a day beside it joins it", () => {
  assertEquals(changeHolidays([CHRISTMAS], [{ day: "2026-12-25", name: null }]), {
    removed: [CHRISTMAS],
    added: [
      { first: "2026-12-24", last: "2026-12-24", name: "Christmas" },
      { first: "2026-12-26", last: "2026-12-26", name: "Christmas" },
    ],
  });
  assertEquals(changeHolidays([CHRISTMAS], [{ day: "2026-12-27", name: "Christmas" }]), {
    removed: [CHRISTMAS],
    added: [{ first: "2026-12-24", last: "2026-12-27", name: "Christmas" }],
  });
  assertEquals(changeHolidays([CHRISTMAS], [{ day: "2026-12-27", name: "Rest" }]), {
    removed: [],
    added: [{ first: "2026-12-27", last: "2026-12-27", name: "Rest" }],
  });
});

Deno.test("holidays - other holidays stay as they are, and no change changes nothing", () => {
  const other = { first: "2026-05-01", last: "2026-05-01", name: "May" };
  assertEquals(changeHolidays([other, CHRISTMAS], [{ day: "2026-05-01", name: null }]), {
    removed: [other],
    added: [],
  });
  assertEquals(changeHolidays([other], [{ day: "2026-05-01", name: "May" }]), {
    removed: [],
    added: [],
  });
});

Deno.test("holidays - a holiday is known when all of its days are", () => {
  const inside = { first: "2026-12-25", last: "2026-12-25", name: "First day" };
  const longer = { first: "2026-12-25", last: "2026-12-27", name: "Longer" };
  assertEquals(missingHolidays([CHRISTMAS], [inside, longer]), {
    added: [longer],
    known: [inside],
  });
});
