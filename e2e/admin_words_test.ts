/** The pages on which admins set what work pays, in German: no English text is left, and axe agrees. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { ADMIN, checkPage, DRESSES } from "./support/admin.ts";
import { shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();

/** Words that English pages of this kind cannot do without, and that no German text has. */
const ENGLISH =
  /\b(the|and|of|with|from|is|are|this|what|which|add|save|delete|cancel|search|points?|rules?|work|draft|days?|when|none|edit|show|new|yes|no|most|by|it)\b/gi;

/**
 * Returns the English words of a page, with what stands around them. Code, and what people called
 * something, is in their words.
 */
function englishOn(page: Page): Promise<string[]> {
  return page.evaluate((source) => {
    const english = new RegExp(source, "gi");
    const copy = document.querySelector("main, .page-body")!.cloneNode(true) as HTMLElement;
    for (
      const one of copy.querySelectorAll("code, pre, bdi, option, textarea, svg, script, style")
    ) {
      one.remove();
    }
    const texts: string[] = [];
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? "");
    for (const one of copy.querySelectorAll("[placeholder]")) {
      texts.push(one.getAttribute("placeholder")!);
    }
    for (const one of copy.querySelectorAll("[aria-label]:not(:has(bdi), .icon-button, li)")) {
      texts.push(one.getAttribute("aria-label")!);
    }
    return [...new Set(texts.filter((text) => text.match(english)))];
  }, ENGLISH.source);
}

/** Chooses German for the account, as the settings do. */
async function chooseGerman(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  const answer = await page.request.patch(`${origin}/api/v1/me`, {
    data: { preferences: { language: "de" } },
    headers: { origin },
  });
  assertEquals(answer.status(), 200);
  await page.reload();
}

const PAGES: Readonly<Record<string, string>> = {
  "/admin/rules": "Regeln",
  "/admin/rules/new": "Neuer Entwurf",
  "/admin/rules/versions/1": "Version 1",
  "/admin/rules/recalculations": "Neuberechnungen",
  "/admin/rules/recalculations/new": "Zeitraum neu berechnen",
  "/admin/event-types": "Ereignisarten",
  "/admin/event-types/new": "Neue Ereignisart",
  "/admin/event-types/type/message_response": "Antwort",
  "/admin/boosts": "Boosts",
  "/admin/boosts/new": "Neuer Boost",
  "/admin/calendars": "Kalender",
  "/admin/calendars/new": "Neuer Kalender",
  "/admin/calendars/1": "Organisation",
  "/admin/calendars/1/import": "Feiertage importieren",
  "/admin/wheel": "Glücksrad",
  "/admin/wheel/history": "Frühere Glücksräder",
};

pageTest("admin words - in German, no English text is left on these pages", async (desks) => {
  const { page, errors } = await desks.open("/admin/rules", ADMIN, {
    ...DRESSES["light"],
    locale: "de-DE",
  });
  await chooseGerman(page);
  for (const [path, heading] of Object.entries(PAGES)) {
    await page.goto(desks.laurel.url + path);
    await page.getByRole("heading", { name: heading, exact: true, level: 1 }).waitFor();
    await checkPage(page, path);
    assertEquals(await englishOn(page), [], path);
    assert((await page.title()).startsWith(heading), await page.title());
  }
  errors.assertNone();
});
