/** The desk without a mouse. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { shareDesks } from "./support/desk.ts";
import { until } from "@/testing/until.ts";

const deskTest = shareDesks();

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
const place = (page: Page, name: string) =>
  page.locator(`#window-${name}`).evaluate((element) => {
    const { left, top } = element.getBoundingClientRect();
    return { left: Math.round(left), top: Math.round(top) };
  });

deskTest("keyboard - the menus open, walk, choose and close", async ({ openDesk }) => {
  const { page, errors } = await openDesk("amy@e.com");
  await page.locator('[data-menu="laurel"]').focus();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("menu").waitFor();
  assertEquals(await focused(page), "About Laurel");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("menu", { name: "view" }).waitFor();
  assertEquals(await focused(page), "Match System");
  await page.keyboard.press("ArrowDown");
  assertEquals(await focused(page), "Light");
  await page.keyboard.press("End");
  assertEquals(await focused(page), "Reset Layout");
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
  assertEquals(await focused(page), "View");

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("d");
  assertEquals(await focused(page), "Dark");
  await page.keyboard.press("Enter");
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await until(theme, (value) => value === "dark");
  // The choice is stored, and applied from the first paint.
  await page.reload();
  assertEquals(await theme(), "dark");
  errors.assertNone();
});

deskTest("keyboard - a window is moved, minimized and brought back", async ({ openDesk }) => {
  const { page, errors } = await openDesk("amy@e.com");
  await page.locator('.desk[data-ready="true"]').waitFor();
  const before = await place(page, "level");
  await page.locator("#window-level .window-grip").focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
  const moved = { left: before.left + 48, top: before.top + 24 };
  await until(
    () => place(page, "level"),
    ({ left, top }) => left === moved.left && top === moved.top,
  );
  await page.keyboard.press("Shift+ArrowLeft");
  await until(() => place(page, "level"), ({ left }) => left === moved.left - 4);

  const level = page.locator("#window-level");
  await page.getByRole("button", { name: "Minimize Level" }).focus();
  await page.keyboard.press("Enter");
  await until(() => level.getAttribute("data-state"), (state) => state === "minimized");
  assertEquals(await page.evaluate(() => document.activeElement?.id), "dock-level");
  await page.keyboard.press("Enter");
  await until(() => level.getAttribute("data-state"), (state) => state === "open");
  await until(() => level.getAttribute("data-front"), (front) => front === "true");

  // The layout is stored.
  await page.reload();
  await until(() => place(page, "level"), ({ left }) => left === moved.left - 4);
  errors.assertNone();
});

deskTest("keyboard - Escape closes the dialog, and the focus is not lost", async ({ openDesk }) => {
  const { page, errors } = await openDesk("amy@e.com");
  await page.locator('[data-menu="laurel"]').focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "About Laurel" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Laurel" });
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assertEquals(
    await page.evaluate(() => document.activeElement?.getAttribute("data-menu")),
    "laurel",
  );
  // It also opens a second time.
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "About Laurel" }).press("Enter");
  await dialog.waitFor();
  errors.assertNone();
});

deskTest(
  "keyboard - Tab reaches every control, and the focus is visible",
  async ({ openDesk }) => {
    const { page } = await openDesk("amy@e.com");
    await page.locator('.desk[data-ready="true"]').waitFor();
    const seen = new Set<string>();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      const here = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        if (!element || element === document.body) return null;
        const style = getComputedStyle(element);
        const label = element.parentElement?.querySelector("input:focus-visible + *");
        const shown = label ? getComputedStyle(label) : style;
        const isShown = [style, shown].some(({ outlineStyle, boxShadow }) =>
          outlineStyle !== "none" || boxShadow !== "none"
        );
        const name = element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "";
        return { name: `${element.tagName} ${name}`.slice(0, 60), isShown };
      });
      if (here === null) break;
      assert(here.isShown, `${here.name} has the focus without showing it`);
      seen.add(here.name);
    }
    for (const part of ["Level", "Streak", "Activity", "Leaderboard"]) {
      for (const action of ["Close", "Minimize", "Zoom"]) {
        assert(seen.has(`BUTTON ${action} ${part}`), `${action} ${part} is not reached`);
      }
      assert([...seen].some((name) => name.startsWith(`A ${part}`)), `the dock's ${part}`);
    }
  },
);
