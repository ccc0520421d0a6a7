/** The Leaderboard window beyond the live board: one's team, around oneself, and past periods. */
import { assertEquals, assertMatch } from "@std/assert";
import type { Page } from "playwright-core";
import { addDays } from "@/core/calendars/calendar.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import { until } from "@/testing/until.ts";
import { checkPage, PAGE_DRESSES } from "./support/admin.ts";
import { type Desks, shareDesks, untilConnection } from "./support/desk.ts";
import { at, event, today, uniqueId } from "./support/events.ts";

const deskTest = shareDesks();
const STILL = { reducedMotion: "reduce" } as const;
const lastWeek = addDays(today, -7);

/** Cleo leads now, Ben led last week; Amy is on both boards. */
async function work({ laurel }: Desks): Promise<void> {
  const time = new Date().toISOString();
  const done = (id: string, subject: string, time: string, type = "message_response") =>
    event({ id, subject, time, type });
  await laurel.postAll([
    done("now-1", "cleo", time, "deal_won"),
    done("now-2", "amy", time),
    done("past-1", "ben", at(lastWeek), "deal_won"),
    done("past-2", "amy", at(lastWeek)),
  ]);
}

const names = (page: Page) =>
  page.locator("#window-leaderboard .board .row-name bdi").allInnerTexts();
const choose = (page: Page, value: string) => page.locator(`input[value="${value}"]`).check();
const tools = (page: Page) => page.locator(".board-tools");

deskTest("boards - one's team, around oneself, and back to the live board", async (desks) => {
  await work(desks);
  const { page, errors } = await desks.openDesk("amy@e.com", STILL);
  await until(() => names(page), (all) => all[0] === "Cleo Vale");
  const more = page.locator(".board-more");
  assertEquals(await more.getAttribute("aria-expanded"), "false");
  await more.click();
  await tools(page).waitFor();
  await choose(page, "team");
  await until(() => names(page), (all) => all.length > 0 && !all.includes("Cleo Vale"));
  assertMatch(page.url(), /\?window=leaderboard&board=week&show=team$/);
  await choose(page, "around");
  await until(() => names(page), (all) => all.includes("Amy Ray") && all.includes("Cleo Vale"));
  // Points that arrive show on a board that is current.
  const before = await page.locator('.row[data-me="true"] .row-points').innerText();
  await desks.laurel.post(event({ id: uniqueId("live"), subject: "amy", time: undefined }));
  await until(
    () => page.locator('.row[data-me="true"] .row-points').innerText(),
    (now) => now !== before,
  );
  await more.click();
  await tools(page).waitFor({ state: "detached" });
  errors.assertNone();
});

deskTest("boards - a past week by steps, by a date, and by its address", async (desks) => {
  await work(desks);
  const { page, errors } = await desks.openDesk("amy@e.com", STILL);
  await page.locator(".board-more").click();
  await tools(page).getByRole("button", { name: "Previous week" }).click();
  await until(() => names(page), (all) => all[0] === "Ben Okri");
  await page.getByText("Past period, without live updates").waitFor();
  assertMatch(await page.locator(".board-period").innerText(), /^Week of /);
  const next = tools(page).getByRole("button", { name: "Next week" });
  await next.click();
  await until(() => next.getAttribute("aria-disabled"), (is) => is === "true");
  await until(() => names(page), (all) => all[0] === "Cleo Vale");

  await page.locator(".board-day").fill(lastWeek);
  await until(() => names(page), (all) => all[0] === "Ben Okri");
  assertMatch(page.url(), new RegExp(`&at=${lastWeek}$`));
  await page.reload();
  await untilConnection(page, "live");
  await until(() => names(page), (all) => all[0] === "Ben Okri");
  await page.getByRole("button", { name: "Back to Now" }).click();
  await until(() => names(page), (all) => all[0] === "Cleo Vale");
  assertEquals(page.url(), `${desks.laurel.url}/?window=leaderboard&board=week`);
  errors.assertNone();
});

deskTest("boards - a period without points, a lost network, and a bad address", async (desks) => {
  const { page, errors } = await desks.open(
    "/?window=leaderboard&board=month&at=2020-02-10",
    "amy@e.com",
    STILL,
  );
  await page.getByText("Nobody had points in this month").waitFor();
  await page.context().setOffline(true);
  await tools(page).getByRole("button", { name: "Previous month" }).click();
  await page.locator("#window-leaderboard").getByRole("button", { name: "Try Again" }).waitFor();
  await page.context().setOffline(false);
  await page.getByText("Nobody had points in this month").waitFor();
  await page.goto(`${desks.laurel.url}/?window=leaderboard&at=yesterday`);
  await page.getByText("The link leads to a leaderboard that does not exist").waitFor();
  errors.assertNone(/ERR_INTERNET_DISCONNECTED/);
});

deskTest("boards - one's own ranks in the last weeks", async (desks) => {
  await work(desks);
  const address = "/?window=leaderboard&board=week&show=ranks";
  const { page, errors } = await desks.open(address, "amy@e.com", STILL);
  const rows = page.locator(".rank-table tbody tr");
  await until(() => rows.count(), (count) => count === 12);
  const rankIn = (row: number) => rows.nth(row).locator("td").first().innerText();
  assertEquals([await rankIn(0), await rankIn(11)], ["2 of 2", "–"]);
  // Ben is there as well.
  assertEquals(await rankIn(1), "2 of 2");
  await choose(page, "all");
  await until(() => names(page), (all) => all.length === 3);
  errors.assertNone();
});

