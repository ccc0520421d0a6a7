/** Helpers for the tests of the admin pages. */
import { assert } from "@std/assert";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { checkAccessibility } from "@/testing/accessibility.ts";
import { until } from "@/testing/until.ts";

/** The admin that exists on every server of the tests. */
export const ADMIN = "admin@example.com";

/** Browser settings under which a page can be checked. */
export const DRESSES: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark", reducedMotion: "reduce" },
  phone: {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    reducedMotion: "reduce",
  },
  "dark phone": {
    colorScheme: "dark",
    viewport: { width: 390, height: 844 },
    isMobile: true,
    reducedMotion: "reduce",
  },
};

/**
 * Those under which every state of every page is checked: each width and each color scheme once.
 * Colors do not depend on the width, so all four pairs would double the time and find the same.
 */
export const PAGE_DRESSES: Readonly<Record<string, BrowserContextOptions>> = {
  dark: DRESSES["dark"]!,
  phone: DRESSES["phone"]!,
};

/**
 * Fails when a page is not accessible, or wider than the window. Waits until its data is there.
 * @param state what the page shows
 */
export async function checkPage(page: Page, state: string): Promise<void> {
  await page.waitForFunction(() => !document.querySelector(".loading"));
  await checkAccessibility(page).catch((error) => {
    throw new Error(`${state}: ${error.message}`);
  });
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  assert(scrollWidth <= clientWidth, `${state} is ${scrollWidth} wide on ${clientWidth} pixels`);
}

/** Returns the focused element: its label, or else its id or text. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    return element?.getAttribute("aria-label") || element?.id || element?.textContent || "";
  });
}

/** Waits until an element with this label, id or text has the focus. */
export async function untilFocused(page: Page, name: string): Promise<void> {
  await until(() => focused(page), (now) => now === name);
}

/** Waits for the heading of a page. */
export function untilHeading(page: Page, name: string): Promise<void> {
  return page.getByRole("heading", { name, exact: true, level: 1 }).waitFor();
}

/** Waits until the page has said something to screen readers. */
export function untilSaid(page: Page, text: string | RegExp): Promise<void> {
  return page.locator('[role="status"]').getByText(text).first().waitFor();
}

/** Chooses in a field that searches, with the keyboard. */
export async function chooseFound(
  page: Page,
  label: string,
  text: string,
  option: string,
): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole("option", { name: option }).first().waitFor();
  await page.keyboard.press("Enter");
  // A list that closes moves what is below it; a click in this moment would miss.
  await page.getByRole("option").first().waitFor({ state: "hidden" });
}

/** Moves the clock of a page forward by a number of milliseconds. */
export type PassTime = (milliseconds: number) => Promise<void>;

/**
 * Gives the page a clock that the test can move, and loads the page again under this clock. The clock
 * runs as usual until the test moves it; then the page also does its periodic work.
 */
export async function takeClock(page: Page): Promise<PassTime> {
  await page.clock.install();
  await page.reload();
  return (milliseconds) => page.clock.fastForward(milliseconds);
}

// A page that is not there yet polls nothing.
const POLL_TIMEOUT_MILLISECONDS = 1_000;

/**
 * Waits for an element that the page shows after its next poll. Moves the clock by one interval at a
 * time, and waits for the answer: otherwise the clock would run far ahead of a slow server.
 */
export async function untilShown(
  what: Locator,
  passTime: PassTime,
  everyMilliseconds = 5_000,
): Promise<void> {
  await until(async () => {
    if (await what.count() > 0) return true;
    const timeout = POLL_TIMEOUT_MILLISECONDS;
    const answered = what.page().waitForResponse(/\/api\/v1\//, { timeout }).catch(() => {});
    await passTime(everyMilliseconds);
    await answered;
    return false;
  }, (isShown) => isShown);
}
