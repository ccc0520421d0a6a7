import { assertEquals } from "@std/assert";
import { challengeSchema } from "./challenges.ts";
import { CHALLENGE_TEMPLATES } from "./templates.ts";

Deno.test("challenge templates - each makes a valid challenge", () => {
  for (const { id, name: _, about: __, days, ...rest } of CHALLENGE_TEMPLATES) {
    const startsAt = "2026-11-30T00:00:00Z";
    const endsAt = new Date(Date.parse(startsAt) + days * 86_400_000).toISOString();
    const parsed = challengeSchema.safeParse({ ...rest, key: id, startsAt, endsAt });
    assertEquals(parsed.error?.issues ?? [], [], id);
  }
  assertEquals(new Set(CHALLENGE_TEMPLATES.map(({ id }) => id)).size, CHALLENGE_TEMPLATES.length);
});
