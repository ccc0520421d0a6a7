/** The pages of managers: live, with the keyboard, on a phone, in dark mode, and for whom. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { ADMIN, checkPage, focused, PAGE_DRESSES } from "./support/admin.ts";
import { type Desks, shareDesks, untilConnection } from "./support/desk.ts";
import { until } from "@/testing/until.ts";

const pageTest = shareDesks();

const row = (page: Page, agent: string) => page.locator(`tr[data-agent="${agent}"]`);

async function work({ laurel }: Desks, subject: string, type = "deal_won", data: object = {}) {
  const body = { id: crypto.randomUUID(), type, subject, data };
  const { status, text } = await laurel.call("/events", { body });
  assertEquals(status, 200, text);
}

pageTest("team page - an event moves the manager's page", async (desks) => {
  const { page, errors } = await desks.open("/team", "mia@e.com");
  await untilConnection(page, "live");
  assertEquals(await page.title(), "My Team – Laurel");
  // The server has rendered it.
  const html = await (await page.request.get(page.url())).text();
  assert(html.includes("Amy Ray") && html.includes("Ben Okri") && !html.includes("Cleo Vale"));
  await row(page, "amy").getByText("Nothing yet today").or(
    row(page, "amy").getByText("Not a working day"),
  ).waitFor();
  await work(desks, "amy");
  await row(page, "amy").getByText(/Working since/).waitFor();
  await until(
    () => row(page, "amy").locator(".team-points .team-number").innerText(),
    (points) => Number(points) >= 50,
  );
  await page.getByText("1 of 2").waitFor();
  await work(desks, "amy", "message_response", { responseTime: 40, quality: 0.9 });
  await row(page, "amy").getByText("40 s").waitFor();
  errors.assertNone();
});

pageTest("team page - everything works with the keyboard alone", async (desks) => {
  for (const agent of ["amy", "ben"]) await work(desks, agent);
  const { page, errors } = await desks.open("/team", "mia@e.com");
  await untilConnection(page, "live");
  const names = () => page.locator(".team-table .team-person").allInnerTexts();
  assertEquals(await names(), ["Amy Ray", "Ben Okri"]);
  await page.keyboard.press("/");
  assertEquals(await page.evaluate(() => document.activeElement?.getAttribute("type")), "search");
  await page.keyboard.type("ben");
  await until(names, (all) => all.join() === "Ben Okri");
  await page.keyboard.press("Escape");
  await until(names, (all) => all.length === 2);

  await page.getByRole("button", { name: "Person" }).focus();
  await page.keyboard.press("Enter");
  await until(names, (all) => all[0] === "Ben Okri");
  assertEquals(
    await page.getByRole("columnheader", { name: "Person" }).getAttribute("aria-sort"),
    "descending",
  );
  await page.locator(".team-table .team-person").first().focus();
  await page.keyboard.press("ArrowDown");
  assertEquals(await focused(page), "Amy Ray");
  await page.keyboard.press("Home");
  assertEquals(await focused(page), "Ben Okri");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Amy Ray" }).waitFor();
  await until(() => focused(page), (now) => now === "Amy Ray");
  assertEquals(new URL(page.url()).pathname, "/team/amy");

  const entry = page.locator(".ledger-open").first();
  await entry.waitFor();
  await entry.focus();
  await page.keyboard.press("Enter");
  await page.locator(".why").getByText(/points/).first().waitFor();
  const drawn = page.locator(".chart canvas");
  await drawn.waitFor();
  await page.getByRole("button", { name: "Show as Table: Points" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("columnheader", { name: "Points" }).waitFor();
  const choice = page.getByLabel("What the chart shows");
  await choice.selectOption({ label: "Deals won" });
  await page.getByRole("columnheader", { name: "Deals won" }).waitFor();
  await page.locator("h1").focus();
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: "My Team" }).waitFor();
  await until(names, (all) => all.join() === "Amy Ray,Ben Okri");
  await until(() => focused(page), (now) => now === "Amy Ray");
  errors.assertNone();
});

pageTest("team page - an entry is corrected with a reason that the person sees", async (desks) => {
  await work(desks, "ben");
  const { page, errors } = await desks.open("/team/ben", "mia@e.com");
  const entry = page.locator(".ledger-row", { hasText: "Deal won" }).first();
  await entry.getByRole("button", { name: /Correct or reverse Deal won/ }).click();
  await page.getByLabel("New value").fill("10");
  await page.getByLabel("Reason").fill("The deal was a test");
  await checkPage(page, "correcting");
  await page.getByRole("dialog").getByRole("button", { name: "Correct", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByText(/The deal was a test/).first().waitFor();
  const ben = await desks.openDesk("ben@e.com");
  await ben.page.getByText(/The deal was a test/).first().waitFor();
  errors.assertNone();
});

pageTest("team page - boards of the team, also of past periods", async (desks) => {
  await work(desks, "amy");
  const { page, errors } = await desks.open("/team?view=boards&period=day", "mia@e.com");
  const board = page.getByRole("list", { name: /Board of/ });
  await board.getByText("Amy Ray").waitFor();
  assertEquals(await board.getByText("Cleo Vale").count(), 0);
  const next = page.getByRole("button", { name: "Next period" });
  assertEquals(await next.getAttribute("aria-disabled"), "true");
  await page.getByRole("button", { name: "Previous period" }).click();
  await page.getByText(/Nobody of red scored in this period/).waitFor();
  await checkPage(page, "empty board");
  await next.click();
  await board.getByText("Amy Ray").waitFor();
  assertEquals(new URL(page.url()).searchParams.get("at"), null, "it stays the current period");
  await page.getByRole("radio", { name: "All time" }).check({ force: true });
  await board.getByText("Amy Ray").waitFor();
  errors.assertNone();
});

pageTest("team page - admins choose among all teams", async (desks) => {
  const { page, errors } = await desks.open("/team", ADMIN);
  await untilConnection(page, "live");
  const team = page.getByRole("combobox", { name: "Team" });
  await team.focus();
  await page.getByRole("option", { name: /blue/ }).waitFor();
  await checkPage(page, "teams");
  await page.keyboard.type("re");
  await until(
    () => page.getByRole("option").allInnerTexts(),
    ([only, ...others]) => others.length === 0 && only?.startsWith("red") === true,
  );
  await page.keyboard.press("Enter");
  await row(page, "amy").waitFor();
  assertEquals(new URL(page.url()).searchParams.get("team"), "red");
  await team.focus();
  await page.keyboard.press("Escape");
  assertEquals(await team.getAttribute("aria-expanded"), "false");
  assertEquals(await team.inputValue(), "red");

  await desks.laurel.call("/admin/teams", { body: { id: "green", name: "Green" } });
  await page.goto(`${desks.laurel.url}/team?team=green`);
  await page.getByText("Nobody is in Green yet").waitFor();
  await checkPage(page, "nobody in the team");
  errors.assertNone();
});

pageTest(
  "team page - agents and strangers are not let in, nor managers of other teams",
  async (desks) => {
    const { page } = await desks.open("/team", "amy@e.com");
    await page.getByRole("heading", { name: "This is for managers" }).waitFor();
    await checkPage(page, "not a manager");
    const signedOut = await desks.open("/team/amy?team=red", null);
    const { pathname, searchParams } = new URL(signedOut.page.url());
    assertEquals([pathname, searchParams.get("next")], ["/sign-in", "/team/amy?team=red"]);
    const { page: mia } = await desks.open("/team/cleo", "mia@e.com");
    await mia.getByText("There is no such person").waitFor();
    await mia.goto(`${desks.laurel.url}/team?team=blue`);
    await mia.getByText("There is no such team").waitFor();
    await checkPage(mia, "no such team");
  },
);

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`team page - is accessible: ${dress}`, async (desks) => {
    await work(desks, "amy");
    await work(desks, "amy", "message_response", { responseTime: 40, quality: 0.9 });
    const { page, errors } = await desks.open("/team", "mia@e.com", options);
    await untilConnection(page, "live");
    await checkPage(page, "team");
    await page.locator(".team-table .team-person").first().click();
    await page.locator(".ledger-open").first().click();
    await page.locator(".why-part, .why p").first().waitFor();
    await page.locator(".chart canvas").waitFor();
    await page.getByRole("button", { name: "Show as Table: Points" }).click();
    await checkPage(page, "person");
    await page.goto(`${desks.laurel.url}/team?view=boards`);
    await page.getByRole("list", { name: /Board of/ }).waitFor();
    await checkPage(page, "boards");
    errors.assertNone();
  });
}

pageTest("team page - says that it is offline, and keeps what it shows", async (desks) => {
  const { page } = await desks.open("/team", "mia@e.com");
  await untilConnection(page, "live");
  await page.context().setOffline(true);
  await untilConnection(page, "offline");
  await row(page, "amy").waitFor();
  await page.context().setOffline(false);
  await untilConnection(page, "live");
});
