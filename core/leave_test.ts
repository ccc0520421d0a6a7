import { assertEquals } from "@std/assert";
import { checkLeaveDays, needsApproval } from "./leave.ts";

const TODAY = "2026-11-20";
const check = (first: string, last: string) => checkLeaveDays({ first, last }, TODAY)?.path ?? "ok";

Deno.test("leave - its days lie between a late sick note and two years ahead, a year at a time", () => {
  assertEquals(check("2026-11-20", "2026-11-20"), "ok");
  assertEquals(check("2026-11-20", "2026-11-19"), "last");
  assertEquals(check("2026-08-22", "2026-11-20"), "ok");
  assertEquals(check("2026-08-21", "2026-11-20"), "first");
  assertEquals(check("2026-12-01", "2027-12-01"), "ok");
  assertEquals(check("2026-12-01", "2027-12-02"), "last");
  assertEquals(check("2028-11-21", "2028-11-21"), "ok");
  assertEquals(check("2028-11-22", "2028-11-22"), "first");
});

Deno.test("leave - days that have begun always need a decision", () => {
  const of = (first: string, teamWantsIt: boolean) =>
    needsApproval({ first }, { today: TODAY, teamWantsIt });
  assertEquals(of("2026-11-19", false), true);
  assertEquals(of("2026-11-20", false), false);
  assertEquals(of("2026-12-20", true), true);
});
