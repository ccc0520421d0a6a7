/** The desk updates itself: it shows what happens elsewhere without a reload. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Page } from "playwright-core";
import { freePort } from "@/testing/free_port.ts";
import { event, today, uniqueId } from "./support/events.ts";
import { shareDesks, untilConnection } from "./support/desk.ts";
import type { Laurel } from "./support/laurel.ts";
import { until } from "@/testing/until.ts";

// A fixed port, so that a page finds the server again after its restart.
const deskTest = shareDesks({ env: { PORT: String(freePort()) } });

/** An event with the current time, worth 12 points. */
const now = (subject: string) =>
  event({
    id: uniqueId("desk"),
    subject,
    time: undefined,
    data: { responseTime: 45, quality: 0.9 },
  });
const grouped = (value: number) => value.toLocaleString("en-US");

const total = (page: Page) => page.locator(".stat dd > span").first().innerText();
const untilTotal = (page: Page, points: number) =>
  until(() => total(page), (text) => text.trim() === grouped(points));
const names = (page: Page) => page.locator(".board .row-name").allInnerTexts();
const streams = async (laurel: Laurel) => {
  const { text } = await laurel.call("//metrics");
  return Number(/^laurel_live_streams (\d+)/m.exec(text)?.[1]);
};

deskTest(
  "desk - points, ring, feed and board follow an event without a reload",
  async ({ openDesk, laurel }) => {
    await laurel.post(now("ben"));
    await laurel.post({ ...now("ben"), type: "deal_won" });
    await laurel.post(now("amy"));
    const { page, errors } = await openDesk("amy@e.com");
    await page.evaluate(() => document.body.dataset.notReloaded = "true");
    const order = await names(page);
    assertMatch(order[0]!, /^Ben Okri/);
    assertMatch(order[1]!, /^Amy Ray/);
    const ring = () => page.getByRole("progressbar").getAttribute("aria-valuenow");
    const [ringBefore, entriesBefore] = [await ring(), await page.locator(".entry").count()];

    const answer = await laurel.post(now("amy"));
    await untilTotal(page, answer.agent.totalPoints);
    await until(ring, (value) => value !== ringBefore);
    await until(() => page.locator(".entry").count(), (count) => count === entriesBefore + 1);
    const newest = await page.locator(".entry").first().innerText();
    assertMatch(newest, /Reply/);
    assertMatch(newest, /\(5 \+ 3 quick bonus\) × 1\.5 quality multiplier = 12/);
    assertMatch(newest, /\+12/);

    for (let i = 0; i < 2; i++) await laurel.post({ ...now("amy"), type: "deal_won" });
    await until(() => names(page), ([first]) => first!.startsWith("Amy Ray"));
    await until(
      () => page.locator(".board-gap").innerText(),
      (text) => text.startsWith("You lead"),
    );
    await page.getByRole("status").filter({ hasText: /points, .* in total/ }).waitFor({
      state: "attached",
    });
    assertEquals(
      await page.evaluate(() => document.body.dataset.notReloaded),
      "true",
    );
    errors.assertNone();
  },
);

deskTest("desk - the first paint shows the same as the API", async ({ openDesk, laurel }) => {
  const { page, errors } = await openDesk("amy@e.com", { javaScriptEnabled: true });
  const agent = await laurel.agent("amy");
  await untilTotal(page, agent.totalPoints);
  const board = await laurel.board(`period=week&at=${today}`);
  const shown = await page.locator(".board .row").evaluateAll((rows) =>
    rows.map((row) => (row as HTMLElement).dataset.key)
  );
  assertEquals(shown, board.entries.map((entry) => entry.agent.id));
  errors.assertNone();
});

deskTest(
  "desk - a manager without an agent sees the boards, live",
  async ({ open, laurel }) => {
    const { page, errors } = await open("/", "mia@e.com");
    assertEquals(new URL(page.url()).pathname, "/team", "they begin with their team");
    await page.getByRole("link", { name: "To the leaderboards" }).click();
    await untilConnection(page, "live");
    assertEquals(await page.title(), "Leaderboards – Laurel");
    await laurel.post({ ...now("cleo"), type: "deal_won" });
    await until(() => names(page), (all) => all.some((name) => name.startsWith("Cleo Vale")));
    errors.assertNone();
  },
);