deskTest("boards - one's own ranks are one request", async (desks) => {
  await work(desks);
  const { page, errors } = await desks.openDesk("amy@e.com", STILL);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.locator(".board-more").click();
  await choose(page, "ranks");
  await page.locator(".rank-table").waitFor();
  assertEquals(asked.filter((path) => path === "/api/v1/me/ranks").length, 1);
  assertEquals(asked.filter((path) => path === "/api/v1/leaderboards"), []);
  errors.assertNone();
});

deskTest("boards - teams against each other, now and in a past week", async (desks) => {
  await work(desks);
  const { page, errors } = await desks.openDesk("amy@e.com", STILL);
  await page.locator(".board-more").click();
  await choose(page, "teams");
  await until(() => names(page), (all) => all.join() === "blue,red");
  assertMatch(page.url(), /\?window=leaderboard&board=week&show=teams$/);
  await page.getByText("Points per active member: ").waitFor();
  const own = page.locator('#window-leaderboard .row[data-me="true"]');
  assertMatch(await own.innerText(), /red.*Your team/s);
  assertMatch(await own.innerText(), /1 active member, \d+ points/);
  await tools(page).getByRole("button", { name: "Previous week" }).click();
  await until(() => names(page), (all) => all.join() === "red");
  assertMatch(await own.innerText(), /2 active members, \d+ points/);
  await page.getByText("By the teams of today.").waitFor();
  await page.goto(`${desks.laurel.url}/?window=leaderboard&board=day&at=2020-02-10&show=teams`);
  await page.getByText("No team had points on this day").waitFor();
  errors.assertNone();
});

deskTest("boards - a manager sees who is on leave; their teammates do not", async (desks) => {
  await work(desks);
  const manager = await desks.open("/?boards=1", "mia@e.com", STILL);
  await untilConnection(manager.page, "live");
  const away = (page: Page) =>
    page.locator("#window-leaderboard .row:has(.row-away) bdi").allInnerTexts();
  assertEquals(await away(manager.page), []);
  const entered = await manager.page.evaluate(async (day) => {
    const body = JSON.stringify({ agent: "amy", first: day, last: day, note: "" });
    const headers = { "content-type": "application/json" };
    return (await fetch("/api/v1/team/leave", { method: "POST", headers, body })).status;
  }, today);
  assertEquals(entered, 201);
  await manager.page.reload();
  await until(() => away(manager.page), (all) => all.join() === "Amy Ray");
  assertMatch(await manager.page.locator(".row-away").innerText(), /^On leave$/);
  await checkPage(manager.page, "somebody on leave");
  // Last week says nothing about today.
  await manager.page.locator(".board-more").click();
  await until(() => away(manager.page), (all) => all.join() === "Amy Ray");
  await tools(manager.page).getByRole("button", { name: "Previous week" }).click();
  await until(() => names(manager.page), (all) => all[0] === "Ben Okri");
  assertEquals(await away(manager.page), []);

  const teammate = await desks.openDesk("ben@e.com", STILL);
  await until(() => names(teammate.page), (all) => all.includes("Amy Ray"));
  assertEquals(await away(teammate.page), []);
  manager.errors.assertNone();
  teammate.errors.assertNone();
});

deskTest(
  "boards - people who are no agents have past boards of everyone, and teams",
  async (desks) => {
    await work(desks);
    const { page, errors } = await desks.open("/?boards=1", "mia@e.com", STILL);
    await untilConnection(page, "live");
    await page.locator(".board-more").click();
    await tools(page).getByRole("button", { name: "Previous week" }).click();
    await until(() => names(page), (all) => all[0] === "Ben Okri");
    const views = page.locator('input[name="board-view"]');
    assertEquals(await views.evaluateAll((all) => all.map((one) => one.getAttribute("value"))), [
      "everyone",
      "teams",
    ]);
    errors.assertNone();
  },
);

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  deskTest(`boards - accessible in ${dress}`, async (desks) => {
    await work(desks);
    const start = periodOf("week", lastWeek).start;
    const address = `/?window=leaderboard&board=week&at=${start}`;
    const { page, errors } = await desks.open(address, "amy@e.com", options);
    await until(() => names(page), (all) => all[0] === "Ben Okri");
    await checkPage(page, "a past week");
    await page.goto(`${desks.laurel.url}/?window=leaderboard&board=day&at=2020-02-10&show=team`);
    await page.getByText("Nobody in your team had points on this day").waitFor();
    await checkPage(page, "an empty day");
    await page.goto(`${desks.laurel.url}/?window=leaderboard&board=week&show=ranks`);
    await page.locator(".rank-table").waitFor();
    await checkPage(page, "one's own ranks");
    await page.goto(`${desks.laurel.url}/?window=leaderboard&board=week&show=teams`);
    await page.getByText("Points per active member: ").waitFor();
    await checkPage(page, "teams");
    errors.assertNone();
  });
}
