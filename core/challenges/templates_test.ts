import { assertEquals } from "@std/assert";
import { challengeSchema } from "./challenges.ts";
import { CHALLENGE_TEMPLATES } from "./templates.ts";
import { challengeTemplateTexts } from "@/words/challenge_templates.ts";
import { LANGUAGE_CODES } from "@/core/language.ts";

Deno.test("challenge templates - each makes a valid challenge", () => {
  for (const { id, days, ...rest } of CHALLENGE_TEMPLATES) {
    const startsAt = "2026-11-30T00:00:00Z";
    const endsAt = new Date(Date.parse(startsAt) + days * 86_400_000).toISOString();
    for (const language of LANGUAGE_CODES) {
      const texts = challengeTemplateTexts[language][id];
      const parsed = challengeSchema.safeParse({ ...rest, ...texts, key: id, startsAt, endsAt });
      assertEquals(parsed.error?.issues ?? [], [], id);
    }
  }
  assertEquals(new Set(CHALLENGE_TEMPLATES.map(({ id }) => id)).size, CHALLENGE_TEMPLATES.length);
});
