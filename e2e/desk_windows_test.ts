/** Windows are resized, tiled and remembered, on every device and size of screen. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { checkPage } from "./support/admin.ts";
import { shareDesks, untilConnection } from "./support/desk.ts";
import { until } from "@/testing/until.ts";

const deskTest = shareDesks();

const STILL = { reducedMotion: "reduce" } as const;
const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  ...STILL,
} as const;

/** The place and size of a window, once it has come to rest. */
const boxOf = (page: Page, name: string) =>
  page.locator(`#window-${name}`).evaluate(async (element) => {
    await Promise.allSettled(element.getAnimations().map(({ finished }) => finished));
    const { left, top, width, height } = element.getBoundingClientRect();
    return [left, top, width, height].map(Math.round) as [number, number, number, number];
  });
const ready = (page: Page) => page.locator('.desk[data-ready="true"]').waitFor();
/** Waits until the layout was stored, after something is done. */
async function stored(page: Page, act: () => Promise<unknown>): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith("/me/layout"));
  await act();
  assertEquals((await answer).status(), 200);
}

deskTest(
  "windows - a corner is pulled, and the size is there on another device at once",
  async ({ openDesk, browser, laurel }) => {
    const { page, errors } = await openDesk("amy@e.com", STILL);
    await ready(page);
    const [left, top, width, height] = await boxOf(page, "activity");
    const streak = await boxOf(page, "streak");
    await stored(page, async () => {
      await page.mouse.move(left + width - 1, top + height - 1);
      await page.mouse.down();
      await page.mouse.move(left + width - 61, top + height - 101, { steps: 4 });
      await page.mouse.up();
    });
    const smaller = [left, top, width - 60, height - 100];
    await until(() => boxOf(page, "activity"), (box) => `${box}` === `${smaller}`);
    assertEquals(await boxOf(page, "streak"), streak, "no other window moved");

    // The left edge moves the window, too; it does not become smaller than its minimum.
    await stored(page, async () => {
      await page.mouse.move(left + 1, top + 150);
      await page.mouse.down();
      await page.mouse.move(left + 2000, top + 150, { steps: 4 });
      await page.mouse.up();
    });
    const [, , narrow] = await boxOf(page, "activity");
    assertEquals(narrow, 300);
    const last = await boxOf(page, "activity");

    const { cookies } = await page.context().storageState();
    const other = await browser.openPage(laurel.url, {
      storageState: { cookies, origins: [] },
      ...STILL,
      javaScriptEnabled: false,
    });
    assertEquals(await boxOf(other.page, "activity"), last, "the server draws it there");
    errors.assertNone();
  },
);

