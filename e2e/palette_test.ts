/** The command palette and the sheet of shortcuts, by the keyboard alone. */
import { assert, assertEquals } from "@std/assert";
import type { BrowserContextOptions, Page } from "playwright-core";
import { checkPage } from "./support/admin.ts";
import { shareDesks } from "./support/desk.ts";
import { event } from "./support/events.ts";
import { until } from "@/testing/until.ts";

const deskTest = shareDesks();
const STILL = { reducedMotion: "reduce" } as const;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
const DRESSES: Readonly<Record<string, BrowserContextOptions>> = {
  dark: { colorScheme: "dark", ...STILL },
  phone: { ...PHONE, ...STILL },
};

async function openPalette(page: Page) {
  await page.locator('.desk[data-ready="true"]').waitFor();
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Search Laurel" });
  await field.waitFor();
  await until(() => field.evaluate((one) => one === document.activeElement), (is) => is);
  return field;
}
const first = (page: Page) => page.getByRole("option").first().innerText();

deskTest(
  "palette - it finds with gaps, opens, and shows recent ones first",
  async ({ openDesk }) => {
    const { page, errors } = await openDesk("amy@e.com", STILL);
    const field = await openPalette(page);
    await field.pressSequentially("chlngs");
    await until(() => first(page), (text) => text.startsWith("Challenges"));
    const active = await field.getAttribute("aria-activedescendant");
    const selected = page.locator('[role="option"][aria-selected="true"]');
    assertEquals(await selected.getAttribute("id"), active);
    await page.keyboard.press("Enter");
    await page.locator('#window-challenges[data-state="open"]').waitFor();
    assertEquals(await page.locator("dialog[open]").count(), 0);

    await openPalette(page);
    assert((await first(page)).startsWith("Challenges"), "the recent one comes first");
    await page.keyboard.press("ArrowDown");
    assertEquals(
      await selected.getAttribute("id"),
      await page.getByRole("option").nth(1).getAttribute("id"),
    );
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assertEquals(await selected.count(), 1);
    await page.getByRole("combobox").fill("qqzzxx");
    await page.getByText("Nothing matches").waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    errors.assertNone();
  },
);

deskTest(
  "palette - people, boards, actions and pages of one's role",
  async ({ openDesk, laurel, open }) => {
    await laurel.post(
      event({ id: "palette-1", subject: "ben", time: undefined, type: "deal_won" }),
    );
    const { page } = await openDesk("amy@e.com", STILL);
    let field = await openPalette(page);
    await field.fill("Ben Okri");
    await until(() => first(page), (text) => text.startsWith("Ben Okri"));
    await page.keyboard.press("Enter");
    await page.locator('[data-place="ben"][data-revealed="true"]').waitFor();

    field = await openPalette(page);
    await field.fill("dark");
    await until(() => first(page), (text) => text.startsWith("Appearance: Dark"));
    await page.keyboard.press("Enter");
    await until(
      () => page.evaluate(() => document.documentElement.dataset.theme),
      (theme) => theme === "dark",
    );

    field = await openPalette(page);
    await field.fill("Audit Log");
    const texts = await page.getByRole("option").allInnerTexts();
    assert(
      !texts.some((text) => text.startsWith("Audit Log")),
      "an agent has no pages of admins",
    );
    await field.fill("Security");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/settings/security");

    const manager = await open("/?boards", "mia@e.com", STILL);
    field = await openPalette(manager.page);
    await field.fill("Engagement");
    await until(() => first(manager.page), (text) => text.startsWith("Engagement"));
  },
);

for (const [dress, options] of Object.entries(DRESSES)) {
  deskTest(`palette - accessible: ${dress}`, async ({ openDesk }) => {
    const { page, errors } = await openDesk("amy@e.com", options);
    const field = await openPalette(page);
    await checkPage(page, "palette");
    await field.fill("level");
    await checkPage(page, "palette with a text");
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard Shortcuts" }).waitFor();
    await checkPage(page, "shortcuts");
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor({ state: "detached" });
    errors.assertNone();
  });
}
