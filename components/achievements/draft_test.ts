import { assertEquals } from "@std/assert";
import { achievementSchema } from "@/core/achievements/achievements.ts";
import { DEFAULT_ACHIEVEMENTS } from "@/core/achievements/defaults/mod.ts";
import { FIELD_KINDS_BY_NAME } from "./testdata/field_kinds.ts";
import { achievementOf, draftOfAchievement, keyOfTitle, NEW_ACHIEVEMENT } from "./draft.ts";

const kindOf = (field: string) => FIELD_KINDS_BY_NAME.get(field);

Deno.test("achievement draft - every default achievement survives being edited", () => {
  for (const one of DEFAULT_ACHIEVEMENTS) {
    const made = achievementOf(draftOfAchievement(one), kindOf);
    if ("wrong" in made) throw new Error(`${one.key}: ${JSON.stringify(made.wrong)}`);
    const { key, family } = one;
    assertEquals(achievementSchema.parse({ ...made.body, key, family }), one);
  }
});

Deno.test("achievement draft - what is missing or wrong is named at its field", () => {
  const made = achievementOf({ ...NEW_ACHIEVEMENT, points: "x", target: "1.5" }, kindOf);
  assertEquals("wrong" in made && Object.keys(made.wrong).sort(), ["points", "target", "title"]);
});

Deno.test("achievement draft - keys are made from any title", () => {
  assertEquals(keyOfTitle("100 Étoiles!", 0), "etoiles");
  assertEquals(keyOfTitle("挑战", 1), "achievement_2");
});
