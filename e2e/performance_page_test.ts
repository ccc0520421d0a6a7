/** The page of performance: measures and conclusions, days before Laurel, and holdouts. */
import { assertEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { addDays } from "@/core/calendars/calendar.ts";
import { type DatabaseOptions, openDatabase } from "@/db/postgres/open.ts";
import { until } from "@/testing/until.ts";
import {
  ADMIN,
  checkPage,
  chooseFound,
  DRESSES,
  untilFocused,
  untilHeading,
  untilSaid,
} from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";

const PATH = "/insights/performance";
const TODAY = new Date().toISOString().slice(0, 10);

/** Cleo is without Laurel: a holdout begins tomorrow at the earliest, so this one is stored. */
async function holdCleoOut(options: DatabaseOptions): Promise<void> {
  const { db, close } = await openDatabase(options);
  const { id } = await db.insertInto("holdouts").values({
    name: "Early",
    team_id: null,
    share: null,
    seed: null,
    first_day: addDays(TODAY, -30),
    last_day: addDays(TODAY, 1),
  }).returning("id").executeTakeFirstOrThrow();
  const cleo = await db.selectFrom("agents").select("id").where("key", "=", "cleo")
    .executeTakeFirstOrThrow();
  await db.insertInto("holdout_members").values({ holdout_id: id, agent_id: cleo.id }).execute();
  await db.updateTable("agents").set({ is_held_out: true }).where("id", "=", cleo.id).execute();
  await close();
}

const pageTest = shareDesks({ prepare: holdCleoOut });

async function openPage(desks: Desks, email = ADMIN, path = PATH, dress = "") {
  const opened = await desks.open(path, email, DRESSES[dress]);
  await untilHeading(opened.page, path === PATH ? "Performance" : "New holdout");
  return opened;
}

/** Types a day; the fields of browsers take it part by part, in the order of the language. */
async function typeDay(page: Page, label: string, day: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(day);
}

pageTest(
  "performance page - a new installation says of every measure what is missing",
  async (desks) => {
    const { page, errors } = await openPage(desks);
    const card = page.locator('[data-measure="response_time"]');
    await card.getByText("No data before").first().waitFor();
    await card.getByText("Set the day on which Laurel was introduced", { exact: false }).waitFor();
    await checkPage(page, "empty");
    const { page: phone } = await openPage(desks, ADMIN, PATH, "dark phone");
    await phone.locator('[data-measure="productivity"]').waitFor();
    await checkPage(phone, "empty, dark phone");
    errors.assertNone();
  },
);

pageTest(
  "performance page - a manager sees the own team, and nobody else's forms",
  async (desks) => {
    const { page, errors } = await openPage(desks, "mia@e.com");
    assertEquals(await page.getByRole("combobox", { name: "Team" }).inputValue(), "red");
    assertEquals(await page.getByRole("heading", { name: "People without Laurel" }).count(), 0);
    await checkPage(page, "manager");
    errors.assertNone();
    await page.goto(`${desks.laurel.url}${PATH}/holdouts/new`);
    await page.getByText("404").waitFor();
    const { page: agent } = await desks.open(PATH, "amy@e.com");
    await agent.getByRole("heading", { name: /^This is for/ }).waitFor();
  },
);

pageTest(
  "performance page - measures with charts, conclusions, a table and files",
  async (desks) => {
    const people = Array.from({ length: 9 }, (_, index) => `person-${index}`);
    const work = (daysAgo: number, seconds: number) =>
      people.flatMap((subject, index) =>
        Array.from({ length: 5 }, (_, reply) => ({
          id: `${subject}-${daysAgo}-${reply}`,
          source: "/chat",
          type: "message_response",
          subject,
          time: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
          data: { responseTime: seconds + index + reply },
        }))
      );
    const events = [...work(40, 100), ...work(5, 60)];
    const sent = await desks.laurel.call("/events/batch", { method: "POST", body: { events } });
    assertEquals(sent.status, 200, sent.text);
    await until(
      async () => (await desks.laurel.call(PATH)).body.measures[0].comparisons[0].verdict,
      (verdict) => verdict === "better",
    );
    for (const dress of ["", "dark phone"]) {
      const { page, errors } = await openPage(desks, ADMIN, PATH, dress);
      const card = page.locator('[data-measure="response_time"]');
      await card.getByText("Better", { exact: true }).waitFor();
      await card.getByText(/^Response time was \d+% shorter than in the 28 days before/).waitFor();
      await card.locator(".interval-plot").first().waitFor();
      await checkPage(page, `measures ${dress}`);
      // The keyboard alone reaches the numbers of the chart and of all comparisons.
      await card.getByRole("button", { name: /^Show as Table/ }).focus();
      await page.keyboard.press("Enter");
      await card.getByRole("table").first().waitFor();
      await page.getByText("All comparisons as a table").focus();
      await page.keyboard.press("Enter");
      await page.getByRole("region", { name: "Comparisons" }).getByText("Better").first().waitFor();
      await checkPage(page, `tables ${dress}`);
      errors.assertNone();
    }
    const { page, errors } = await openPage(desks);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Export performance as CSV" }).click(),
    ]);
    assertEquals(file.suggestedFilename().endsWith(".csv"), true);
    await page.getByLabel("Range").selectOption("last7");
    await page.getByText("7 days are too few to say anything", { exact: false }).first().waitFor();
    await chooseFound(page, "Team", "red", "red");
    await page.waitForURL(/team=red/);
    await page.goBack();
    await until(
      () => page.getByRole("combobox", { name: "Team" }).inputValue(),
      (name) => name === "Everybody",
    );
    errors.assertNone();
  },
);