deskTest("windows - a reload moves nothing, whatever was put where", async ({ openDesk }) => {
  const { page, errors } = await openDesk("amy@e.com", STILL);
  await ready(page);
  await stored(page, async () => {
    await page.locator("#window-level .window-grip").focus();
    for (const key of ["ArrowRight", "Control+ArrowRight", "Control+ArrowDown"]) {
      await page.keyboard.press(key);
    }
    await page.locator("#dock-challenges").click();
    await page.locator("#window-challenges .light-zoom").click();
  });
  const places = () =>
    Promise.all(["level", "streak", "challenges", "leaderboard"].map((name) => boxOf(page, name)));
  const before = await places();
  await page.addInitScript(() => {
    const shifts = { sum: 0 };
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
        shifts.sum += entry.value;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.reload();
  await untilConnection(page, "live");
  await ready(page);
  assertEquals(await places(), before);
  const sum = await page.evaluate(() =>
    (globalThis as typeof globalThis & { shifts: { sum: number } }).shifts.sum
  );
  assert(sum <= 0.01, `the page moved by ${sum}`);
  errors.assertNone();
});

deskTest("windows - the keys tile the front window, and give it back", async ({ openDesk }) => {
  const { page, errors } = await openDesk("amy@e.com", STILL);
  await ready(page);
  await page.locator("#dock-achievements").click();
  const { width } = page.viewportSize()!;
  const own = await boxOf(page, "achievements");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await until(() => boxOf(page, "achievements"), ([left, , w]) => left === 12 && w < width / 2);
  await page.locator("#dock-activity").click();
  await page.keyboard.press("Control+Shift+ArrowRight");
  await until(
    () => boxOf(page, "activity"),
    ([left, , w]) => left > width / 2 && left + w === width - 12,
  );
  await page.keyboard.press("Control+Shift+ArrowUp");
  await until(() => boxOf(page, "activity"), ([, , w]) => w === width - 24);
  await page.keyboard.press("Control+Shift+ArrowDown");
  await until(() => boxOf(page, "activity"), ([, , w]) => w < width / 2);
  await page.locator("#dock-achievements").click();
  await page.locator('[data-menu="window"]').click();
  await page.getByRole("menuitem", { name: "Restore Size" }).click();
  await until(() => boxOf(page, "achievements"), (box) => `${box}` === `${own}`);
  errors.assertNone();
});

deskTest(
  "windows - a tiled window is pulled out by its title bar at its own size, under the pointer",
  async ({ openDesk }) => {
    // High enough that the desktop does not scroll.
    const viewport = { width: 1280, height: 860 };
    const { page, errors } = await openDesk("ben@e.com", { viewport, ...STILL });
    await ready(page);
    // One that floats, one of the grid, and one that has a size of its own.
    await stored(page, async () => {
      await page.locator("#window-streak .window-grip").focus();
      await page.keyboard.press("Control+ArrowRight");
    });
    await page.locator("#dock-achievements").click();
    for (
      const [name, tile] of [["achievements", "left"], ["activity", "right"], ["streak", "fill"]]
    ) {
      const own = await boxOf(page, name!);
      const window = page.locator(`#window-${name}`);
      await page.locator(`#dock-${name}`).click();
      await page.keyboard.press(`Control+Shift+Arrow${ARROW_OF[tile!]}`);
      await page.locator(`#window-${name}[data-tile="${tile}"]`).waitFor();
      const tiled = await boxOf(page, name!);
      assert(`${tiled}` !== `${own}`);
      const [left, top, width] = tiled;
      const held = { x: left + Math.round(width * 0.7), y: top + 12 };

      await page.mouse.click(held.x, held.y);
      assertEquals(await window.getAttribute("data-tile"), tile, "a click leaves it there");

      await stored(page, async () => {
        await page.mouse.move(held.x, held.y);
        await page.mouse.down();
        await page.mouse.move(held.x - 2, held.y + 60, { steps: 6 });
        await page.mouse.up();
      });
      assertEquals(await window.getAttribute("data-tile"), null);
      const free = await boxOf(page, name!);
      assertEquals(free.slice(2), own.slice(2), "it has its own size again");
      assertEquals(free[1], top + 60, "it follows the pointer");
      const part = (held.x - 2 - free[0]) / free[2];
      assert(Math.abs(part - 0.7) < 0.02, `it is held at ${part} of its width`);
    }
    const before = await boxOf(page, "streak");
    await page.reload();
    await ready(page);
    assertEquals(await boxOf(page, "streak"), before, "a reload moves nothing");
    errors.assertNone();
  },
);

const ARROW_OF: Readonly<Record<string, string>> = { left: "Left", right: "Right", fill: "Up" };

deskTest("windows - a double click on the title bar fills and gives back", async ({ openDesk }) => {
  const { page, errors } = await openDesk("ben@e.com", STILL);
  await ready(page);
  const own = await boxOf(page, "activity");
  const title = async () => {
    const [left, top, width] = await boxOf(page, "activity");
    return [left + Math.round(width / 2), top + 12] as const;
  };
  await page.mouse.dblclick(...await title());
  await until(
    () => boxOf(page, "activity"),
    ([, , width]) => width === page.viewportSize()!.width - 24,
  );
  await page.mouse.dblclick(...await title());
  await until(() => boxOf(page, "activity"), (box) => `${box}` === `${own}`);
  errors.assertNone();
});

deskTest(
  "windows - at 200 % zoom every window opens where it is seen",
  async ({ openDesk }) => {
    const { page, errors } = await openDesk("amy@e.com", {
      viewport: { width: 720, height: 450 },
      ...STILL,
    });
    await ready(page);
    await page.locator(".desk").evaluate((desk) => desk.scrollTo(0, 9999));
    for (const name of ["achievements", "challenges", "spin", "level", "leaderboard"]) {
      await page.locator(`#dock-${name}`).focus();
      await page.keyboard.press("Enter");
      await until(() => boxOf(page, name), ([left, top]) => top >= 30 && top < 400 && left >= 0);
      const grip = page.locator(`#window-${name} .window-grip`);
      await until(() => grip.evaluate((one) => one === document.activeElement), (is) => is);
    }
    await checkPage(page, "200 % zoom");
    errors.assertNone();
  },
);

deskTest(
  "windows - a small screen clamps what a large one stored, and stores nothing of it",
  async ({ openDesk, browser, laurel }) => {
    const { page } = await openDesk("amy@e.com", {
      viewport: { width: 1900, height: 1000 },
      ...STILL,
    });
    await ready(page);
    await stored(page, async () => {
      await page.locator("#window-level .window-grip").focus();
      for (let i = 0; i < 60; i++) await page.keyboard.press("ArrowRight");
    });
    const far = await boxOf(page, "level");
    assert(far[0] > 1400, `${far}`);
    const { cookies } = await page.context().storageState();
    const small = await browser.openPage(laurel.url, {
      storageState: { cookies, origins: [] },
      viewport: { width: 1100, height: 760 },
      ...STILL,
    });
    await ready(small.page);
    await until(() => boxOf(small.page, "level"), ([left]) => left <= 1020);
    await page.reload();
    await ready(page);
    assertEquals(await boxOf(page, "level"), far);
  },
);

deskTest("windows - storage that is forbidden changes nothing", async ({ open, laurel }) => {
  const { page, errors } = await open("/no/such/page", "amy@e.com", STILL);
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", {
      get() {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
  });
  await page.goto(laurel.url);
  await ready(page);
  const [left] = await boxOf(page, "level");
  await stored(page, async () => {
    await page.locator("#window-level .window-grip").focus();
    await page.keyboard.press("ArrowRight");
  });
  await page.reload();
  await ready(page);
  assertEquals((await boxOf(page, "level"))[0], left + 24);
  errors.assertNone(/status of 404/);
});

deskTest("windows - two tabs agree", async ({ openDesk }) => {
  const { page } = await openDesk("amy@e.com", STILL);
  await ready(page);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await ready(second);
  await page.locator("#window-streak .light-minimize").click();
  await second.locator('#window-streak[data-state="minimized"]').waitFor({ state: "attached" });
});

deskTest(
  "windows - on a phone a sheet is pulled down, and a tablet has two columns",
  async ({ openDesk }) => {
    const { page, errors } = await openDesk("amy@e.com", PHONE);
    await ready(page);
    await page.locator("#dock-achievements").tap();
    const sheet = page.locator("#window-achievements");
    await sheet.waitFor();
    const bar = (await page.locator("#window-achievements .title-bar").boundingBox())!;
    const touch = await page.context().newCDPSession(page);
    const at = (y: number) => [{ x: bar.x + 60, y: bar.y + 12 + y }];
    const send = (type: "touchStart" | "touchMove" | "touchEnd", y: number) =>
      touch.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: type === "touchEnd" ? [] : at(y),
      });
    await send("touchStart", 0);
    for (const y of [20, 60, 120, 180]) await send("touchMove", y);
    await send("touchEnd", 180);
    await until(() => sheet.getAttribute("data-state"), (state) => state === "closed");

    const tablet = await openDesk("amy@e.com", {
      viewport: { width: 768, height: 1024 },
      ...STILL,
    });
    await ready(tablet.page);
    const level = await boxOf(tablet.page, "level");
    const streak = await boxOf(tablet.page, "streak");
    const activity = await boxOf(tablet.page, "activity");
    const board = await boxOf(tablet.page, "leaderboard");
    assertEquals([level[0], activity[0]], [streak[0], board[0]], "two columns");
    assert(activity[0] >= level[0] + level[2] && board[0] + board[2] <= 768);
    await checkPage(tablet.page, "tablet");
    errors.assertNone();
  },
);

deskTest("access - a skip link, and the dock within a few Tab presses", async ({ openDesk }) => {
  const { page } = await openDesk("amy@e.com", STILL);
  await ready(page);
  const seen: string[] = [];
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press("Tab");
    seen.push(await page.evaluate(() => document.activeElement?.id || ""));
    if (i === 0) {
      assertEquals(await page.evaluate(() => document.activeElement?.className), "skip-link");
    }
  }
  assert(seen.includes("dock-level"), seen.join(", "));
  await page.locator(".skip-link").focus();
  await page.keyboard.press("Enter");
  assertEquals(await page.evaluate(() => document.activeElement?.id), "desktop");
  for (const light of await page.locator("#window-level .light").all()) {
    const box = (await light.boundingBox())!;
    assert(box.width >= 24 && box.height >= 24, `a light is ${box.width} x ${box.height}`);
  }
});
