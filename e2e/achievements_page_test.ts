/** The pages of achievements: defined, with their reach, changed, replaced and retired. */
import { delay } from "@std/async/delay";
import { assertEquals } from "@std/assert";
import {
  ADMIN,
  checkPage,
  chooseFound,
  DRESSES,
  untilFocused,
  untilHeading,
  untilSaid,
} from "./support/admin.ts";
import { shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();

const MEDAL = {
  key: "shared_medal",
  family: "shared_medal",
  title: "Shared medal",
  description: "For a test.",
  category: "dialer",
  icon: "phone",
  tier: 1,
  points: 10,
  metric: { events: ["call_completed"], measure: { kind: "count" } },
  target: 1_000,
};

pageTest(
  "achievements page - one is defined, changed, replaced and retired with the keyboard",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/achievements", ADMIN);
    await untilHeading(page, "Achievements");
    await checkPage(page, "list");
    await page.getByRole("link", { name: "New Achievement" }).focus();
    await page.keyboard.press("Enter");
    await untilHeading(page, "New achievement");
    await page.getByRole("button", { name: "Create Achievement" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Give it a title.").waitFor();
    await untilFocused(page, "achievement-title");
    await page.getByText("Enter a whole number, 1 or more.").waitFor();
    await checkPage(page, "wrong input");
    await page.keyboard.type("Night owl");
    await page.getByLabel("moon", { exact: true }).or(page.getByLabel("star", { exact: true }))
      .first().focus();
    await page.keyboard.press("ArrowRight");
    await chooseFound(page, "Events", "call completed", "Call completed");
    await page.getByLabel("Target", { exact: true }).fill("1");
    await page.getByText(/people would have it today/).waitFor();
    await page.getByLabel("Target", { exact: true }).fill("1000000");
    await page.getByText("Nobody would have it").waitFor();
    await page.getByLabel("Counts work from").fill("2026-01-01");
    await page.getByLabel("Points", { exact: true }).fill("75");
    await checkPage(page, "new");
    await page.getByLabel("Title", { exact: true }).focus();
    await page.keyboard.press("Enter");
    await untilHeading(page, "Night owl");
    await untilSaid(page, "Night owl is created.");
    await page.getByText("75 points").first().waitFor();
    await checkPage(page, "achievement");

    await page.getByRole("link", { name: "Edit" }).focus();
    await page.keyboard.press("Enter");
    await untilHeading(page, "Edit Night owl");
    await page.getByLabel("Title", { exact: true }).fill("Owl");
    await page.keyboard.press("Enter");
    await untilHeading(page, "Owl");

    await page.getByRole("link", { name: "Replace" }).focus();
    await page.keyboard.press("Enter");
    await untilHeading(page, "Replace Owl");
    await page.getByLabel("Target", { exact: true }).fill("20");
    await page.getByLabel("The old one ends on").fill("2020-01-01");
    await page.getByRole("button", { name: "Replace" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText(/Has begun somewhere already/).waitFor();
    await untilFocused(page, "achievement-from");
    await page.getByLabel("The old one ends on").fill("");
    await page.getByRole("button", { name: "Replace" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("It replaced").waitFor();
    await page.getByRole("link", { name: "night_owl" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("It was replaced by").waitFor();
    await page.goBack();
    await page.getByText("It replaced").waitFor();

    await page.getByRole("button", { name: "Retire…" }).focus();
    await page.keyboard.press("Enter");
    await checkPage(page, "retire");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Retire…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Retire", exact: true }).click();
    await page.getByText(/Nobody earns it from/).waitFor();
    errors.assertNone(/status of 422/);
  },
);

pageTest("achievements page - two admins edit the same one", async (desks) => {
  const { laurel } = desks;
  const made = await laurel.call("/admin/achievements", { method: "POST", body: MEDAL });
  assertEquals(made.status, 201);
  const { page, errors } = await desks.open("/admin/achievements/shared_medal/edit", ADMIN);
  await untilHeading(page, "Edit Shared medal");
  await page.getByLabel("Title", { exact: true }).fill("Mine");
  const theirs = { method: "PATCH", body: { title: "Theirs", description: "New words." } };
  assertEquals((await laurel.call("/admin/achievements/shared_medal", theirs)).status, 200);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Somebody else changed this while you were editing.").waitFor();
  // Saving waits for the answer to this, however slow it is.
  let isAnswered = false;
  await page.route("**/api/v1/admin/achievements/shared_medal", async (route) => {
    if (route.request().method() !== "GET" || isAnswered) return await route.continue();
    await delay(500);
    isAnswered = true;
    await route.continue();
  });
  await page.getByRole("button", { name: "Keep Mine" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await untilHeading(page, "Mine");
  errors.assertNone(/status of 409/);
});

pageTest("achievements page - accessible in the dark and on a phone, for admins", async (desks) => {
  const { page: dark } = await desks.open("/admin/achievements", ADMIN, DRESSES.dark);
  await dark.getByLabel("Category").selectOption("dialer");
  await dark.getByRole("heading", { name: "Calls" }).waitFor();
  await dark.getByLabel("Search achievements").fill("nothing like it");
  await dark.getByText("No achievement fits").waitFor();
  await checkPage(dark, "nothing found");
  const { page: phone } = await desks.open("/admin/achievements", ADMIN, DRESSES.phone);
  await phone.getByRole("heading", { name: "Live chat" }).waitFor();
  await checkPage(phone, "list");
  await phone.goto(`${desks.laurel.url}/admin/achievements/new`);
  await phone.getByText("Who would have it").waitFor();
  await checkPage(phone, "new");
  await phone.goto(`${desks.laurel.url}/admin/achievements/none`);
  await phone.getByText("There is no such achievement").waitFor();
  const { page: manager } = await desks.open("/admin/achievements", "mia@e.com");
  await manager.getByRole("heading", { name: "This is for admins" }).waitFor();
});
