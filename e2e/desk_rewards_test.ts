/** Achievements, challenges and explanations of points, on the desk of a real server. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { BrowserContextOptions, Page } from "playwright-core";
import { checkAccessibility } from "@/testing/accessibility.ts";
import { type Desks, shareDesks } from "./support/desk.ts";
import { event, uniqueId } from "./support/events.ts";
import { until } from "@/testing/until.ts";

const deskTest = shareDesks();

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
const WINDOWS = ["achievements", "challenges", "spin"] as const;
const HOUR_MILLISECONDS = 3_600_000;

/** An event with the current time. */
const now = (type: string, subject = "amy") =>
  event({ id: uniqueId("rewards"), subject, time: undefined, type });

const state = (page: Page, name: string) =>
  page.locator(`#window-${name}`).getAttribute("data-state");
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");

/** Creates an achievement that nothing else in these tests earns. */
async function makeAchievement({ laurel }: Desks, key: string, type: string, target = 1) {
  const answer = await laurel.call("/admin/achievements", {
    body: {
      key,
      family: key,
      title: `Made for ${key}`,
      description: "For this test.",
      category: "pipeline",
      icon: "rocket",
      tier: 3,
      points: 33,
      target,
      metric: { events: [type], measure: { kind: "count" } },
    },
  });
  assert(answer.status < 300, answer.text);
}

/** Reverses an event that was sent. */
async function takeBack({ laurel }: Desks, { source, id }: Record<string, unknown>) {
  const path = `/events/${encodeURIComponent(String(source))}/${encodeURIComponent(String(id))}`;
  const answer = await laurel.call(path, { method: "DELETE" });
  assert(answer.status < 300, answer.text);
}

/** Creates a challenge that starts now. */
async function makeChallenge({ laurel }: Desks, key: string, change: object = {}) {
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const answer = await laurel.call("/admin/challenges", {
    body: {
      key,
      title: `Race ${key}`,
      description: "Who is first?",
      kind: "individual",
      metric: { events: ["follow_up_completed"], measure: { kind: "count" } },
      target: 4,
      rewardPoints: 50,
      difficultyMultiplier: 1.5,
      startsAt: at(-60_000),
      endsAt: at(HOUR_MILLISECONDS),
      ...change,
    },
  });
  assert(answer.status < 300, answer.text);
}

const card = (page: Page, title: string) =>
  page.locator(".challenge").filter({ has: page.getByRole("heading", { name: title }) });

deskTest("windows - opened and closed by mouse and by keyboard", async ({ openDesk }) => {
  const { page, errors } = await openDesk("amy@e.com");
  for (const name of WINDOWS) {
    assertEquals(await state(page, name), "closed");
    await page.locator(`#dock-${name}`).click();
    await page.locator(`#window-${name} .pane`).waitFor();
    assertEquals(await page.locator(`#window-${name}`).getAttribute("data-front"), "true");
    await page.locator(`#window-${name} .light-close`).click();
    assertEquals([await state(page, name), await focused(page)], ["closed", `dock-${name}`]);

    await page.keyboard.press("Enter");
    await until(() => state(page, name), (value) => value === "open");
    await page.locator(`#window-${name} .window-grip:focus`).waitFor();
    await page.keyboard.press("Escape");
    await until(() => state(page, name), (value) => value === "closed");
    assertEquals(await focused(page), `dock-${name}`);
  }
  errors.assertNone();
});

for (
  const [dress, options] of Object.entries<BrowserContextOptions>({
    // Motion is off, because it takes long to draw and does not change the content of a window.
    dark: { colorScheme: "dark", reducedMotion: "reduce" },
    phone: { colorScheme: "light", reducedMotion: "reduce", ...PHONE },
  })
) {
  deskTest(`windows - accessible and within the screen: ${dress}`, async (desks) => {
    const { laurel } = desks;
    await makeChallenge(desks, `look-${dress.replace(" ", "-")}`, { joining: "voluntary" });
    await makeChallenge(desks, `duel-${dress.replace(" ", "-")}`, {
      kind: "head_to_head",
      target: null,
      audience: { agents: ["amy", "ben"] },
    });
    for (const subject of ["amy", "ben"]) await laurel.post(now("follow_up_completed", subject));
    const { page, errors } = await desks.openDesk("amy@e.com", options);
    for (const name of WINDOWS) {
      await page.locator(`#dock-${name}`).click();
      await page.locator(`#window-${name} :is(.tile, .challenge, .wheel)`).first().waitFor();
      // Colors are measured, so all fade-in animations must have ended.
      await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
      await checkAccessibility(page).catch((error) => {
        throw new Error(`${name}: ${error.message}`);
      });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert(width <= page.viewportSize()!.width, `${name} is ${width} wide`);
      const close = "viewport" in options ? ".window-done" : ".light-close";
      await page.locator(`#window-${name} ${close}`).click();
    }
    await page.locator(".entry-open").first().click();
    await page.locator(".why p").filter({ hasText: /pays/ }).waitFor();
    await checkAccessibility(page);
    errors.assertNone();
  });
}

