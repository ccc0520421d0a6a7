import { assert, assertEquals } from "@std/assert";
import { type Achievement, achievementSchema } from "@/core/achievements/achievements.ts";
import { DEFAULT_ACHIEVEMENTS } from "./mod.ts";

/** Reads the rows of the documentation's table. Secret achievements are not documented. */
function rowsOf(category: Achievement["category"]): string[] {
  return DEFAULT_ACHIEVEMENTS.filter((one) => one.category === category && !one.secret).map((
    { title, description, tier, points },
  ) => `| ${title} | ${description} | ${tier} | ${points.toLocaleString("en-US")} |`);
}

const text = Deno.readTextFileSync(new URL("../../../docs/scoring.md", import.meta.url));
const section = /\n## Achievements\n([\s\S]*?)(\n## |$)/.exec(text)?.[1] ?? "";

Deno.test("default achievements - the documentation lists them all, and keeps the secrets", () => {
  for (const category of achievementSchema.shape.category.options) {
    const part = section.split("\n### ").find((part) => part.toLowerCase().startsWith(category));
    const rows = (part ?? "").split("\n").filter((line) => line.startsWith("|")).slice(2)
      .map((line) => line.replace(/ +/g, " "));
    assertEquals(rows, rowsOf(category), `docs/scoring.md, Achievements, ${category}`);
  }
  const secrets = DEFAULT_ACHIEVEMENTS.filter((one) => one.secret).length;
  assert(section.includes(`${secrets} more are secret`), `${secrets} are secret`);
});
