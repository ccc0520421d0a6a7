import { assertEquals } from "@std/assert";
import type { Today } from "@/core/today/views.ts";
import { headline } from "./headline.ts";

Deno.test("today - one sentence about the day, one about what comes next", () => {
  const say = (points: number, usualByNow: number | null, next: Today["next"] = null) =>
    headline({ points, usualByNow, next } as Today);
  assertEquals(say(0, 100), "No points yet today.");
  assertEquals(say(320, null), "320 points so far.");
  assertEquals(say(320, 280.4), "320 points, 40 more than usual by now.");
  assertEquals(say(320, 1_400), "320 points, 1,080 fewer than usual by now.");
  assertEquals(
    say(320, 320.2, { kind: "rank", rank: 3, name: "Ben", points: 12 }),
    "320 points, just as usual by now. 12 points behind Ben on rank 3.",
  );
  assertEquals(
    say(320, 320, { kind: "challenge", title: "Call marathon", missing: 2 }),
    "320 points, just as usual by now. Only 2 left in “Call marathon”.",
  );
  const goal = (missing: number) => ({ kind: "goal", metric: "chat_responses", missing }) as const;
  assertEquals(
    say(320, null, goal(2)),
    "320 points so far. 2 more replies close your ring.",
  );
  assertEquals(say(320, null, goal(1)), "320 points so far. 1 more reply closes your ring.");
});
