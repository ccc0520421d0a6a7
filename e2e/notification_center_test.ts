/** The notification center on the desk of a real server, in two tabs of one person. */
import { assert, assertEquals } from "@std/assert";
import type { BrowserContextOptions, Page } from "playwright-core";
import { checkAccessibility } from "@/testing/accessibility.ts";
import { type Desks, shareDesks } from "./support/desk.ts";
import { event, uniqueId } from "./support/events.ts";

const deskTest = shareDesks();

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;

/** Brings an agent to a new level, which is told. */
async function levelUp({ laurel }: Desks, subject: string) {
  const sent = event({
    id: uniqueId("center"),
    subject,
    time: undefined,
    type: "deal_won",
    data: { value: 50_000 },
  });
  const answer = await laurel.call("/events", { body: sent });
  assertEquals(answer.status < 300, true, answer.text);
}

const center = (page: Page) => page.getByRole("dialog", { name: "Notifications" });
const clock = (page: Page) => page.locator("#center-button");

async function untilBadge(page: Page, isThere: boolean) {
  await page.locator(".center-badge").waitFor({ state: isThere ? "visible" : "detached" });
}

deskTest("center - two tabs agree on what is new, read and cleared", async (desks) => {
  const first = await desks.openDesk("amy@e.com");
  const second = await desks.openDesk("amy@e.com");
  await levelUp(desks, "amy");
  await untilBadge(first.page, true);
  await untilBadge(second.page, true);
  await clock(first.page).click();
  await center(first.page).getByRole("heading", { name: "Levels" }).waitFor();
  await clock(second.page).click();
  await center(second.page).getByRole("heading", { name: "Levels" }).waitFor();
  await center(first.page).getByRole("button", { name: "Mark All as Read" }).click();
  await untilBadge(first.page, false);
  await untilBadge(second.page, false);
  await center(first.page).getByRole("button", { name: "Clear All", exact: true }).click();
  await center(first.page).getByText("No Notifications").waitFor();
  await center(second.page).getByText("No Notifications").waitFor();
  await first.page.keyboard.press("Escape");
  await center(first.page).waitFor({ state: "detached" });
  const focused = await first.page.evaluate(() => document.activeElement?.id);
  assertEquals(focused, "center-button", "the focus returns to the clock");
});

deskTest(
  "center - the palette opens it, and marks all as read before it was open",
  async (desks) => {
    const { page, errors } = await desks.openDesk("ben@e.com");
    await levelUp(desks, "ben");
    await untilBadge(page, true);
    for (const [words, label] of PALETTE) {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: "Search Laurel" }).fill(words);
      await page.getByRole("option", { name: label }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("combobox", { name: "Search Laurel" }).waitFor({ state: "detached" });
      if (words === "as read") await untilBadge(page, false);
    }
    await center(page).getByRole("heading", { name: "Levels" }).waitFor();
    errors.assertNone();
  },
);

const PALETTE = [
  ["as read", "Mark All Notifications as Read"],
  ["notification center", "Notification Center"],
] as const;

const LOOKS: readonly [string, BrowserContextOptions][] = [
  ["dark", { colorScheme: "dark" }],
  ["phone", PHONE],
];

deskTest("center - accessible in the dark and on a phone", async (desks, t) => {
  await levelUp(desks, "ben");
  for (const [name, options] of LOOKS) {
    await t.step(name, async () => {
      const { page } = await desks.openDesk("ben@e.com", options);
      await clock(page).click();
      await center(page).getByRole("heading", { name: "Levels" }).waitFor();
      await checkAccessibility(page);
      if (name !== "phone") return;
      // The menu bar has room for it beside the longest of names, also on the smallest phone.
      await page.locator(".menu-person").evaluate((one) =>
        one.textContent = "Wilhelmina Montgomery"
      );
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 700 });
        const box = (await clock(page).boundingBox())!;
        assert(box.width >= 44 && box.x >= 0 && box.x + box.width <= width, `${width}: ${box.x}`);
      }
    });
  }
});

deskTest("center - what is switched off in the settings is not told", async (desks) => {
  const { page } = await desks.open("/settings/notifications", "cleo@e.com");
  await page.getByRole("switch", { name: "Levels" }).uncheck();
  await page.getByText("Saved.").first().waitFor();
  await checkAccessibility(page);
  const desk = await desks.openDesk("cleo@e.com");
  await levelUp(desks, "cleo");
  // The level itself is there; only telling of it is switched off.
  await desk.page.locator(".ring-number", { hasText: "2" }).waitFor();
  await clock(desk.page).click();
  await center(desk.page).getByText("No Notifications").waitFor();
  await untilBadge(desk.page, false);
});
