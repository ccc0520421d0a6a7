/** The fairness watch in the browser: findings, decisions, what the agent reads, the keyboard. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Page } from "playwright-core";
import {
  ADMIN,
  checkPage,
  PAGE_DRESSES,
  untilFocused,
  untilHeading,
  untilSaid,
} from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";
import { until } from "@/testing/until.ts";

const pageTest = shareDesks();
let sent = 0;

/** Sends 45 paid events of an agent within a minute. */
async function sendBurst({ laurel }: Desks, subject: string) {
  const start = Date.now() - 3_600_000;
  const events = Array.from({ length: 45 }, (_, index) => ({
    id: `burst-${++sent}`,
    source: "/crm",
    type: "contact_updated",
    subject,
    time: new Date(start + index * 1_000).toISOString(),
    data: { objectId: `contact-${sent}` },
  }));
  assertEquals((await laurel.call("/events/batch", { body: { events } })).status, 200);
}

/** Waits until the list has a finding of a person; the job looks at new work after some seconds. */
async function untilFound(page: Page, name: string) {
  const link = page.getByRole("link", { name: new RegExp(`^${name}`) });
  await link.waitFor({ timeout: 180_000 });
  return link;
}

pageTest("fairness page - a new installation has nothing to look at", async (desks) => {
  const { page, errors } = await desks.open("/insights/fairness", ADMIN);
  await page.getByText("Nothing to look at").waitFor();
  await checkPage(page, "empty");
  await page.getByRole("radio", { name: "Decided" }).check({ force: true });
  await page.getByText("Nothing was decided yet").waitFor();
  await page.getByLabel("Kind").selectOption("burst");
  await page.getByText("Nothing fits").waitFor();
  errors.assertNone();
  const { page: agent } = await desks.open("/settings/notes", "amy@e.com");
  await agent.getByText("There are no notes").waitFor();
  await checkPage(agent, "no notes");
  const { page: stranger } = await desks.open("/insights/fairness", "amy@e.com");
  await stranger.getByRole("heading", { name: "This is for managers" }).waitFor();
});

pageTest(
  "fairness page - a manager decides with the keyboard, the agent reads why",
  async (desks) => {
    for (const agent of ["amy", "ben", "cleo"]) await sendBurst(desks, agent);
    const { page: desk } = await desks.openDesk("amy@e.com");
    const { page, errors } = await desks.open("/insights/fairness", "mia@e.com");
    const link = await untilFound(page, "Amy Ray");
    assertEquals(await page.getByRole("link", { name: /^Cleo Vale/ }).count(), 0, "another team");
    await checkPage(page, "list");
    await link.focus();
    await page.keyboard.press("Enter");
    await untilHeading(page, "Many events at once");
    await untilFocused(page, "Many events at once");
    assertEquals(await page.locator(".finding-table tbody tr").count(), 45);
    assertMatch(await page.locator("main, .settings-main").first().innerText(), /45 paid events/);

    // Nothing is chosen, nothing is typed: both are said at their place.
    await page.getByRole("button", { name: "Decide", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Choose one.").waitFor();
    await page.getByText("Say why. They read it.").waitFor();
    await untilFocused(page, "decision-fine");
    await checkPage(page, "wrong");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await untilFocused(page, "decision-reason");
    await page.keyboard.type("We looked at it together.");
    // What was typed survives a reload.
    await page.reload();
    await until(
      () => page.getByLabel("Reason", { exact: true }).inputValue(),
      (text) => text === "We looked at it together.",
    );
    await page.getByLabel("Reason", { exact: true }).focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await untilSaid(page, "It is decided. Amy Ray sees the reason.");
    await page.getByRole("list", { name: "Decisions" }).getByText("Talked with them").waitFor();
    await checkPage(page, "decided");

    const banner = desk.locator('.banner[data-kind="change"]');
    await banner.getByText(/We looked at it together\./).waitFor();
    const { page: notes } = await desks.open("/settings/notes", "amy@e.com");
    await notes.getByText("We looked at it together.").waitFor();
    await checkPage(notes, "note");
    await page.getByRole("link", { name: "Back to findings" }).click();
    await untilHeading(page, "Fairness Watch");
    await page.getByRole("link", { name: /^Ben Okri/ }).waitFor();
    assertEquals(await page.getByRole("link", { name: /^Amy Ray/ }).count(), 0);
    await page.getByRole("radio", { name: "Decided" }).check({ force: true });
    await page.getByRole("link", { name: /^Amy Ray/ }).waitFor();
    await page.getByLabel("Search people").fill("nobody");
    await page.getByText("Nothing fits").waitFor();
    errors.assertNone();
  },
);

pageTest("fairness page - two managers who decide at once are told", async (desks) => {
  const { page: first } = await desks.open("/insights/fairness", "mia@e.com");
  await (await untilFound(first, "Ben Okri")).click();
  const { page: second, errors } = await desks.open("/insights/fairness", ADMIN);
  await (await untilFound(second, "Ben Okri")).click();
  for (const page of [first, second]) {
    await page.getByLabel("Fine", { exact: false }).check();
    await page.getByLabel("Reason", { exact: true }).fill("An import.");
  }
  await first.getByRole("button", { name: "Decide", exact: true }).click();
  await untilSaid(first, "It is decided.");
  await second.getByRole("button", { name: "Decide", exact: true }).click();
  await second.getByText("Somebody else changed this while you were editing.").waitFor();
  await checkPage(second, "conflict");
  assertEquals(await second.getByLabel("Reason", { exact: true }).inputValue(), "An import.");
  await second.getByRole("button", { name: "Keep Mine" }).click();
  await second.getByRole("list", { name: "Decisions" }).waitFor();
  await second.getByRole("button", { name: "Decide", exact: true }).click();
  await untilSaid(second, "It is decided.");
  assertEquals(await second.getByRole("list", { name: "Decisions" }).locator("li").count(), 2);
  errors.assertNone(/status of 409/);
});

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`fairness page - accessible: ${dress}`, async (desks) => {
    const { page, errors } = await desks.open("/insights/fairness", ADMIN, options);
    const link = await untilFound(page, "Cleo Vale");
    await checkPage(page, "list");
    await link.click();
    await page.locator(".finding-table").waitFor();
    await page.locator(".chart").waitFor();
    await checkPage(page, "finding");
    errors.assertNone();
    assert((await page.goto(`${desks.laurel.url}/insights/fairness/999999`))?.status() === 404);
    await checkPage(page, "missing");
  });
}
