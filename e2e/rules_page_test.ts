/** The pages of rules: drafts, sample events, what-if, publishing, differences, recalculations. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { until } from "@/testing/until.ts";
import {
  ADMIN,
  checkPage,
  PAGE_DRESSES,
  untilFocused,
  untilHeading,
  untilSaid,
} from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();

/** Makes a draft of the rules in force through the API. */
async function makeDraft({ laurel }: Desks, name: string): Promise<number> {
  const { status, text, body } = await laurel.call<{ id: number }>("/admin/rule-drafts", {
    body: { name, version: 1 },
  });
  assertEquals(status, 201, text);
  return body.id;
}

/** Sends work of now for two people. */
async function work({ laurel }: Desks, prefix: string) {
  for (const [type, subject] of [["deal_won", "amy"], ["message_response", "ben"]]) {
    const body = { id: `${prefix}-${subject}`, type, subject, data: { responseTime: 45 } };
    assertEquals((await laurel.call("/events", { body })).status, 200);
  }
}

const action = (page: Page, title: string) =>
  page.locator("details.rule-action", { has: page.getByText(title, { exact: true }) });

/** Chooses what a draft shows, with the keyboard. */
async function show(page: Page, name: string) {
  const radio = page.getByRole("radio", { name, exact: true });
  await radio.focus();
  await page.keyboard.press("Space");
  await until(() => radio.isChecked(), (isChecked) => isChecked);
}

