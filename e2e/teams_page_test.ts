/** The page of teams: made, renamed, with members and managers, and deleted. */
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

pageTest(
  "teams page - a team is made, filled, emptied and deleted with the keyboard",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/teams", ADMIN);
    await page.getByText("managed by mia").waitFor();
    await checkPage(page, "list");
    await page.getByRole("link", { name: "Add a Team" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Add Team" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Enter a name.").waitFor();
    await untilFocused(page, "team-name");
    await page.keyboard.type("Red");
    await page.keyboard.press("Enter");
    await page.getByText("Is another team’s").or(page.getByText("Is another team's")).waitFor();
    await untilFocused(page, "team-id");
    await checkPage(page, "new, taken");
    await page.getByLabel("Id", { exact: true }).fill("field");
    await page.keyboard.press("Enter");
    await untilHeading(page, "Red");
    await page.getByLabel("Name", { exact: true }).fill("Field sales");
    await page.keyboard.press("Enter");
    await untilHeading(page, "Field sales");
    await page.getByRole("switch", { name: "Leave needs approval" }).focus();
    await page.keyboard.press("Space");
    await chooseFound(page, "Add a manager", "mia", "mia");
    await untilSaid(page, "mia manages the team now.");
    await untilFocused(page, "team-manager");
    await chooseFound(page, "Add a member", "cleo", "Cleo Vale");
    await page.getByRole("heading", { name: "Members (1)" }).waitFor();
    await page.getByRole("button", { name: "Remove Cleo Vale" }).waitFor();
    await chooseFound(page, "Add a member", "cleo", "Cleo Vale");
    await page.getByText("Cleo Vale is in this team already.").waitFor();
    await checkPage(page, "team");
    const { body: team } = await desks.laurel.call("/admin/teams/field");
    assertEquals([team.name, team.members, team.leaveNeedsApproval], ["Field sales", 1, true]);
    assertEquals(team.managers.map((one: { email: string }) => one.email), ["mia@e.com"]);

    const dialog = page.getByRole("dialog");
    await page.getByRole("button", { name: "Delete Team…" }).click();
    await dialog.getByRole("button", { name: "Delete" }).click();
    await dialog.getByText(/1 member and 1 manager/).waitFor();
    await checkPage(page, "not deleted");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Remove Cleo Vale" }).click();
    await page.getByRole("heading", { name: "Members (0)" }).waitFor();
    // Only now: the line for screen readers holds one message, that of the answer that came last.
    await page.getByRole("button", { name: "Remove mia" }).click();
    await untilSaid(page, "mia no longer manages the team.");
    await page.getByRole("button", { name: "Delete Team…" }).click();
    await dialog.getByRole("button", { name: "Delete" }).click();
    await untilHeading(page, "Teams");
    await page.getByRole("link", { name: /^Field sales/ }).waitFor({ state: "detached" });
    errors.assertNone(/status of (409|422)/);
  },
);

pageTest("teams page - accessible in the dark on a phone, and for admins alone", async (desks) => {
  const { page, errors } = await desks.open("/admin/teams", ADMIN, DRESSES["dark phone"]);
  await page.getByText("managed by mia").waitFor();
  await checkPage(page, "list");
  await page.getByRole("link", { name: /^red/ }).click();
  await page.getByText("Amy Ray").waitFor();
  await page.getByLabel("Add a manager").click();
  await page.getByRole("option").first().waitFor();
  await checkPage(page, "team");
  await page.goto(`${desks.laurel.url}/admin/teams/new`);
  await checkPage(page, "new");
  errors.assertNone();
  await page.goto(`${desks.laurel.url}/admin/teams/none`);
  await page.getByText("There is no such team").waitFor();
  await checkPage(page, "missing");
  const { page: agent } = await desks.open("/admin/teams", "amy@e.com");
  await agent.getByRole("heading", { name: "This is for admins" }).waitFor();
});