deskTest("phone - a window is a sheet that covers the desk, and a tab closes it", async (desks) => {
  const { page, errors } = await desks.openDesk("amy@e.com", PHONE);
  const sheet = page.locator("#window-challenges");
  assertEquals(await sheet.isVisible(), false);
  await page.locator("#dock-challenges").tap();
  await sheet.waitFor();
  const box = (await sheet.boundingBox())!;
  assertEquals([box.x, box.width], [0, 390]);
  assertEquals(await page.locator("#window-level").isVisible(), false);
  assertEquals(await page.locator("#dock-challenges").getAttribute("aria-current"), "true");
  await page.locator("#dock-leaderboard").tap();
  await until(() => sheet.isVisible(), (isVisible) => !isVisible);
  await page.locator("#window-leaderboard").waitFor();
  errors.assertNone();
});

deskTest(
  "achievement - it is earned, announced in a banner, and shown in its window",
  async (desks) => {
    await makeAchievement(desks, "closer", "call_quality_scored", 2);
    const { page, errors } = await desks.openDesk("amy@e.com");
    await page.locator("#dock-achievements").click();
    const tile = page.locator(".tile").filter({ hasText: "Made for closer" });
    await tile.waitFor();
    assertEquals(await tile.getAttribute("data-earned"), "false");
    await desks.laurel.post(now("call_quality_scored"));
    await tile.getByText("1 / 2").waitFor();
    await page.keyboard.press("Escape");

    const second = now("call_quality_scored");
    await desks.laurel.post(second);
    const banner = page.locator(".banner").filter({ hasText: "Made for closer" });
    await banner.getByText("+33 points").waitFor();
    assertEquals(
      await page.locator("#dock-achievements .dock-badge span").first().innerText(),
      "1",
    );
    await banner.getByRole("button", { name: "Show" }).click();
    await banner.waitFor({ state: "detached" });
    await until(() => tile.getAttribute("data-earned"), (earned) => earned === "true");
    assertMatch(await tile.innerText(), /Earned \w+ \d+, \d{4}/);

    // A reversal removes it without a notification.
    await takeBack(desks, second);
    await until(() => tile.getAttribute("data-earned"), (earned) => earned === "false");
    assertEquals(await banner.count(), 0);
    errors.assertNone();
  },
);

deskTest("achievement - several banners queue, and Escape removes the newest", async (desks) => {
  const names = ["one", "two", "three", "four", "five"];
  for (const name of names) await makeAchievement(desks, `queue_${name}`, "call_missed");
  const { page, errors } = await desks.openDesk("ben@e.com");
  await desks.laurel.post(now("call_missed", "ben"));
  const banners = page.locator(".banner");
  await page.locator(".banner-more").getByText(/more/).waitFor();
  assertEquals(await banners.count(), 3);
  const newest = await banners.last().innerText();
  await page.keyboard.press("Escape");
  await until(() => page.locator(".banner-place").innerText(), (text) => !text.includes(newest));
  await page.getByRole("button", { name: "Clear All" }).click();
  await until(() => banners.count(), (count) => count === 0);
  errors.assertNone();
});

