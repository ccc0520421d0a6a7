/**
 * Every page in every color scheme and size: accessible, without movement, small, and without
 * messages on the console.
 */
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { BrowserContextOptions, Page } from "playwright-core";
import { checkPage } from "./support/admin.ts";
import { type Desks, shareDesks, untilConnection } from "./support/desk.ts";
import { at, event, uniqueId, workday } from "./support/events.ts";
import { until } from "@/testing/until.ts";

const deskTest = shareDesks();

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
const STILL = { reducedMotion: "reduce" } as const;
/**
 * One of them has motion; what a page is made of does not depend on it, and it takes long to draw.
 */
const DRESSES: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark", ...STILL },
  "dark phone": { colorScheme: "dark", ...PHONE, ...STILL },
  "more contrast": { contrast: "more", ...STILL },
  "small desktop": { viewport: { width: 1024, height: 700 }, ...STILL },
};

/** Creates data to show: a few agents with points, including Amy. */
async function fill({ laurel }: Desks) {
  await laurel.postAll(["amy", "ben", "cleo"].flatMap((subject, i) => [
    event({ id: `fill-${i}`, subject, time: at(workday(1), i), data: { responseTime: 9 } }),
    event({ id: `now-${i}`, subject, time: undefined, type: "deal_won" }),
  ]));
}

for (const [dress, options] of Object.entries(DRESSES)) {
  deskTest(`pages - accessible and within the screen: ${dress}`, async (desks) => {
    await fill(desks);
    // One signed-out profile for all checks that need no account.
    const { page, errors } = await desks.open("/sign-in", null, options);
    await checkPage(page, "sign-in");
    await page.getByRole("button", { name: "Sign In" }).waitFor();
    errors.assertNone();

    await page.goto(`${desks.laurel.url}/no/such/page`);
    assertMatch(await page.locator("h1").innerText(), /Nothing here/);
    await checkPage(page, "not found");

    await page.goto(`${desks.laurel.url}/docs`);
    await page.getByRole("heading", { name: "API", exact: true }).waitFor();
    assertEquals(await page.locator("#event_conflict").count(), 1);
    // It has 25,000 elements; what comes after the first ten operations looks like them.
    await page.evaluate(() => {
      for (const one of [...document.querySelectorAll(".docs-section")].slice(13)) one.remove();
    });
    await checkPage(page, "docs");
    // The page that was not found.
    errors.assertNone(/status of 404/);

    const desk = await desks.openDesk("amy@e.com", options);
    await checkPage(desk.page, "desk");
    await desk.page.locator('[data-menu="view"]').click();
    await checkPage(desk.page, "desk with a menu");
    desk.errors.assertNone();

    const manager = await desks.open("/?boards", "mia@e.com", options);
    await untilConnection(manager.page, "live");
    await checkPage(manager.page, "boards");
    manager.errors.assertNone();
  });
}

deskTest("pages - a refused sign-in is accessible too", async (desks) => {
  const { page } = await desks.open("/sign-in", null);
  await page.getByLabel("E-mail").fill("amy@e.com");
  await page.getByLabel("Password").fill("wrong password");
  await page.getByRole("button", { name: "Sign In" }).click();
  await page.getByRole("alert").waitFor();
  await checkPage(page, "refused sign-in");
});

deskTest("phone - the windows are below each other, and the dock is a tab bar", async (desks) => {
  await fill(desks);
  const { page, errors } = await desks.openDesk("amy@e.com", PHONE);
  const boxes = await Promise.all(
    ["level", "streak", "activity", "leaderboard"].map((name) =>
      page.locator(`#window-${name}`).boundingBox()
    ),
  );
  for (const box of boxes) assert(box && box.x >= 0 && box.x + box.width <= 390);
  const tops = boxes.map((box) => box!.y);
  assertEquals(tops, [...tops].sort((a, b) => a - b));
  assert(tops[3]! > 844, "the last window is below the screen at first");
  await page.locator("#dock-leaderboard").tap();
  const isSeen = () =>
    page.locator("#window-leaderboard").evaluate((element) =>
      element.getBoundingClientRect().top < innerHeight * 0.6
    );
  await until(isSeen, (value) => value);
  for (const link of await page.locator(".dock-link").all()) {
    const box = (await link.boundingBox())!;
    assert(box.height >= 44 && box.width >= 44, `a tab is ${box.width} x ${box.height}`);
  }
  // A pointer over it enlarges a dock, but not a bar that fills the whole width.
  await page.locator("#dock-challenges").hover();
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
  for (const icon of await page.locator(".dock-icon").all()) {
    const box = (await icon.boundingBox())!;
    assert(box.x >= 0 && box.x + box.width <= 390, `a tab's icon begins at ${box.x}`);
  }
  errors.assertNone();
});