pageTest(
  "performance page - the first day with Laurel, and two admins who set it",
  async (desks) => {
    const { page, errors } = await openPage(desks);
    const form = page.locator("form", { has: page.locator("#introduced-on") });
    await typeDay(page, "Laurel introduced on", addDays(TODAY, 2));
    await page.keyboard.press("Enter");
    await form.getByText("Choose today or an earlier day.").waitFor();
    await untilFocused(page, "introduced-on");
    await checkPage(page, "wrong day");
    await typeDay(page, "Laurel introduced on", addDays(TODAY, -30));
    const other = { introducedOn: addDays(TODAY, -60) };
    const path = "/admin/performance/introduction";
    assertEquals((await desks.laurel.call(path, { method: "PUT", body: other })).status, 200);
    await form.getByRole("button", { name: "Save" }).focus();
    await page.keyboard.press("Enter");
    await form.getByText("Somebody else changed this while you were editing.").waitFor();
    await checkPage(page, "conflict");
    await form.getByRole("button", { name: "Keep Mine" }).click();
    await form.getByRole("alert").waitFor({ state: "detached" });
    await form.getByRole("button", { name: "Save" }).click();
    await untilSaid(page, "The day is saved.");
    assertEquals((await desks.laurel.call(path)).body.introducedOn, addDays(TODAY, -30));
    errors.assertNone(/status of 409/);
  },
);

pageTest(
  "performance page - days before Laurel come from a file, after a preview",
  async (desks) => {
    const { page, errors } = await openPage(desks);
    const choose = (lines: string) =>
      page.getByLabel("File of days before Laurel").setInputFiles({
        name: "days.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(lines),
      });
    await choose("name,day\namy,2025-01-01\n");
    await page.locator("#baseline-error").waitFor();
    await checkPage(page, "no such columns");
    await choose(
      "person,day,measure,numerator,denominator\namy,2025-01-01,response_time,100,5\n" +
        "nobody,2025-01-01,response_time,100,5\n",
    );
    await page.getByText("Line 3: person", { exact: false }).waitFor();
    await checkPage(page, "preview");
    await page.getByRole("button", { name: "Import", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Imported: 1 day of 1 person", { exact: false }).waitFor();
    errors.assertNone(/status of 400/);
  },
);

pageTest(
  "performance page - a holdout is planned, renamed and removed with the keyboard",
  async (desks) => {
    const { page, errors } = await openPage(desks);
    await page.getByRole("link", { name: "Early" }).waitFor();
    await page.getByRole("link", { name: "New Holdout" }).focus();
    await page.keyboard.press("Enter");
    await untilHeading(page, "New holdout");
    await page.getByRole("button", { name: "Preview" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Give it a name.").waitFor();
    await untilFocused(page, "holdout-name");
    await checkPage(page, "wrong");
    await page.keyboard.type("Winter");
    await typeDay(page, "First day without Laurel", addDays(TODAY, 1));
    await page.getByLabel("Who").selectOption("chosen");
    await chooseFound(page, "Who is without Laurel", "ben", "Ben Okri");
    await page.getByRole("button", { name: "Remove Ben Okri" }).waitFor();
    await page.getByRole("button", { name: "Preview" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /^1 without Laurel/ }).waitFor();
    await checkPage(page, "preview");
    await page.getByRole("button", { name: "Plan Holdout" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("is within the holdout", { exact: false }).waitFor();
    await untilFocused(page, "holdout-first");
    await typeDay(page, "First day without Laurel", addDays(TODAY, 3));
    await page.keyboard.press("Enter");
    await untilHeading(page, "Winter");
    await checkPage(page, "planned");

    const made = (await desks.laurel.call("/admin/holdouts")).body.entries[0];
    assertEquals([made.name, made.people, made.state], ["Winter", 1, "planned"]);
    const path = `/admin/holdouts/${made.id}`;
    await page.getByLabel("Name", { exact: true }).fill("December");
    await desks.laurel.call(path, { method: "PATCH", body: { name: "January" } });
    await page.keyboard.press("Enter");
    await page.getByText("Somebody else changed this while you were editing.").waitFor();
    await page.getByRole("button", { name: "Keep Mine" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await untilHeading(page, "December");
    await page.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await untilHeading(page, "Performance");
    assertEquals((await desks.laurel.call(path)).status, 404);
    errors.assertNone(/status of (404|409|422)/);
  },
);

pageTest("performance page - the form of a holdout in the dark on a phone", async (desks) => {
  const { page, errors } = await openPage(desks, ADMIN, `${PATH}/holdouts/new`, "dark phone");
  await page.getByLabel("Name", { exact: true }).fill("Spring");
  await typeDay(page, "First day without Laurel", addDays(TODAY, 3));
  await page.getByLabel("Share").selectOption("50");
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByRole("heading", { name: /without Laurel, \d+ with it$/ }).waitFor();
  await checkPage(page, "preview");
  errors.assertNone();
});

pageTest("performance page - who is in a holdout reads it instead of a desk", async (desks) => {
  for (const dress of ["", "dark phone"]) {
    const { page, errors } = await desks.open("/", "cleo@e.com", DRESSES[dress]);
    await page.getByRole("heading", { name: "Rewards are not switched on for you yet" }).waitFor();
    await checkPage(page, `without desk ${dress}`);
    errors.assertNone();
  }
  const event = { id: "cleo-1", source: "/crm", type: "deal_won", subject: "cleo" };
  const { body } = await desks.laurel.call("/events", { method: "POST", body: event });
  assertEquals([body.status, body.reason, body.points], ["recorded", "holdout", 0]);
  const { page } = await desks.open("/", "cleo@e.com");
  await page.getByRole("button", { name: "Sign Out" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/sign-in/);
});
