/**
 * From a new Laurel to the first event on a desk, all in the browser except for the tool itself.
 */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { ADMIN } from "./support/admin.ts";
import { CHATWOOT_SECRET, chatwootMessage, deliverChatwoot } from "./support/chatwoot.ts";
import { shareDesks } from "./support/desk.ts";
import { until } from "@/testing/until.ts";

const deskTest = shareDesks();

const AMY = { name: "Amy of Support", email: "amy@tool.example" };
const message = (id: number, from: "customer" | typeof AMY, at: number) =>
  chatwootMessage({ id, conversation: 77, from, at });

deskTest("first event - an admin connects Chatwoot, and an agent sees points", async (desks) => {
  const { laurel } = desks;
  const desk = await desks.openDesk("amy@e.com");
  const total = desk.page.locator(".stat dd > span").first();
  assertEquals((await total.innerText()).trim(), "0");

  const { page, errors } = await desks.open("/admin/integrations", ADMIN);
  await page.getByRole("link", { name: "Add an Integration" }).click();
  await page.getByRole("link", { name: /^Chatwoot/ }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Support chat");
  await page.getByRole("button", { name: "Continue" }).click();

  const url = await page.getByLabel("Address", { exact: true }).inputValue();
  assert(url.startsWith(`${laurel.url}/api/v1/webhooks/chatwoot/`), url);
  await page.getByLabel("Secret of the webhook").fill(CHATWOOT_SECRET);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("It is set, and never shown.").waitFor();
  await page.getByRole("button", { name: "Send Test Event" }).click();
  await page.getByText("It works.").waitFor();
  assertMatch(await page.locator(".test-outcome").innerText(), /Reply/);
  assertEquals((await laurel.agent("amy")).totalPoints, 0, "a test gives nobody points");

  assertEquals(await deliverChatwoot(url, message(1, AMY, Date.now()), "a guess"), 401);
  const now = Date.now();
  assertEquals(await deliverChatwoot(url, message(501, "customer", now - 50_000)), 200);
  assertEquals(await deliverChatwoot(url, message(502, AMY, now - 5_000)), 200);

  // Received webhooks appear without a reload, with what they wait for.
  await page.getByRole("link", { name: /^Deliveries/ }).click();
  await page.getByRole("link", { name: /message_created/ }).first().click();
  await page.getByText("waits for a person").first().waitFor();
  await page.getByRole("link", { name: "Back to the deliveries" }).click();

  await page.locator(".tab", { hasText: "People" }).click();
  await page.getByText("Amy of Support").first().waitFor();
  const chooser = page.getByRole("combobox", { name: "Agent who is Amy of Support" });
  await chooser.fill("amy r");
  await page.getByRole("option", { name: /Amy Ray/ }).waitFor();
  await chooser.press("Enter");
  await page.getByText("Nobody waits").waitFor();

  // On the desk that was open all the time.
  const shown = await until(
    async () => Number((await total.innerText()).replace(/\D/g, "")),
    (points) => points > 0,
  );
  const { totalPoints } = await laurel.agent("amy");
  await until(
    async () => (await total.innerText()).trim(),
    (text) => text === totalPoints.toLocaleString("en-US"),
  );
  assert(shown > 0 && totalPoints > 0);
  const entries = await laurel.history("amy");
  assert(entries.some(({ type }) => type === "message_response"), JSON.stringify(entries));
  errors.assertNone();
  desk.errors.assertNone();
});
