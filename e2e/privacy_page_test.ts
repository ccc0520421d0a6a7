/** The pages about personal data: periods, an export, and erasing a person. */
import { assert, assertEquals } from "@std/assert";
import {
  ADMIN,
  checkPage,
  chooseFound,
  PAGE_DRESSES,
  untilFocused,
  untilHeading,
  untilSaid,
} from "./support/admin.ts";
import { until } from "@/testing/until.ts";
import { shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();

pageTest("privacy page - a period is changed with the keyboard alone", async (desks) => {
  const { page, errors } = await desks.open("/admin/privacy", ADMIN);
  const change = page.getByRole("button", { name: "Change Ended sign-ins…" });
  await change.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Nothing is old enough to be removed now.").waitFor();
  await checkPage(page, "dialog");
  const days = dialog.getByLabel("Remove after (days)");
  await days.fill("soon");
  await page.keyboard.press("Enter");
  await dialog.getByText("Type a whole number of days.").waitFor();
  await untilFocused(page, "period-days");
  assertEquals(await days.inputValue(), "soon");
  await days.fill("0");
  await page.keyboard.press("Enter");
  await dialog.locator(".form-error").waitFor();
  await checkPage(page, "wrong");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("Enter");
  await days.fill("45");
  await page.keyboard.press("Enter");
  await untilSaid(page, "Ended sign-ins: 45 days.");
  const { body } = await desks.laurel.call("/admin/privacy/retention/sessions");
  assertEquals(body.days, 45);
  errors.assertNone(/status of 422/);
});

pageTest("privacy page - two admins who change the same period are told", async (desks) => {
  const { page, errors } = await desks.open("/admin/privacy", ADMIN);
  await page.getByRole("button", { name: "Change Audit log…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Remove after (days)").fill("400");
  await desks.laurel.call("/admin/privacy/retention/audit_log", {
    method: "PATCH",
    body: { days: 700 },
  });
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Somebody else changed this while you were editing.").waitFor();
  assertEquals(await dialog.getByLabel("Remove after (days)").inputValue(), "400");
  await dialog.getByRole("button", { name: "Show Their Version" }).click();
  await until(
    () => dialog.getByLabel("Remove after (days)").inputValue(),
    (days) => days === "700",
  );
  await dialog.getByLabel("Remove after (days)").fill("500");
  await dialog.getByRole("button", { name: "Save" }).click();
  await untilSaid(page, "Audit log: 500 days.");
  errors.assertNone(/status of 409/);
});

pageTest("privacy page - a person is erased, and only with the right name", async (desks) => {
  await desks.laurel.call("/admin/agents", { body: { id: "zed", name: "Zed Gone" } });
  await desks.laurel.call("/events", { body: { id: "zed-1", type: "deal_won", subject: "zed" } });
  const { page, errors } = await desks.open("/admin/privacy", ADMIN);
  await page.getByRole("link", { name: "Erase…" }).focus();
  await page.keyboard.press("Enter");
  await untilHeading(page, "Erase a person");
  await checkPage(page, "nobody chosen");
  await chooseFound(page, "Who", "zed", "Zed Gone");
  await page.getByRole("heading", { name: "What stays" }).waitFor();
  await checkPage(page, "preview");
  const name = page.getByLabel("Type the name to confirm");
  await name.fill("Zed");
  await page.keyboard.press("Enter");
  await page.getByText("This is not the name of the person.").waitFor();
  await untilFocused(page, "erase-confirmation");
  await checkPage(page, "wrong name");
  assertEquals((await desks.laurel.call("/agents/zed")).status, 200);
  await name.fill("Zed Gone");
  await page.keyboard.press("Enter");
  await untilSaid(page, "The person is erased.");
  await page.getByRole("heading", { name: "Erased people" }).waitFor();
  await page.getByText(/^erased-[0-9a-f]{12}$/).waitFor();
  assertEquals((await desks.laurel.call("/agents/zed")).status, 404);
  assert(!(await page.content()).includes("Zed Gone"));
  errors.assertNone();
});

pageTest(
  "privacy page - a manager without a desk is erased from the account's page",
  async (desks) => {
    const { body } = await desks.laurel.call("/admin/accounts?q=mia");
    const { page, errors } = await desks.open(`/admin/accounts/${body.entries[0].id}`, ADMIN);
    await page.getByRole("heading", { name: "Personal data" }).waitFor();
    await checkPage(page, "account");
    const link = page.getByRole("link", { name: "Download" });
    const file = await page.request.get(desks.laurel.url + await link.getAttribute("href"));
    assertEquals((await file.json()).account.email, "mia@e.com");
    await page.getByRole("link", { name: "Erase…" }).focus();
    await page.keyboard.press("Enter");
    await untilHeading(page, "Erase a person");
    await page.getByRole("heading", { name: `What goes of ${body.entries[0].name}` }).waitFor();
    await checkPage(page, "account is erased");
    await page.getByText("Places on boards").waitFor({ state: "detached" });
    assertEquals(
      await page.getByRole("heading", { name: "What stays" }).count() === 0 ||
        await page.getByRole("list", { name: "What stays" }).getByRole("listitem").count() > 0,
      true,
    );
    await page.getByLabel("Type the name to confirm").fill(body.entries[0].name);
    await page.keyboard.press("Enter");
    await untilSaid(page, "The person is erased.");
    assertEquals((await desks.laurel.call("/admin/accounts?q=mia")).body.entries, []);
    await page.goBack();
    await page.getByText("There is nobody with this id").waitFor();
    errors.assertNone(/status of 404/);
  },
);

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`privacy page - accessible: ${dress}`, async (desks) => {
    const { page, errors } = await desks.open("/admin/privacy", ADMIN, options);
    await page.getByText("Received webhooks").first().waitFor();
    await checkPage(page, "overview");
    await chooseFound(page, "Export what is stored about", "amy", "Amy Ray");
    const link = page.getByRole("link", { name: "Download" });
    await checkPage(page, "chosen");
    const file = await page.request.get(desks.laurel.url + await link.getAttribute("href"));
    assertEquals((await file.json()).agent.name, "Amy Ray");
    await page.getByRole("button", { name: "Change Details of events…" }).click();
    await page.getByRole("dialog").waitFor();
    await checkPage(page, "dialog");
    await page.goto(`${desks.laurel.url}/admin/privacy/erase`);
    await chooseFound(page, "Who", "amy", "Amy Ray");
    await page.getByRole("heading", { name: "What goes" }).waitFor();
    await checkPage(page, "erase");
    errors.assertNone();
  });
}
