/** Helpers for the tests of the admin pages. */
import { assert } from "@std/assert";
import type { BrowserContextOptions, Page } from "playwright-core";
import { checkAccessibility } from "@/testing/accessibility.ts";

/** The admin that exists on every server of the tests. */
export const ADMIN = "admin@example.com";

/** The browser settings with which pages are checked. */
export const DRESSES: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  "dark phone": { colorScheme: "dark", viewport: { width: 390, height: 844 }, isMobile: true },
};

/**
 * Fails when a page is not accessible, or wider than the window. @param state what the page shows
 */
export async function checkPage(page: Page, state: string): Promise<void> {
  await checkAccessibility(page).catch((error) => {
    throw new Error(`${state}: ${error.message}`);
  });
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  assert(scrollWidth <= clientWidth, `${state} is ${scrollWidth} wide on ${clientWidth} pixels`);
}

/** Returns what has the focus: its label, or else its id or text. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    return element?.getAttribute("aria-label") || element?.id || element?.textContent || "";
  });
}
