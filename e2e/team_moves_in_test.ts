/**
 * A team moves in, on an empty installation and in browsers alone except for the tool itself: the
 * first admin, two invitations, a connected tool, the first points, a correction, and what each
 * person sees of it.
 */
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Page } from "playwright-core";
import { canBrowse, launchBrowser, type TestBrowser } from "@/testing/browser.ts";
import { until } from "@/testing/until.ts";
import { checkPage, DRESSES } from "./support/admin.ts";
import { CHATWOOT_SECRET, chatwootMessage, deliverChatwoot } from "./support/chatwoot.ts";
import { untilConnection } from "./support/desk.ts";
import { type Laurel, maintenanceUrl, startLaurel, type Storage } from "./support/laurel.ts";
import { PASSWORD } from "./support/people.ts";

const AMY = { name: "Amy Ray", email: "amy@shop.example" };

/** Sends a customer's question and Amy's answer. */
async function answerCustomer(url: string, conversation: number): Promise<void> {
  const now = Date.now();
  const sent = [
    chatwootMessage({ id: conversation * 10, conversation, from: "customer", at: now - 50_000 }),
    chatwootMessage({ id: conversation * 10 + 1, conversation, from: AMY, at: now - 5_000 }),
  ];
  for (const message of sent) assertEquals(await deliverChatwoot(url, message), 200);
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel("E-mail").fill("admin@example.com");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign In", exact: true }).click();
  await page.getByRole("heading", { name: "Getting Started" }).waitFor();
}

/** Invites a person on the page of invitations, and returns the link. */
async function invite(page: Page, person: {
  readonly name: string;
  readonly email: string;
  readonly role?: string;
}): Promise<string> {
  await page.getByRole("link", { name: "Invitations", exact: true }).click();
  await page.getByRole("link", { name: "Invite", exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill(person.name);
  await page.getByLabel("E-mail", { exact: true }).fill(person.email);
  if (person.role) {
    await page.getByLabel("Role").selectOption({ label: person.role });
    await page.getByLabel("Support").check();
  } else await page.getByLabel("Team", { exact: true }).selectOption("support");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await page.getByRole("heading", { name: person.name }).waitFor();
  return await page.getByRole("textbox", { name: "Link" }).inputValue();
}

/** Accepts an invitation in a browser of its own. */
async function accept(browser: TestBrowser, link: string) {
  const opened = await browser.openPage(link, DRESSES.light);
  await opened.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await opened.page.getByLabel("Password again").fill(PASSWORD);
  await opened.page.getByRole("button", { name: "Create Account" }).click();
  return opened;
}

/** Connects Chatwoot on the page of integrations. Returns the address of its webhook. */
async function connectChatwoot(page: Page): Promise<string> {
  await page.getByRole("link", { name: "Integrations", exact: true }).click();
  await page.getByRole("link", { name: "Add an Integration" }).click();
  await page.getByRole("link", { name: /^Chatwoot/ }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Support chat");
  await page.getByRole("button", { name: "Continue" }).click();
  const url = await page.getByLabel("Address", { exact: true }).inputValue();
  await page.getByLabel("Secret of the webhook").fill(CHATWOOT_SECRET);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("It is set, and never shown.").waitFor();
  return url;
}

const total = (page: Page) =>
  page.locator(".stat dd > span").first().innerText()
    .then((text) => Number(text.replace(/\D/g, "")));

async function moveIn(laurel: Laurel, browser: TestBrowser): Promise<void> {
  // The first admin finds the list of first steps, and makes a team.
  const { page: admin, errors } = await browser.openPage(laurel.url, DRESSES.light);
  await signIn(admin);
  await admin.getByRole("link", { name: "Teams", exact: true }).click();
  await admin.getByRole("link", { name: "Add a Team" }).first().click();
  await admin.getByLabel("Name", { exact: true }).fill("Support");
  await admin.getByRole("button", { name: "Add Team" }).click();
  await admin.getByRole("heading", { name: "Support", level: 1 }).waitFor();

  // Two people accept in browsers of their own. Nobody works here yet.
  const managerLink = await invite(admin, {
    name: "Mia Okoye",
    email: "mia@shop.example",
    role: "Manager",
  });
  const manager = await accept(browser, managerLink);
  await manager.page.getByRole("heading", { name: "My Team" }).waitFor();
  await checkPage(manager.page, "a manager of an empty team");

  // The tool names its person, who becomes an agent with one click.
  const url = await connectChatwoot(admin);
  await answerCustomer(url, 77);
  await admin.getByRole("link", { name: /^People/ }).last().click();
  await admin.getByText("Amy Ray").first().waitFor();
  await admin.getByRole("button", { name: /^Create This Agent/ }).click();
  await admin.getByText("Nobody waits").waitFor();
  assert((await laurel.agent("amy")).totalPoints > 0, "what waited has been scored");

  // The invitation finds the agent who exists by the e-mail.
  const agentLink = await invite(admin, AMY);
  const amy = await accept(browser, agentLink);
  await untilConnection(amy.page, "live");
  await amy.page.getByRole("button", { name: "Skip Tour" }).click();
  const before = await total(amy.page);
  assert(before > 0);
  const moved = await laurel.call("/admin/agents/amy", {
    method: "PATCH",
    body: { team: "support" },
  });
  assertEquals(moved.status, 200, moved.text);

  // More work of hers moves her desk and the manager's page.
  const row = manager.page.locator('tr[data-agent="amy"]');
  const shown = async () =>
    Number((await row.locator(".team-points .team-number").innerText()).replace(/\D/g, ""));
  await row.waitFor();
  const shownBefore = await shown();
  assert(shownBefore > 0);
  await answerCustomer(url, 78);
  await until(shown, (points) => points > shownBefore);
  const { totalPoints: after } = await laurel.agent("amy");
  await until(() => total(amy.page), (points) => points === after);

  // The manager corrects an entry, and Amy reads why.
  await row.getByText("Amy Ray").click();
  await manager.page.getByRole("button", { name: /Correct or reverse Reply/ }).first()
    .click();
  await manager.page.getByLabel("New value").fill("1");
  await manager.page.getByLabel("Reason").fill("The answer was a template");
  await manager.page.getByRole("dialog").getByRole("button", { name: "Correct", exact: true })
    .click();
  await until(() => total(amy.page), (points) => points < after);
  const banner = amy.page.locator('.banner[data-kind="change"]');
  assertMatch(await banner.innerText(), /Corrected by Mia Okoye: The answer was a template/);

  // All steps are done, and the log says who did what.
  await admin.goto(`${laurel.url}/admin/start`);
  await admin.getByText("All done.", { exact: false }).waitFor();
  await admin.goto(`${laurel.url}/admin/audit`);
  for (const act of ["Invited a person", "Created a team", "Corrected what an event counts"]) {
    await admin.locator(".audit-title").getByText(act).first().waitFor();
  }
  for (const one of [errors, manager.errors, amy.errors]) one.assertNone();
}

for (const storage of ["pglite", "postgres"] satisfies Storage[]) {
  const canRun = canBrowse && (storage === "pglite" || maintenanceUrl !== undefined);
  Deno.test({
    name: `a team moves in - from the first admin to a correction that the agent reads: ${storage}`,
    ignore: !canRun,
    sanitizeOps: false,
    sanitizeResources: false,
    async fn() {
      const [browser, laurel] = await Promise.all([launchBrowser(), startLaurel({ storage })]);
      try {
        await moveIn(laurel, browser);
      } finally {
        await browser.stop();
        await laurel.stop();
      }
    },
  });
}
