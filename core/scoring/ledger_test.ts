import { assertEquals } from "@std/assert";
import { diffLedger, type LedgerEntry } from "./ledger.ts";

const entry = (id: string, points: number): LedgerEntry => ({
  source: "/t",
  id,
  type: "deal_won",
  points,
  breakdown: [{ rule: "base", points }],
  ruleVersion: 1,
  time: 0,
});

Deno.test("ledger - equal entries stay, different ones are voided and booked again", () => {
  const booked = [entry("same", 5), entry("other", 5), entry("gone", 5)];
  const wanted = [entry("same", 5), entry("other", 6), entry("new", 7)];
  const { voided, added } = diffLedger(booked, wanted);
  assertEquals(voided.map((one) => one.id), ["other", "gone"]);
  assertEquals(added.map((one) => `${one.id} ${one.points}`), ["other 6", "new 7"]);
});

Deno.test("ledger - the same points with another arithmetic are a different entry", () => {
  const other = {
    ...entry("a", 5),
    breakdown: [{ rule: "base", points: 4 }, { rule: "x", points: 1 }],
  };
  assertEquals(diffLedger([entry("a", 5)], [other]).added.length, 1);
});
