/** The page of people of all tools who are nobody's yet. */
import { assertEquals } from "@std/assert";
import { createHmac } from "node:crypto";
import { ADMIN, checkPage, chooseFound, DRESSES, untilSaid } from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();
const SECRET = "a secret that Chatwoot shows";
const MESSAGE = JSON.parse(
  Deno.readTextFileSync(
    new URL("../integrations/chatwoot/testdata/message_created.json", import.meta.url),
  ),
);
let messages = 0;

interface Person {
  readonly id: number;
  readonly name?: string;
  readonly email?: string;
}

/** Connects Chatwoot, in which these people reply to customers. */
async function connect({ laurel }: Desks, name: string, people: readonly Person[]) {
  const { body: { url } } = await laurel.call<{ url: string }>("/admin/integrations", {
    body: { provider: "chatwoot", name, secret: SECRET },
  });
  for (const person of people) {
    const number = ++messages;
    const seconds = String(Math.floor(Date.now() / 1_000));
    const body = JSON.stringify({
      ...MESSAGE,
      id: 10_000 + number,
      account: { ...MESSAGE.account, id: 100 + number },
      created_at: new Date().toISOString(),
      sender: { ...person, type: "user" },
      performed_by: { id: person.id, type: "user" },
      conversation: { ...MESSAGE.conversation, id: 20_000 + number, messages: [] },
    });
    const signature = createHmac("sha256", SECRET).update(`${seconds}.${body}`).digest("hex");
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-chatwoot-timestamp": seconds,
        "x-chatwoot-signature": `sha256=${signature}`,
      },
      body,
    });
    assertEquals((await response.json()).status, "processed");
  }
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

for (const [dress, options] of Object.entries(DRESSES)) {
  pageTest(`unassigned page - accessible: ${dress}`, async (desks) => {
    const name = `A person with quite a long name, as seen in ${dress}`;
    await connect(desks, `Chat, ${dress}`, [{ id: 5, name }, { id: 6, name: "Ben Okri" }]);
    const { page, errors } = await desks.open("/admin/unassigned", ADMIN, options);
    await page.getByRole("checkbox", { name: `Choose ${name}` }).check();
    await checkPage(page, "list");
    errors.assertNone();
  });
}
