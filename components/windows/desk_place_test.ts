import { assertEquals } from "@std/assert";
import { windowsFor } from "@/core/windows/table.ts";
import { readDeskPlace, withDeskPlace } from "./desk_place.ts";

const all = windowsFor("agents");
const nothing = { board: undefined, at: undefined, show: undefined, item: undefined };

Deno.test("desk place - an address names a window and what is in it", () => {
  assertEquals(readDeskPlace("", all), { place: null, gone: null });
  assertEquals(readDeskPlace("?window=leaderboard&board=month", all), {
    place: { ...nothing, window: "leaderboard", board: "month" },
    gone: null,
  });
  assertEquals(readDeskPlace("?window=achievements&achievement=deals_5&board=day", all), {
    place: { ...nothing, window: "achievements", item: "deals_5" },
    gone: null,
  });
});

Deno.test("desk place - what is not there, or not the person's, is missing", () => {
  for (const name of ["kitchen", "", "constructor", "__proto__"]) {
    assertEquals(readDeskPlace(`?window=${name}`, all), { place: null, gone: "window" });
  }
  assertEquals(readDeskPlace("?window=spin", windowsFor("everyone")).gone, "window");
  const { place, gone } = readDeskPlace("?window=leaderboard&board=decade", all);
  assertEquals([place?.window, place?.board, gone], ["leaderboard", undefined, "board"]);
  for (const query of ["at=yesterday", "at=2026-13-01", "show=nobody"]) {
    assertEquals(readDeskPlace(`?window=leaderboard&${query}`, all).gone, "board", query);
  }
});

Deno.test("desk place - a past board and a part of it have an address", () => {
  const place = { window: "leaderboard", board: "week", at: "2026-11-23", show: "team" } as const;
  const address = withDeskPlace("?window=level", place);
  assertEquals(address, "?window=leaderboard&board=week&at=2026-11-23&show=team");
  assertEquals(readDeskPlace(address, all), { place: { ...nothing, ...place }, gone: null });
  assertEquals(withDeskPlace(address, { window: "level" }), "?window=level");
});

Deno.test("desk place - a place becomes an address, and other parameters stay", () => {
  const place = { window: "challenges", item: "7 & 8" } as const;
  const address = withDeskPlace("?boards=1&window=level&board=week", place);
  assertEquals(address, "?boards=1&window=challenges&challenge=7+%26+8");
  assertEquals(readDeskPlace(address, all).place, { ...nothing, ...place });
  assertEquals(withDeskPlace(address, null), "?boards=1");
  assertEquals(withDeskPlace("?window=level", null), "");
});
