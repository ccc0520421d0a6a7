/**
 * The page on which admins create webhooks: every state, with the keyboard, on a phone, in dark
 * mode.
 */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { withReceiver } from "@/testing/receiver.ts";
import { ADMIN, checkPage, PAGE_DRESSES } from "./support/admin.ts";
import { shareDesks } from "./support/desk.ts";

const pageTest = shareDesks({ env: { LAUREL_WEBHOOKS_ALLOW_PRIVATE: "1" } });

pageTest(
  "webhooks page - from an empty list to a delivered message, with the keyboard alone",
  async (desks) => {
    await withReceiver(async ({ url, received }) => {
      const { page, errors } = await desks.open("/admin/webhooks", ADMIN);
      await page.getByText("No webhooks yet").waitFor();
      await checkPage(page, "empty");
      await page.getByRole("link", { name: "Add a Webhook" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "New webhook" }).waitFor();
      await page.getByRole("button", { name: "Add Webhook" }).focus();
      await page.keyboard.press("Enter");
      await page.getByText("Enter where the messages go.").waitFor();
      // The focus moves to the field with the error.
      await page.keyboard.type("ftp://example.com/");
      await page.keyboard.press("Enter");
      await page.getByText(/Must begin with https/).waitFor();
      await checkPage(page, "wrong address");
      await page.getByRole("textbox", { name: "URL" }).fill(url);
      await page.getByLabel("Description").fill("Wall display");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Wall display" }).waitFor();
      const secret = await page.locator("#secret").inputValue();
      assertMatch(secret, /^whsec_/);
      await page.getByText("Nothing was sent yet").waitFor();
      await checkPage(page, "made");
      await page.getByRole("button", { name: "Send Test" }).focus();
      await page.keyboard.press("Enter");
      await page.getByText("Answered 204", { exact: false }).waitFor();
      assertEquals(received.map(({ json }) => json.type), ["test"]);
      await page.getByRole("button", { name: "New Secret…" }).click();
      await page.getByRole("dialog").waitFor();
      await checkPage(page, "dialog");
      await page.getByRole("button", { name: "Make New Secret" }).click();
      await page.getByText(/signed with the previous one too/).waitFor();
      assert(await page.locator("#secret").inputValue() !== secret);
      await page.getByRole("button", { name: "Hide" }).click();
      assertEquals(await page.locator("#secret").count(), 0);
      // A level-up is sent without any action of the admin.
      const deals = ["1", "2", "3"].map((id) => (
        { id: `deal-${id}`, source: "/crm", type: "deal_won", subject: "amy", data: {} }
      ));
      const { status, text } = await desks.laurel.call("/events/batch", {
        body: { events: deals },
      });
      assertEquals(status, 200, text);
      await page.locator("li", { hasText: "Level up" }).first().waitFor();
      await page.locator("li", { hasText: "New leader" }).first().waitFor();
      assert(received.some(({ json }) => json.type === "level_up" && json.data.agent.id === "amy"));
      await page.getByRole("button", { name: "Remove Webhook…" }).click();
      await page.getByRole("button", { name: "Remove", exact: true }).click();
      await page.getByText("No webhooks yet").waitFor();
      // The refused address caused this message.
      errors.assertNone(/status of 422/);
    });
  },
);

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`webhooks page - accessible in every state: ${dress}`, async (desks) => {
    let status = 200;
    await withReceiver(async ({ url }) => {
      const make = async (body: Record<string, unknown>) => {
        const made = await desks.laurel.call<{ id: string }>("/admin/webhooks", {
          body: { url, events: ["level_up", "achievement_earned"], ...body },
        });
        assertEquals(made.status, 201, made.text);
        return made.body.id;
      };
      const id = await make({ description: `A rather long name for a wall display, ${dress}` });
      const slack = await make({ format: "slack", description: `Sales channel, ${dress}` });
      const call = (path: string) =>
        desks.laurel.call(`/admin/webhooks/${path}`, { method: "POST" });
      await call(`${id}/test`);
      const { page, errors } = await desks.open("/admin/webhooks", ADMIN, options);
      await page.getByText("last delivered").first().waitFor();
      await checkPage(page, "list");
      await page.getByRole("link", { name: /Add a Webhook/ }).click();
      await page.getByRole("radio", { name: "Slack" }).check();
      await page.getByLabel("Incoming webhook URL").waitFor();
      await checkPage(page, "new");
      await page.goto(`${desks.laurel.url}/admin/webhooks/${id}`);
      await page.getByText("Answered 200", { exact: false }).waitFor();
      status = 503;
      await page.getByRole("button", { name: "Send Test" }).click();
      await page.getByText("The receiver answered 503: closed").waitFor();
      await checkPage(page, "failed");
      await page.getByLabel("Show").selectOption("pending");
      await page.getByText("There is none of these").waitFor();
      status = 410;
      await page.getByRole("button", { name: "Send Test" }).click();
      await page.getByText("The receiver answered 410 Gone.", { exact: false }).first().waitFor();
      await checkPage(page, "off");
      assertEquals(await page.getByRole("switch", { name: "Send messages" }).isChecked(), false);
      await page.getByText("Send messages", { exact: true }).click();
      await page.getByText("Turned off").waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Edit…" }).click();
      await checkPage(page, "editing");
      await page.goto(`${desks.laurel.url}/admin/webhooks/${slack}`);
      await page.getByText("As Slack messages.", { exact: false }).waitFor();
      await checkPage(page, "slack");
      errors.assertNone();
      await page.goto(`${desks.laurel.url}/admin/webhooks/wh_none`);
      await page.getByText("There is no such webhook").waitFor();
      await checkPage(page, "missing");
      for (const one of [id, slack]) {
        await desks.laurel.call(`/admin/webhooks/${one}`, { method: "DELETE" });
      }
    }, () => new Response(status === 503 ? "closed" : null, { status }));
  });
}
