/** Built-in texts in German: activity, level, the wheel, templates of challenges, a spin's proof. */
import { assert, assertEquals } from "@std/assert";
import { checkAccessibility } from "@/testing/accessibility.ts";
import { CHALLENGE_TEMPLATES } from "@/core/challenges/templates.ts";
import { DEFAULT_WHEEL } from "@/core/spins/default_wheel.ts";
import { challengeTemplateTexts } from "@/words/challenge_templates.ts";
import { ADMIN } from "./support/admin.ts";
import { shareDesks } from "./support/desk.ts";
import { event } from "./support/events.ts";

const pageTest = shareDesks();
const GERMAN = { locale: "de-DE", reducedMotion: "reduce" } as const;

pageTest(
  "German - new points name their kind and their object, and the rank is named",
  async ({ laurel, open }) => {
    const { page, errors } = await open("/", "amy@e.com", GERMAN);
    await page.locator('.desk[data-ready="true"]').waitFor();
    assertEquals(await page.locator(".rank-badge").first().innerText(), "Neuling");
    await laurel.post(
      event({ type: "deal_won", subject: "amy", time: undefined, data: { objectId: "D-7" } }),
    );
    const entry = page.locator("#window-activity .entry", { hasText: "Abschluss gewonnen" });
    await entry.waitFor();
    await entry.getByText("Deal D-7").waitFor();
    await page.reload();
    await page.locator("#window-activity .entry", { hasText: "Abschluss gewonnen" }).waitFor();
    errors.assertNone();
  },
);

pageTest("German - templates of challenges and the prizes of the wheel", async ({ open }) => {
  const { page, errors } = await open("/challenges/new", ADMIN, GERMAN);
  const templates = page.locator(".template strong");
  await templates.first().waitFor();
  const shown = await templates.allInnerTexts();
  for (const { id } of CHALLENGE_TEMPLATES) {
    assert(shown.includes(challengeTemplateTexts.de[id].title), shown.join(", "));
  }
  await checkAccessibility(page);
  await page.goto(new URL("/admin/wheel", page.url()).href);
  await page.getByRole("heading", { level: 1 }).waitFor();
  const titles = await page.locator('input[id$="-title"]').evaluateAll((inputs) =>
    inputs.map((input) => (input as HTMLInputElement).value)
  );
  assertEquals(titles.length, DEFAULT_WHEEL.length);
  assertEquals(titles.filter((one) => DEFAULT_WHEEL.some(({ title }) => title === one)), []);
  errors.assertNone();
});

pageTest("German - what verifying a spin finds", async ({ open }) => {
  const { page, errors } = await open("/spins/verify", null, GERMAN);
  await page.getByLabel("Dreh", { exact: true }).fill("2026-11-20.amy.1");
  await page.getByText("Kennung und Nachricht nennen die Person").waitFor();
  await page.getByText("Der Startwert wird morgen veröffentlicht").first().waitFor();
  await page.getByText("Signierte Nachricht").waitFor();
  const text = await page.locator("main").innerText();
  assertEquals(text.match(/\b(the|is|of|spin|failed)\b/g), null);
  errors.assertNone();
});