pageTest("rules page - a draft is made, edited and published by keyboard alone", async (desks) => {
  await work(desks, "keyboard");
  const { page, errors } = await desks.open("/admin/rules", ADMIN);
  await page.getByText("Version 1: The default rules").waitFor();
  await page.getByText("No draft is open.", { exact: false }).waitFor();
  await checkPage(page, "list");
  await page.getByRole("link", { name: "New Draft" }).focus();
  await page.keyboard.press("Enter");
  await untilHeading(page, "New draft");
  await page.getByRole("button", { name: "Make Draft" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Give it a name.").waitFor();
  await untilFocused(page, "draft-name");
  await page.keyboard.type("Dearer deals");
  await page.keyboard.press("Enter");
  await untilHeading(page, "Dearer deals");
  await page.getByText("Nothing is wrong with these rules.").waitFor();

  const deal = action(page, "Deal won");
  await deal.locator("summary").focus();
  await page.keyboard.press("Enter");
  const base = deal.getByLabel("Base", { exact: true });
  await base.focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("many");
  await page.getByText("One thing to mend before this can be published").waitFor();
  await deal.getByText("Must be a whole number, not text").waitFor();
  assertEquals(await base.getAttribute("aria-invalid"), "true");
  assertEquals(
    await page.getByRole("button", { name: "Publish…" }).getAttribute("aria-disabled"),
    "true",
  );
  await checkPage(page, "wrong");
  // The list of what is wrong leads to the field.
  await page.locator("button.rule-issue").first().focus();
  await page.keyboard.press("Enter");
  await untilFocused(page, "rule-actions-deal_won-base");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("80");
  await page.getByText("Nothing is wrong with these rules.").waitFor();

  await deal.getByRole("button", { name: "Add a Bonus" }).focus();
  await page.keyboard.press("Enter");
  await untilFocused(page, "rule-actions-deal_won-bonuses-1-name");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Large deal");
  await deal.getByText("Is missing").waitFor();
  await page.getByLabel("condition 1 of large deal: value").focus();
  await page.keyboard.type("10000");
  await page.getByText("Nothing is wrong with these rules.").waitFor();
  await page.getByRole("status").getByText("Saved", { exact: true }).waitFor();

  await page.getByRole("button", { name: "Publish…" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Publish “Dearer deals”?" });
  await dialog.getByText(/All together would have got \d+% more points/).waitFor();
  await dialog.getByText("1 person would have got more.").waitFor();
  await checkPage(page, "publish");
  await dialog.getByLabel("What is changed, and why").focus();
  await page.keyboard.type("Deals were underpaid");
  await page.keyboard.press("Enter");
  await untilHeading(page, "Version 2");
  await untilSaid(page, "Version 2 is in force.");
  await page.getByText("base: 50 → 80").waitFor();
  await page.getByText("new: large deal +5 if value is at least 10000").waitFor();
  await page.getByText("Deals were underpaid").waitFor();
  await checkPage(page, "version");
  const { body: set } = await desks.laurel.call("/admin/rules/2");
  assertEquals([set.state, set.note, set.rules.actions.deal_won.base], [
    ...["in_force", "Deals were underpaid", 80],
  ]);
  assertMatch(set.publishedBy.name, /\w/);
  assertEquals((await desks.laurel.call("/admin/rule-drafts")).body.entries, []);
  errors.assertNone();
});

pageTest(
  "rules page - a sample event is scored as it is typed, beside the rules in force",
  async (desks) => {
    const id = await makeDraft(desks, "Sample");
    const { page, errors } = await desks.open(`/admin/rules/drafts/${id}`, ADMIN);
    const reply = action(page, "Reply");
    await reply.locator("summary").click();
    await reply.getByLabel("Base", { exact: true }).fill("9");
    await show(page, "Sample Event");
    await page.getByLabel("Event", { exact: true }).selectOption("message_response");
    await page.getByLabel("Response time").fill("45");
    const draft = page.getByRole("region", { name: "Draft", exact: true });
    const now = page.getByRole("region", { name: "In force", exact: true });
    await draft.getByText("9 + 3 quick bonus = 12").waitFor();
    await now.getByText("5 + 3 quick bonus = 8").waitFor();
    await draft.getByText("+4", { exact: true }).waitFor();
    await page.getByLabel("Quality").fill("0.9");
    await draft.getByText("(9 + 3 quick bonus) × 1.5 quality multiplier = 18").waitFor();
    await page.getByLabel("Quality").fill("90");
    await page.locator("#sample-quality-error").waitFor();
    await checkPage(page, "sample, wrong");
    await page.getByLabel("Quality").fill("0.5");
    await draft.getByText("quality was 0.5 and must be above 0.8").waitFor();
    errors.assertNone(/status of 422/);
  },
);

pageTest("rules page - what-if says who gains and loses, and warns of extremes", async (desks) => {
  await work(desks, "what-if");
  const id = await makeDraft(desks, "What if");
  const { page, errors } = await desks.open(`/admin/rules/drafts/${id}`, ADMIN);
  const reply = action(page, "Reply");
  await reply.locator("summary").click();
  await reply.getByLabel("Base", { exact: true }).fill("1");
  await show(page, "What If");
  await page.getByRole("button", { name: "Compare" }).focus();
  await page.keyboard.press("Enter");
  const table = page.getByRole("region", { name: "Who gains and loses" });
  await table.getByRole("row", { name: /Ben Okri/ }).waitFor();
  await page.getByLabel("Who is shown").selectOption("losses");
  await until(() => table.getByRole("row").count(), (rows) => rows >= 2);
  assertStringIncludes(await table.getByRole("row", { name: /Ben Okri/ }).innerText(), "−");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV" }).click(),
  ]);
  assertMatch(await Deno.readTextFile((await file.path())!), /^id,name,now,draft,difference\r\n/);
  await page.getByRole("searchbox", { name: "Search people" }).fill("nobody");
  await page.getByText("Nobody fits.", { exact: false }).waitFor();

  await page.getByLabel("Range").selectOption("custom");
  await page.getByLabel("First day").fill("2025-01-01");
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByText(/more than 92 days before to/).waitFor();
  await checkPage(page, "what-if, wrong period");

  await show(page, "JSON");
  await page.getByLabel("Rules as JSON").fill("{ nothing");
  await page.getByText(/Is no JSON, so it is not taken over/).waitFor();
  const none = { actions: {}, daily_streak: { base: 0, consecutiveBonus: 0, maxMultiplier: 1 } };
  await page.getByLabel("Rules as JSON").fill(JSON.stringify(none));
  await page.getByText("Nobody gets points for work: no action pays anything").waitFor();
  await page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Publish…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Nobody gets points for work: no action pays anything").waitFor();
  await dialog.getByText(/Nobody would have got a single point/).waitFor();
  await checkPage(page, "publish, with warnings");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  errors.assertNone(/status of 422/);
});

pageTest("rules page - of two admins who edit one draft, the second is told", async (desks) => {
  const id = await makeDraft(desks, "Ours");
  const path = `/admin/rule-drafts/${id}`;
  const { page, errors } = await desks.open(`/admin/rules/drafts/${id}`, ADMIN);
  const note = page.getByLabel("What is changed, and why");
  const change = async (text: string) =>
    await desks.laurel.call(path, { method: "PATCH", body: { note: text } });
  await note.waitFor();
  await change("by another");
  await note.fill("mine");
  const conflict = page.getByText("Somebody else changed this while you were editing.");
  await conflict.waitFor();
  await checkPage(page, "conflict");
  assertEquals((await desks.laurel.call(path)).body.note, "by another");
  await page.getByRole("button", { name: "Keep Mine" }).click();
  await page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
  assertEquals((await desks.laurel.call(path)).body.note, "mine");
  await change("by another again");
  await note.fill("mine again");
  await conflict.waitFor();
  await page.getByRole("button", { name: "Show Their Version" }).click();
  await until(() => note.inputValue(), (text) => text === "by another again");

  // What could not be saved stays, and is saved when it can be.
  await page.context().setOffline(true);
  await note.fill("typed on a train");
  await page.getByText(/^Not saved: You are offline/).waitFor();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Save Again" }).click();
  await page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
  assertEquals((await desks.laurel.call(path)).body.note, "typed on a train");
  await page.getByLabel("Name of the draft").fill(" ");
  await page.locator("#draft-name-error").waitFor();
  await page.getByLabel("Name of the draft").fill("Ours again");
  await untilHeading(page, "Ours again");
  await page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Delete Draft…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await untilSaid(page, "The draft is deleted.");
  errors.assertNone(/status of (409|422)|ERR_INTERNET/);
});

pageTest(
  "rules page - a version is scheduled, refused in the past, and withdrawn",
  async (desks) => {
    const id = await makeDraft(desks, "Later");
    const { page, errors } = await desks.open(`/admin/rules/drafts/${id}`, ADMIN);
    await page.getByText("Nothing is wrong with these rules.").waitFor();
    await page.getByRole("button", { name: "Publish…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("list", { name: "Effect" }).waitFor();
    await dialog.getByLabel("At a time").check();
    await dialog.getByLabel("Day and time").fill("2020-01-01T09:00");
    await dialog.getByRole("button", { name: "Schedule" }).click();
    await dialog.getByText("This time has passed.", { exact: false }).waitFor();
    await untilFocused(page, "publish-at");
    await checkPage(page, "publish in the past");
    await dialog.getByLabel("Day and time").fill("2099-01-01T09:00");
    await dialog.getByRole("button", { name: "Schedule" }).click();
    await page.locator('[role="status"]').getByText(/^Version \d+ is scheduled\.$/).waitFor();
    await page.getByText("scheduled", { exact: true }).first().waitFor();
    await page.getByRole("button", { name: "Withdraw…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
    await page.getByText("withdrawn", { exact: true }).first().waitFor();
    assertEquals(await page.getByRole("button", { name: "Withdraw…" }).count(), 0);
    errors.assertNone(/status of 409/);
  },
);

pageTest("rules page - a period is recalculated: wrong days, dry run, applied", async (desks) => {
  await work(desks, "again");
  const draft = await makeDraft(desks, "For the past");
  const { body } = await desks.laurel.call(`/admin/rule-drafts/${draft}`);
  const rules = { ...body.rules, actions: { ...body.rules.actions, deal_won: { base: 500 } } };
  const { body: set } = await desks.laurel.call("/admin/rules", {
    body: { rules, effectiveFrom: null, note: "Only for the past" },
  });
  const { page, errors } = await desks.open("/admin/rules/recalculations", ADMIN);
  await page.getByText("Nothing was recalculated yet").waitFor();
  await checkPage(page, "no recalculations");
  await page.getByRole("link", { name: "Recalculate a Period" }).click();
  await untilHeading(page, "Recalculate a period");
  await page.getByLabel("Range").selectOption("custom");
  await page.getByLabel("Last day").fill("2020-01-01");
  await page.getByRole("button", { name: "Start Dry Run" }).click();
  await page.getByText(/is before the first day/i).waitFor();
  await untilFocused(page, "recalculation-to");
  await checkPage(page, "recalculation, wrong days");
  await page.getByLabel("Range").selectOption("last7");
  await page.getByLabel("Under the rules of").selectOption(String(set.version));
  await page.getByLabel("Reason").fill("Deals were underpaid");
  await page.getByRole("button", { name: "Start Dry Run" }).click();
  await untilHeading(page, "Recalculation 1");
  const row = page.getByRole("row", { name: /Amy Ray/ });
  await row.waitFor();
  const { body: before } = await desks.laurel.call("/agents/amy");
  await checkPage(page, "dry run");
  await page.getByRole("button", { name: "Apply…" }).click();
  const dialog = page.getByRole("dialog", { name: "Apply this recalculation?" });
  await dialog.getByText(/All together would have got/).waitFor();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await untilSaid(page, "The recalculation is applied. Points are being corrected.");
  await page.getByText("applied", { exact: true }).waitFor();
  await until(
    async () => (await desks.laurel.call("/agents/amy")).body.totalPoints,
    (points) => points > before.totalPoints + 400,
  );
  await page.getByRole("link", { name: "Back to recalculations" }).click();
  await page.getByRole("list", { name: "Recalculations" }).getByText("applied").waitFor();
  assert(await page.getByText("Deals were underpaid").isVisible());
  errors.assertNone(/status of 422/);
});

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`rules page - accessible in every view: ${dress}`, async (desks) => {
    const id = await makeDraft(desks, `A draft with a rather long name that says it all, ${dress}`);
    const { page, errors } = await desks.open("/admin/rules", ADMIN, options);
    await page.getByRole("list", { name: "Drafts" }).waitFor();
    await checkPage(page, "list");
    await page.goto(`${desks.laurel.url}/admin/rules/drafts/${id}`);
    await action(page, "Call completed").locator("summary").click();
    await action(page, "Call completed").getByRole("button", { name: "Add a Bonus" }).click();
    await page.getByText(/to mend before this can be published/).waitFor();
    await checkPage(page, "editor, wrong");
    await page.getByRole("button", { name: "Remove bonus", exact: true }).click();
    // The button to publish is drawn as off until everything is right and saved.
    await page.getByText("Nothing is wrong with these rules.").waitFor();
    await page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
    for (const view of ["Sample Event", "What If", "Changes", "JSON"]) {
      await page.getByRole("radio", { name: view }).check({ force: true });
      await checkPage(page, view);
    }
    await page.getByRole("button", { name: "Publish…" }).click();
    await page.getByRole("list", { name: "Effect" }).waitFor();
    await checkPage(page, "publish");
    await page.goto(`${desks.laurel.url}/admin/rules/versions/1`);
    await page.getByRole("heading", { name: "What work pays" }).waitFor();
    await checkPage(page, "version");
    errors.assertNone();
    await page.goto(`${desks.laurel.url}/admin/rules/drafts/99999`);
    await checkPage(page, "missing");
  });
}
