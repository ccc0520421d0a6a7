import { assertEquals } from "@std/assert";
import { differencesOf } from "./differences.ts";

Deno.test("differences - only the fields that changed, with their names in words", () => {
  const before = { id: "ava", name: "Ava", timeZone: null, hidden: false, team: "north" };
  const after = { ...before, name: "Ava Lee", timeZone: "Europe/Berlin", hidden: true };
  assertEquals(differencesOf(before, after), [
    { field: "name", before: "Ava", after: "Ava Lee" },
    { field: "time zone", before: null, after: "Europe/Berlin" },
    { field: "hidden", before: "no", after: "yes" },
  ]);
  assertEquals(differencesOf(before, before), []);
});

Deno.test("differences - lists of values are one field, and other lists are counted from one", () => {
  const rule = (base: number) => ({
    rules: [{ type: "deal_won", base }],
    scopes: ["read", "admin"],
  });
  assertEquals(differencesOf(rule(5), { ...rule(6), scopes: ["read"] }), [
    { field: "rules › 1 › base", before: "5", after: "6" },
    { field: "scopes", before: "read, admin", after: "read" },
  ]);
  assertEquals(differencesOf({ "agent-7": [] }, { "agent-7": ["x"] }), [
    { field: "agent-7", before: null, after: "x" },
  ]);
});

Deno.test("differences - of something new all fields with a value, of something removed too", () => {
  assertEquals(differencesOf(null, { id: 7, note: null }), [
    { field: "id", before: null, after: "7" },
  ]);
  assertEquals(differencesOf({ id: 7, note: "" }, null), [
    { field: "id", before: "7", after: null },
  ]);
  assertEquals(differencesOf(null, null), []);
});