deskTest(
  "desk - two tabs share one stream, and the second takes over",
  async ({ openDesk, laurel }) => {
    await until(() => streams(laurel), (count) => count === 0);
    const { page: first, errors } = await openDesk("amy@e.com");
    const second = await first.context().newPage();
    await second.goto(laurel.url);
    await untilConnection(second, "live");
    assertEquals(await streams(laurel), 1);
    let answer = await laurel.post(now("amy"));
    await untilTotal(first, answer.agent.totalPoints);
    await untilTotal(second, answer.agent.totalPoints);

    await first.close();
    answer = await laurel.post(now("amy"));
    await untilTotal(second, answer.agent.totalPoints);
    await until(() => streams(laurel), (count) => count === 1);
    errors.assertNone();
  },
);

deskTest("desk - it shows that it is offline, and misses nothing", async ({ openDesk, laurel }) => {
  const { page } = await openDesk("amy@e.com");
  await page.context().setOffline(true);
  await untilConnection(page, "offline");
  assertMatch(await page.locator(".connection").innerText(), /Offline/);
  const before = await page.locator(".entry-points").count();
  for (let i = 0; i < 3; i++) await laurel.post(now("amy"));
  const { agent } = await laurel.post({ ...now("amy"), type: "csat_received", data: { score: 1 } });
  assertEquals(await page.locator(".entry-points").count(), before);
  await page.context().setOffline(false);
  await untilConnection(page, "live");
  await untilTotal(page, agent.totalPoints);
  assertMatch(await page.locator(".entry").first().innerText(), /Rating received/);
});

deskTest(
  "desk - it catches up with a busy team after it was offline, and continues live",
  async ({ openDesk, laurel }) => {
    const { page } = await openDesk("amy@e.com");
    await page.evaluate(() => document.body.dataset.notReloaded = "true");
    await page.context().setOffline(true);
    await untilConnection(page, "offline");
    // Earlier, this many board changes at once ended every connection before it made progress.
    for (let batch = 0; batch < 250; batch++) {
      await laurel.postAll(["amy", "ben", "cleo", "dan"].map(now));
    }
    await page.context().setOffline(false);
    await untilConnection(page, "live");
    await untilTotal(page, (await laurel.agent("amy")).totalPoints);
    const { agent } = await laurel.post({ ...now("amy"), type: "deal_won" });
    await untilTotal(page, agent.totalPoints);
    assertEquals(await page.evaluate(() => document.body.dataset.notReloaded), "true");
  },
);

deskTest(
  "desk - after too many missed messages it reads its state again, and is live only then",
  async ({ openDesk, laurel }) => {
    const { page } = await openDesk("amy@e.com");
    await page.context().setOffline(true);
    await untilConnection(page, "offline");
    const crowd = Array.from({ length: 900 }, (_, index) => now(`crowd-${index}`));
    for (let round = 0; round < 4; round++) {
      await laurel.postAll(
        [...crowd, now("amy")].map((one) => ({ ...one, id: uniqueId("crowd") })),
      );
    }
    await page.route("**/api/v1/desk", (route) => route.abort());
    await page.context().setOffline(false);
    await untilConnection(page, "catching_up");
    assertMatch(await page.locator(".connection").innerText(), /Catching up/);
    await page.unroute("**/api/v1/desk");
    await untilConnection(page, "live");
    await untilTotal(page, (await laurel.agent("amy")).totalPoints);
  },
);

deskTest(
  "desk - it survives a restart of the server, and catches up",
  async ({ openDesk, laurel }) => {
    const { page } = await openDesk("amy@e.com");
    await page.evaluate(() => document.body.dataset.notReloaded = "true");
    const restarted = await laurel.restart("kill");
    try {
      assertEquals(restarted.url, laurel.url);
      const { agent } = await restarted.post(now("amy"));
      await untilTotal(page, agent.totalPoints);
      await untilConnection(page, "live");
      assertEquals(await page.evaluate(() => document.body.dataset.notReloaded), "true");
      assert((await names(page)).length > 0);
    } finally {
      // The process that must be stopped in the end is the new one.
      await restarted.server.stop();
    }
  },
);
