/** The pages of challenges: from a template to the standings, for managers and admins. */
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
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

const pageTest = shareDesks();
const DAY = 86_400_000;
const MIA = "mia@e.com";

/** Creates a challenge through the API; it starts in some days. */
async function create(desks: Desks, key: string, changes: Record<string, unknown> = {}) {
  const now = Date.now();
  const { status } = await desks.laurel.call("/admin/challenges", {
    method: "POST",
    body: {
      key,
      title: key,
      kind: "individual",
      metric: { events: ["call_completed"], measure: { kind: "count" } },
      target: 5,
      rewardPoints: 50,
      startsAt: new Date(now + DAY).toISOString(),
      endsAt: new Date(now + 3 * DAY).toISOString(),
      ...changes,
    },
  });
  assertEquals(status, 201, key);
}

const press = async (page: Page, role: "link" | "button", name: string | RegExp) => {
  await page.getByRole(role, { name }).first().focus();
  await page.keyboard.press("Enter");
};

pageTest(
  "challenges page - a manager makes, changes and cancels a challenge with the keyboard",
  async (desks) => {
    const { page, errors } = await desks.open("/challenges", MIA);
    await untilHeading(page, "Challenges");
    await press(page, "link", "New Challenge");
    await untilHeading(page, "New challenge");
    await checkPage(page, "templates");
    await press(page, "link", /^Call sprint/);
    await untilHeading(page, "Call sprint");
    // Managers choose among their own teams.
    await page.getByRole("list", { name: "Chosen teams" }).getByText("red").waitFor();
    await page.getByText(/Nobody counted anything|Too hard|Hard|About right/).first().waitFor();
    await page.getByLabel("Title", { exact: true }).fill("");
    await page.getByLabel("Target", { exact: true }).fill("0");
    await page.getByLabel("Ends", { exact: true }).fill("2020-01-01T00:00");
    await press(page, "button", "Create Challenge");
    await untilFocused(page, "challenge-title");
    await page.getByText("Give it a title.").waitFor();
    await page.getByText("Enter a whole number, 1 or more.").waitFor();
    await page.getByText("The end must be after the start.").waitFor();
    await checkPage(page, "wrong input");
    await page.getByLabel("Title", { exact: true }).fill("Quick calls");
    await page.getByLabel("Target", { exact: true }).fill("3");
    const start = await page.getByLabel("Starts", { exact: true }).inputValue();
    const end = new Date(Date.parse(`${start}Z`) + 4 * DAY).toISOString().slice(0, 16);
    await page.getByLabel("Ends", { exact: true }).fill(end);
    await press(page, "button", "Add a Condition");
    await press(page, "button", "Create Challenge");
    await page.getByText("Choose a field.").waitFor();
    await page.getByLabel("Field", { exact: true }).selectOption("talkTime");
    await page.getByLabel("Value", { exact: true }).fill("60");
    await press(page, "button", "Create Challenge");
    await untilHeading(page, "Quick calls");
    await page.getByText("Call completed with talk time at least 60").waitFor();
    await page.getByText("Created a challenge").waitFor();
    await checkPage(page, "challenge");

    await press(page, "link", "Edit");
    await untilHeading(page, "Edit Quick calls");
    await page.getByLabel("Winners", { exact: true }).fill("1");
    await page.keyboard.press("Enter");
    await untilHeading(page, "Quick calls");
    await untilSaid(page, "Quick calls is saved.");
    await page.getByText("The first to reach 3", { exact: true }).waitFor();
    await page.getByText("Changed a challenge").waitFor();

    await press(page, "link", "Clone");
    await untilHeading(page, "Clone of Quick calls");
    await page.getByLabel("Title", { exact: true }).fill("Quick calls again");
    await press(page, "button", "Create Challenge");
    await untilHeading(page, "Quick calls again");

    await press(page, "button", "Cancel Challenge…");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Cancel Challenge" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Say why: participants read it.").waitFor();
    await checkPage(page, "cancel");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await press(page, "button", "Cancel Challenge…");
    await page.getByLabel("Reason", { exact: true }).fill("The dialer is down.");
    await dialog.getByRole("button", { name: "Cancel Challenge" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Canceled: The dialer is down.").waitFor();
    await untilSaid(page, "Quick calls again is canceled.");
    errors.assertNone();
  },
);

pageTest("challenges page - two admins edit the same challenge", async (desks) => {
  await create(desks, "shared");
  const { page, errors } = await desks.open("/challenges/shared/edit", ADMIN);
  await untilHeading(page, "Edit shared");
  await page.getByLabel("Title", { exact: true }).fill("Mine");
  const theirs = { method: "PATCH", body: { title: "Theirs", target: 9 } };
  assertEquals((await desks.laurel.call("/admin/challenges/shared", theirs)).status, 200);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Somebody else changed this while you were editing.").waitFor();
  assertEquals(await page.getByLabel("Title", { exact: true }).inputValue(), "Mine");
  await checkPage(page, "conflict");
  await page.getByRole("button", { name: "Show Their Version" }).click();
  await page.waitForFunction(() =>
    (document.getElementById("challenge-title") as HTMLInputElement).value === "Theirs"
  );
  await page.getByLabel("Title", { exact: true }).fill("Ours");
  await page.getByRole("button", { name: "Save" }).click();
  await untilHeading(page, "Ours");
  const { body } = await desks.laurel.call("/admin/challenges/shared");
  assertEquals([body.title, body.target, body.revision], ["Ours", 9, 3]);
  errors.assertNone(/status of 409/);
});

pageTest(
  "challenges page - accessible in the dark and on a phone, not for agents",
  async (desks) => {
    await create(desks, "for-reds", { audience: { teams: ["red"] } });
    await create(desks, "duel", {
      kind: "head_to_head",
      target: null,
      startsAt: new Date().toISOString(),
    });
    const { page: dark } = await desks.open("/challenges", ADMIN, DRESSES.dark);
    await dark.getByRole("link", { name: /^duel/ }).waitFor();
    await checkPage(dark, "list");
    await dark.getByRole("radio", { name: /^Upcoming/ }).check();
    await dark.getByRole("link", { name: /for-reds/ }).waitFor();
    await dark.getByLabel("Search challenges").fill("nothing like it");
    await dark.getByText("Nothing is called that").waitFor();
    await dark.goto(`${desks.laurel.url}/challenges/duel/edit`);
    await dark.getByText("only its words can change now").waitFor();
    await checkPage(dark, "running");
    await dark.goto(`${desks.laurel.url}/challenges/none`);
    await dark.getByText("There is no such challenge").waitFor();

    const { page: phone } = await desks.open("/challenges/new/head-to-head", MIA, DRESSES.phone);
    await untilHeading(phone, "Head to head");
    await chooseFound(phone, "Add a person", "amy", "Amy Ray");
    await phone.getByRole("button", { name: "Create Challenge" }).click();
    await phone.getByText("Choose at least two people.").waitFor();
    await checkPage(phone, "form");
    await phone.goto(`${desks.laurel.url}/challenges/duel`);
    await untilHeading(phone, "duel");
    assertEquals(await phone.getByRole("link", { name: "Edit" }).count(), 0);
    await checkPage(phone, "challenge");
    const { page: agent } = await desks.open("/challenges", "amy@e.com");
    await agent.getByRole("heading", { level: 1 }).waitFor();
    assertEquals(await agent.getByRole("link", { name: "New Challenge" }).count(), 0);
  },
);
