/** The page of people of all tools who are nobody's yet. */
import { assertEquals } from "@std/assert";
import { ADMIN, checkPage, chooseFound, PAGE_DRESSES, untilSaid } from "./support/admin.ts";
import {
  type ChatwootPerson,
  connectChatwoot,
  replyInChatwoot,
} from "./support/chatwoot_people.ts";
import { type Desks, shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();
/** Accounts in Chatwoot, one for each reply. */
let accounts = 100;

/** Connects Chatwoot, in which these people reply to customers. */
async function connect(desks: Desks, name: string, people: readonly ChatwootPerson[]) {
  const made = await connectChatwoot(desks, name);
  for (const person of people) await replyInChatwoot(made, person, { id: ++accounts });
}

pageTest(
  "unassigned page - people are assigned, ignored and brought back with the keyboard",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/unassigned", ADMIN);
    await page.getByText("Nobody waits").waitFor();
    await checkPage(page, "empty");
    await connect(desks, "Support chat", [
      { id: 1, name: "Cleo Vale" },
      { id: 2, name: "Someone Else" },
      { id: 3, name: "A Spammer" },
    ]);
    await page.reload();
    const row = (name: string) => page.locator(".person-row", { hasText: name });
    await row("Cleo Vale").getByText(/is called like/).waitFor();
    await row("Cleo Vale").getByText(/event/).first().waitFor();
    await checkPage(page, "list");

    await page.getByLabel("Search unassigned people").fill("spam");
    await row("Someone Else").waitFor({ state: "detached" });
    await row("A Spammer").getByRole("button", { name: /^Ignore/ }).focus();
    await page.keyboard.press("Enter");
    await untilSaid(page, "A Spammer is ignored.");
    await page.getByText("Nobody is found").waitFor();
    await page.getByLabel("Search unassigned people").fill("");
    await chooseFound(page, "Agent who is Someone Else", "ben", "Ben Okri");
    await untilSaid(page, "Someone Else is Ben Okri");
    await row("Someone Else").waitFor({ state: "detached" });

    await row("Cleo Vale").getByRole("checkbox").focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Assign 1 as Suggested" }).focus();
    await checkPage(page, "chosen");
    await page.keyboard.press("Enter");
    await page.getByText("Nobody waits").waitFor();
    const { body: cleo } = await desks.laurel.call("/agents/cleo");
    assertEquals(cleo.totalPoints > 0, true, "the work that waited counts");

    await page.getByRole("radio", { name: "Ignored" }).check({ force: true });
    await row("A Spammer").getByRole("button", { name: "Stop Ignoring" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Nobody is ignored").waitFor();
    errors.assertNone();
  },
);

pageTest(
  "unassigned page - somebody without a name needs one, and nothing typed is lost",
  async (desks) => {
    await connect(desks, "Nameless chat", [{ id: 9 }]);
    const { page, errors } = await desks.open("/admin/unassigned", ADMIN);
    await page.getByLabel("Tool").selectOption({ label: "Nameless chat" });
    const row = page.locator(".person-row", { hasText: "Nameless chat" });
    await row.getByRole("button", { name: /^Create This Agent/ }).click();
    await row.getByLabel("Name", { exact: true }).focus();
    await page.keyboard.press("Enter");
    await row.getByText("Enter the name.").waitFor();
    await row.getByLabel("Name", { exact: true }).fill("Nina New");
    await row.getByLabel("E-mail (optional)").fill("nonsense");
    await page.keyboard.press("Enter");
    await row.getByText(/is not an e-mail address/i).waitFor();
    assertEquals(await row.getByLabel("Name", { exact: true }).inputValue(), "Nina New");
    await checkPage(page, "wrong address");
    await row.getByLabel("E-mail (optional)").fill("nina@e.com");
    await page.keyboard.press("Enter");
    await untilSaid(page, "Nina New is an agent now");
    errors.assertNone(/status of 422/);
  },
);

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`unassigned page - accessible: ${dress}`, async (desks) => {
    const name = `A person with quite a long name, as seen in ${dress}`;
    await connect(desks, `Chat, ${dress}`, [{ id: 5, name }, { id: 6, name: "Ben Okri" }]);
    const { page, errors } = await desks.open("/admin/unassigned", ADMIN, options);
    await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
    await checkPage(page, "list");
    errors.assertNone();
  });
}