deskTest("dark - the page is dark from its first paint, by system or by choice", async (desks) => {
  const luminance = (page: Page) =>
    page.evaluate(() => {
      const element = document.querySelector(".window, .sign-in-window")!;
      const [r = 255, g = 255, b = 255] = getComputedStyle(element).color.match(/[\d.]+/g)!.map(
        Number,
      );
      return (r + g + b) / 3 / (getComputedStyle(element).color.startsWith("color") ? 1 / 255 : 1);
    });
  const light = await desks.open("/sign-in", null, { colorScheme: "light" });
  const dark = await desks.open("/sign-in", null, { colorScheme: "dark" });
  assert(await luminance(light.page) < 100, "text on a light page is dark");
  assert(await luminance(dark.page) > 155, "text on a dark page is light");
});

deskTest("desk - nothing moves by itself while it loads and while points arrive", async (desks) => {
  await fill(desks);
  const { laurel } = desks;
  for (const size of [{}, PHONE]) {
    const options = { ...size, drawsFast: true };
    const { page } = await desks.open("/no/such/page", "amy@e.com", options);
    await page.addInitScript(() => {
      const shifts = { sum: 0 };
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
          shifts.sum += entry.value;
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(laurel.url);
    await untilConnection(page, "live");
    await page.locator('.desk[data-ready="true"]').waitFor();
    const sum = () =>
      page.evaluate(() =>
        (globalThis as typeof globalThis & { shifts: { sum: number } }).shifts.sum
      );
    const loaded = await sum();
    assert(loaded <= 0.01, `the page moved by ${loaded} while it loaded`);
    const { agent } = await laurel.post(
      event({ id: uniqueId("shift"), subject: "amy", type: "deal_won", time: undefined }),
    );
    const total = page.locator(".stat dd > span").first();
    const expected = agent.totalPoints.toLocaleString("en-US");
    await until(() => total.innerText(), (text) => text.trim() === expected);
    const moved = await sum();
    assert(moved <= 0.01, `the page moved by ${moved} when points arrived`);
  }
});

deskTest("desk - its scripts are at most 60 KB compressed", async (desks) => {
  await fill(desks);
  const { page } = await desks.open("/no/such/page", "amy@e.com");
  const scripts: Promise<{ url: string; size: number }>[] = [];
  page.on("response", (response) => {
    if (!/javascript/.test(response.headers()["content-type"] ?? "")) return;
    const request = response.request();
    scripts.push(
      response.finished().then(async () => ({
        url: response.url(),
        size: (await request.sizes()).responseBodySize,
      })),
    );
  });
  await page.goto(desks.laurel.url);
  await untilConnection(page, "live");
  const loaded = await Promise.all(scripts);
  const sum = loaded.reduce((total, { size }) => total + size, 0);
  assert(loaded.length > 0 && sum > 1_000, "scripts were seen");
  assert(sum <= 60 * 1024, `${sum} bytes: ${JSON.stringify(loaded)}`);
});

deskTest(
  "desk - with reduced motion, numbers change at once and nothing is animated",
  async (desks) => {
    await fill(desks);
    const { page, errors } = await desks.openDesk("amy@e.com", { reducedMotion: "reduce" });
    const running = () =>
      page.evaluate(() =>
        document.getAnimations().filter((animation) => {
          const { duration, iterations } = animation.effect!.getComputedTiming();
          return animation.playState === "running" &&
            (Number(duration) > 200 || iterations === Infinity);
        }).map((animation) => (animation as CSSAnimation).animationName ?? "transition")
      );
    assertEquals(await running(), []);
    const { agent } = await desks.laurel.post({
      ...event({ id: uniqueId("calm"), subject: "amy", time: undefined }),
      type: "deal_won",
    });
    const total = page.locator(".stat dd > span").first();
    await until(
      () => total.innerText(),
      (text) => text.trim() === agent.totalPoints.toLocaleString("en-US"),
    );
    assertEquals(await running(), []);
    assertEquals(await page.locator("canvas").count(), 0);
    errors.assertNone();
  },
);
