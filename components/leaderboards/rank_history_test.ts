import { assertEquals } from "@std/assert";
import type { Board } from "@/core/leaderboards/views.ts";
import { lastPeriods, readRanks } from "./rank_history.ts";
import { rankLines } from "./rank_lines.ts";

Deno.test("rank history - goes back twelve periods; all time has one", () => {
  const months = lastPeriods("month", "2026-11-30").map(({ start }) => start);
  assertEquals([months.length, months[0], months.at(-1)], [12, "2026-11-01", "2025-12-01"]);
  assertEquals(lastPeriods("week", "2026-11-30")[1]?.start, "2026-11-23");
  assertEquals(lastPeriods("all", "2026-11-30").length, 1);
});

Deno.test("rank history - an answer that fails is the answer", async () => {
  const refused = { ok: false, status: 500, message: "no" } as const;
  const get = <T>(path: string) =>
    Promise.resolve(
      path.includes("at=2026-11-23")
        ? refused
        : { ok: true as const, data: { me: null } as Partial<Board> as T },
    );
  assertEquals(await readRanks({ get }, "week", "2026-11-30"), refused);
  const days = await readRanks({ get }, "day", "2026-11-20");
  assertEquals(days.ok && days.data.map(({ me }) => me), Array(12).fill(null));
});

Deno.test("rank lines - the best rank is on top, and a missing one breaks the line", () => {
  assertEquals(rankLines([3, 1, null, 2]), [[[0, 1], [1, 0]], [[3, 0.5]]]);
  assertEquals(rankLines([4, 4]), [[[0, 0.5], [1, 0.5]]]);
  assertEquals(rankLines([null]), []);
});
