/** The page of webhooks that failed: listed, looked into, tried again and discarded. */
import { assertEquals } from "@std/assert";
import { ADMIN, checkPage, PAGE_DRESSES, untilFocused, untilSaid } from "./support/admin.ts";
import { outcomeOfChatwoot } from "./support/chatwoot.ts";
import { connectChatwoot } from "./support/chatwoot_people.ts";
import { type Desks, shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();
let tools = 0;

/** Connects a tool, and lets it send a webhook that Laurel cannot read. */
async function fail(desks: Desks): Promise<string> {
  const name = `CRM ${++tools}`;
  const made = await connectChatwoot(desks, name);
  const content = { event: "message_created", account: { id: 3 }, id: "none" };
  assertEquals(await outcomeOfChatwoot(made.url, content), "unparseable");
  return name;
}

pageTest(
  "deliveries page - a failure is looked into and discarded with the keyboard",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/deliveries", ADMIN);
    await page.getByText("Nothing failed").waitFor();
    await checkPage(page, "empty");
    const name = await fail(desks);
    await page.reload();
    const row = page.locator(".failed-delivery", { hasText: name });
    await row.waitFor();
    await row.getByRole("button", { name: /^Content of/ }).focus();
    await page.keyboard.press("Enter");
    await row.locator(".failed-content").waitFor();
    await checkPage(page, "content");
    await row.getByRole("checkbox").focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Discard…" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Reason").fill(" ");
    await page.keyboard.press("Enter");
    await dialog.getByText("Say why, for whoever asks later.").waitFor();
    await untilFocused(page, "discard-reason");
    await checkPage(page, "no reason");
    await dialog.getByLabel("Reason").fill("A test of the CRM");
    await page.keyboard.press("Enter");
    await untilSaid(page, "1 delivery is discarded.");
    await row.waitFor({ state: "detached" });
    await page.getByRole("radio", { name: "Discarded" }).check({ force: true });
    await row.getByText(/A test of the CRM/).waitFor();
    await checkPage(page, "discarded");
    errors.assertNone();
  },
);

pageTest("deliveries page - filters leave what is asked for", async (desks) => {
  const name = await fail(desks);
  const { page, errors } = await desks.open("/admin/deliveries", ADMIN);
  const row = page.locator(".failed-delivery", { hasText: name });
  await row.waitFor();
  await page.getByLabel("Direction").selectOption("sent");
  await page.getByText("Nothing is found").waitFor();
  await page.getByLabel("Direction").selectOption("received");
  await row.waitFor();
  await page.getByLabel("Tool or webhook").selectOption({ label: `From ${name}` });
  await row.waitFor();
  assertEquals(await page.locator(".failed-delivery").count(), 1);
  await page.getByLabel("Since").fill("2999-01-01");
  await page.getByText("Nothing is found").waitFor();
  errors.assertNone();
});

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`deliveries page - accessible: ${dress}`, async (desks) => {
    const name = await fail(desks);
    const { page, errors } = await desks.open("/admin/deliveries", ADMIN, options);
    const row = page.locator(".failed-delivery", { hasText: name });
    await row.getByRole("checkbox").check();
    await checkPage(page, "list");
    await row.getByRole("button", { name: /^Content of/ }).click();
    await row.locator(".failed-content").waitFor();
    await checkPage(page, "content");
    await page.getByRole("button", { name: "Discard…" }).click();
    await page.getByRole("dialog").waitFor();
    await checkPage(page, "dialog");
    errors.assertNone();
  });
}
