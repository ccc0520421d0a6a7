import { assertEquals } from "@std/assert";
import { findItems } from "./find_items.ts";
import type { PaletteItem } from "./palette_item.ts";

const item = (id: string, label: string, words = ""): PaletteItem => (
  { id, kind: "window", label, words, run: () => {} }
);
const items = [
  item("level", "Level"),
  item("board", "Leaderboard"),
  item("spin", "Spin & Win", "wheel prize"),
  item("rene", "René Dubois"),
];
const ids = (text: string, recent: readonly string[] = []) =>
  findItems(items, text, recent).map(({ id }) => id);

Deno.test("palette - without a text everything is there, recent ones first", () => {
  assertEquals(ids(""), ["level", "board", "spin", "rene"]);
  assertEquals(ids(" ", ["spin", "gone", "board"]), ["spin", "board", "level", "rene"]);
});

Deno.test("palette - letters with gaps find a label, and the best match comes first", () => {
  assertEquals(ids("ldrbrd")[0], "board");
  assertEquals(ids("lev")[0], "level");
  assertEquals(ids("xyz"), []);
});

Deno.test("palette - other words and names without accents are found", () => {
  assertEquals(ids("wheel")[0], "spin");
  assertEquals(ids("rene")[0], "rene");
});