deskTest("challenge - after joining, its progress is updated automatically", async (desks) => {
  await makeChallenge(desks, "sprint", { joining: "voluntary" });
  const { page, errors } = await desks.openDesk("cleo@e.com");
  await page.locator("#dock-challenges .dock-badge").waitFor();
  await page.locator("#dock-challenges").click();
  const sprint = card(page, "Race sprint");
  assertMatch(await sprint.innerText(), /75 points/);
  assertMatch(await sprint.getByRole("timer").innerText(), /^Ends in (\d\d:)?\d\d:\d\d$/);
  await sprint.getByRole("button", { name: "Join" }).click();
  await sprint.getByText("You are in").waitFor();
  assertEquals(await sprint.getByRole("button", { name: "Join" }).count(), 0);

  await desks.laurel.post(now("follow_up_completed", "cleo"));
  await sprint.getByText("1 of 4").waitFor();
  const ring = sprint.getByRole("progressbar").first();
  assertEquals(await ring.getAttribute("aria-valuenow"), "25");
  for (let i = 0; i < 3; i++) await desks.laurel.post(now("follow_up_completed", "cleo"));
  await sprint.getByText("Target reached").waitFor();
  await page.locator(".banner").filter({ hasText: "Race sprint" }).waitFor();
  errors.assertNone();
});

deskTest("challenge - a refusal to join is shown at the button", async (desks) => {
  await makeChallenge(desks, "gone", { joining: "voluntary" });
  const { page } = await desks.openDesk("cleo@e.com");
  await page.locator("#dock-challenges").click();
  const gone = card(page, "Race gone");
  await gone.getByRole("button", { name: "Join" }).waitFor();
  const refused = await desks.laurel.call("/admin/challenges/gone/cancel", { method: "POST" });
  assert(refused.status < 300, refused.text);
  await page.route("**/api/v1/agents/*/challenges*", (route) => route.abort());
  await gone.getByRole("button", { name: "Join" }).click();
  await gone.getByRole("alert").filter({ hasText: "canceled" }).waitFor();
  await page.unroute("**/api/v1/agents/*/challenges*");
  await gone.getByText("Canceled").waitFor();
});

deskTest("challenge - the countdown follows the server, not the browser's clock", async (desks) => {
  await makeChallenge(desks, "clock");
  const { page } = await desks.open("/no/such/page", "amy@e.com");
  // Two hours ahead: by this clock the challenge is over.
  await page.addInitScript((skew) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + skew;
    Object.defineProperty(performance, "timeOrigin", { value: performance.timeOrigin + skew });
  }, 2 * HOUR_MILLISECONDS);
  await page.goto(desks.laurel.url);
  await page.locator("#dock-challenges").click();
  const timer = card(page, "Race clock").getByRole("timer");
  await until(() => timer.innerText(), (text) => /^Ends in 5\d:\d\d$/.test(text));
  const first = await timer.innerText();
  await until(() => timer.innerText(), (text) => text !== first);
});

deskTest("activity - every entry says why it is this many", async ({ openDesk, laurel }) => {
  const { page, errors } = await openDesk("amy@e.com");
  await laurel.post({
    ...now("message_response"),
    data: { responseTime: 200, quality: 0.9 },
  });
  const entry = page.locator(".entry").filter({ hasText: "rounded to 8" }).first();
  await entry.getByRole("button", { name: "Reply", exact: true }).click();
  const why = entry.locator(".why");
  await why.getByText(/pays 8 points under rule version 1/).waitFor();
  await why.getByText(/quick bonus \+3: not paid, response time was 200/).waitFor();
  // The streak's entry has no event behind it, and may have no id yet.
  const streak = page.locator(".entry").filter({ hasText: "Daily streak" }).first();
  if (await streak.count() > 0) {
    await streak.getByRole("button").click();
    await streak.locator(".why").getByText(/working day/).waitFor();
    assertEquals(await page.locator(".why").count(), 1);
  }
  errors.assertNone();
});

deskTest("activity - a reversed event leaves the feed, and a line says so", async (desks) => {
  const { page, errors } = await desks.openDesk("amy@e.com");
  const sent = now("contact_updated");
  await desks.laurel.post(sent);
  const entry = page.locator(".entry").filter({ hasText: "Contact updated" });
  await entry.waitFor();
  await takeBack(desks, sent);
  await page.locator(".entry").filter({ hasText: "Contact updated, taken back" }).waitFor();
  await page.locator(`.entry[data-event="${sent.source} ${sent.id}"]`)
    .waitFor({ state: "detached" });
  errors.assertNone();
});
