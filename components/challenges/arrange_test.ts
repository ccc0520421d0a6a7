import { assertEquals } from "@std/assert";
import { arrangeChallenges, formatCountdown } from "./arrange.ts";
import { sampleChallenge } from "./testdata/sample_challenge.ts";

Deno.test("arrange challenges - running, upcoming and past ones, each sorted by the nearest date", () => {
  const day = (n: number) => `2026-11-${n}T00:00:00.000Z`;
  const groups = arrangeChallenges([
    sampleChallenge({ id: "late", endsAt: day(28) }),
    sampleChallenge({ id: "old", state: "closed", endsAt: day(10) }),
    sampleChallenge({ id: "next", state: "upcoming", startsAt: day(25) }),
    sampleChallenge({ id: "canceled", state: "canceled", endsAt: day(12) }),
    sampleChallenge({ id: "grace", state: "grace", endsAt: day(20) }),
  ]);
  assertEquals(groups.map(({ title, shown }) => [title, ...shown.map(({ id }) => id)]), [
    ["Running", "grace", "late"],
    ["Coming up", "next"],
    ["Over", "canceled", "old"],
  ]);
});

Deno.test("countdown - it shows seconds, and days only when there are any", () => {
  assertEquals(
    formatCountdown(2 * 86_400_000 + 3 * 3_600_000 + 4 * 60_000 + 5_000),
    "2 d 03:04:05",
  );
  assertEquals(formatCountdown(3_600_000), "01:00:00");
  assertEquals(formatCountdown(59_001), "01:00");
  assertEquals(formatCountdown(-5), "00:00");
});
