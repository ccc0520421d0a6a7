/** Engagement in the browser: the beacon of the desk, and the page of managers and admins. */
import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import type { Engagement } from "@/core/engagement/views.ts";
import { ADMIN, checkPage, PAGE_DRESSES, untilSaid } from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";
import { until } from "@/testing/until.ts";

const pageTest = shareDesks();

/** Reads the engagement with the session of a page. */
async function numbersOf(page: Page, query = ""): Promise<Engagement> {
  const { origin } = new URL(page.url());
  const answer = await page.request.get(`${origin}/api/v1/insights/engagement?${query}`);
  return await answer.json();
}

const usesOf = ({ features }: Engagement, feature: string) =>
  features.find((one) => one.feature === feature)!.uses;

/** Opens an admin's page whose own visit is not measured, so that it changes no number. */
async function openUnmeasured(desks: Desks, path: string) {
  return await desks.open(path, ADMIN, { extraHTTPHeaders: { "sec-gpc": "1" } });
}

pageTest("engagement page - a new installation says what to do", async (desks) => {
  const { page, errors } = await openUnmeasured(desks, "/insights/engagement");
  await page.getByText("Nobody was here in these days").waitFor();
  await checkPage(page, "empty");
  errors.assertNone();
  const { page: stranger } = await desks.open("/insights/engagement", "amy@e.com");
  await stranger.getByRole("heading", { name: "This is for managers" }).waitFor();
});

pageTest("engagement page - a visit is there after the page was closed", async (desks) => {
  const { page: admin } = await openUnmeasured(desks, "/insights/engagement");
  const before = await numbersOf(admin);
  const { page, errors } = await desks.openDesk("cleo@e.com");
  await page.locator('[data-window="leaderboard"] .window-grip').click();
  errors.assertNone();
  await page.close({ runBeforeUnload: true });
  const after = await until(
    () => numbersOf(admin),
    ({ visits }) => visits.count === before.visits.count + 1,
  );
  assertEquals(usesOf(after, "leaderboard"), usesOf(before, "leaderboard") + 1);
  assertEquals(after.active.at(-1)!.daily, before.people + 1);
});

pageTest("engagement page - several tabs are one visit, idle time is none", async (desks) => {
  const { page: admin } = await openUnmeasured(desks, "/insights/engagement");
  const before = await numbersOf(admin);
  const { page } = await desks.open("/", "ben@e.com");
  await page.clock.install();
  await page.reload();
  await page.locator('.desk[data-ready="true"]').waitFor();
  const other = await page.context().newPage();
  // A page measures once its scripts run, and then it reads its data.
  const isRunning = other.waitForResponse(/\/api\/v1\/me/);
  await other.goto(`${desks.laurel.url}/settings/profile`);
  await isRunning;
  await page.bringToFront();
  // Five minutes without a key or a click: only the first minute counts.
  for (let ticks = 0; ticks < 60; ticks++) await page.clock.runFor(5_000);
  await other.close({ runBeforeUnload: true });
  await page.close({ runBeforeUnload: true });
  const after = await until(
    () => numbersOf(admin),
    (now) =>
      usesOf(now, "settings") > usesOf(before, "settings") &&
      now.visits.count > before.visits.count,
  );
  assertEquals(after.visits.count, before.visits.count + 1);
  const long = after.visits.distribution.filter(({ from }) => from >= 300);
  assertEquals(long.reduce((sum, { visits }) => sum + visits, 0), 0);
});

pageTest("engagement page - nothing is measured of who does not want it", async (desks) => {
  const { page: admin } = await openUnmeasured(desks, "/insights/engagement");
  const { page } = await desks.open("/settings/data", "amy@e.com");
  const requests: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/me/engagement")) requests.push(request.url());
  });
  const choice = page.getByRole("switch", { name: "Let Laurel measure how I use the desk" });
  assertEquals(await choice.isChecked(), true);
  await choice.focus();
  await page.keyboard.press("Space");
  await untilSaid(page, "Your visits are deleted.");
  await checkPage(page, "switched off");
  const before = await numbersOf(admin);
  assertEquals(before.optedOut, 1);
  requests.length = 0;
  await page.goto(desks.laurel.url);
  await page.locator('[data-window="leaderboard"] .window-grip').click();
  await page.goto(`${desks.laurel.url}/settings/data`);
  assertEquals(await choice.isChecked(), false);
  assertEquals(requests, [], "the beacon is silent");
  assertEquals((await numbersOf(admin)).people, before.people);
  await choice.click();
  await untilSaid(page, "Your visits are measured.");
  assertEquals((await numbersOf(admin)).optedOut, 0);
});

pageTest(
  "engagement page - a manager chooses days with the keyboard and exports",
  async (desks) => {
    const { page, errors } = await desks.open("/insights/engagement", "mia@e.com");
    await page.getByText("Of 2 accounts").waitFor();
    await page.getByLabel("Range").focus();
    await page.getByLabel("Range").selectOption("custom");
    await page.getByLabel("First day").fill("2026-03-02");
    await page.getByLabel("Last day").fill("2026-03-01");
    await page.getByText(/is before the first day/i).waitFor();
    await checkPage(page, "wrong days");
    await page.getByLabel("Last day").fill("2026-03-08");
    await page.getByText("Nobody was here in these days").waitFor();
    assertMatch(page.url(), /from=2026-03-02&to=2026-03-08/);
    await page.reload();
    assertEquals(await page.getByLabel("Last day").inputValue(), "2026-03-08");
    await page.getByLabel("Range").selectOption("last7");
    await page.getByRole("button", { name: /Show as Table.*Active people/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("columnheader", { name: "In 28 days" }).waitFor();
    const link = page.getByRole("link", { name: "Export Active people as CSV" });
    const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
    assertMatch(file.suggestedFilename(), /^engagement-active-.*\.csv$/);
    const csv = await Deno.readTextFile((await file.path())!);
    assertStringIncludes(csv, "day,daily,weekly,monthly\r\n");
    const { origin } = new URL(page.url());
    const path = `${origin}/api/v1/insights/engagement/export?table=features&format=json`;
    const json = await (await page.request.get(path)).json();
    assertEquals(json.length, (await numbersOf(page)).features.length);
    errors.assertNone();
  },
);

pageTest("engagement page - an admin looks at one team and at everybody", async (desks) => {
  const { page, errors } = await openUnmeasured(desks, "/insights/engagement");
  const team = page.getByRole("combobox", { name: "Team" });
  assertEquals(await team.inputValue(), "Everybody");
  await team.fill("blue");
  await page.getByRole("option", { name: /blue/ }).waitFor();
  await page.keyboard.press("Enter");
  await until(() => page.url().includes("team=blue"));
  await page.getByText("Of 1 account").waitFor();
  await team.click();
  await page.getByRole("option", { name: "Everybody" }).click();
  await until(() => !page.url().includes("team="));
  await page.goBack();
  await page.getByText("Of 1 account").waitFor();
  await page.goto(`${desks.laurel.url}/insights/engagement?team=nowhere`);
  await page.getByText("There is no such team").waitFor();
  errors.assertNone(/status of 404/);
});

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`engagement page - accessible: ${dress}`, async (desks) => {
    const { page, errors } = await desks.open("/insights/engagement", "mia@e.com", options);
    await page.locator(".chart").first().waitFor();
    await checkPage(page, "numbers");
    errors.assertNone();
  });
}
