/** The page of the audit log: what changed, filters in the address, live, keyboard, phone, dark. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { until } from "@/testing/until.ts";
import { ADMIN, checkPage, focused, PAGE_DRESSES } from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();

const rows = (page: Page) => page.locator(".audit-entry");
const row = (page: Page, text: string) => rows(page).filter({ hasText: text }).first();

async function call({ laurel }: Desks, path: string, body: object, method = "POST") {
  const { status, text } = await laurel.call(path, { method, body });
  assert(status < 300, text);
}

pageTest("audit page - an act appears by itself, opens, and is found by filters", async (desks) => {
  const { page, errors } = await desks.open("/admin/audit", ADMIN);
  await call(desks, "/admin/teams", { id: "audited", name: "Audited" });
  await call(desks, "/admin/teams/audited", { name: "Audited <b>again</b>" }, "PATCH");
  const changed = row(page, "Changed a team");
  await changed.waitFor({ timeout: 15_000 });
  await changed.locator("summary").focus();
  await page.keyboard.press("Enter");
  const table = changed.getByRole("table");
  await table.waitFor();
  assertEquals((await table.locator("tbody tr").allInnerTexts()).map((text) => text.split("\t")), [
    ["name", "Audited", "Audited <b>again</b>"],
  ]);
  await changed.getByText("bootstrap, with a key").waitFor();
  await checkPage(page, "open");

  await changed.getByRole("button", { name: "All on this team" }).click();
  await until(() => rows(page).count(), (count) => count === 2);
  assertEquals(await focused(page), "Audit Log");
  assertStringIncludes(page.url(), "objectKind=team&objectId=audited");
  await page.reload();
  await until(() => rows(page).count(), (count) => count === 2);
  const csv = await page.getByRole("link", { name: "Export the audit log as CSV" }).getAttribute(
    "href",
  );
  const file = await page.request.get(new URL(csv!, page.url()).href);
  assertEquals((await file.text()).trimEnd().split("\r\n").length, 3);

  await page.getByLabel("What").selectOption({ label: "Created a team" });
  await until(() => rows(page).count(), (count) => count === 1);
  await page.goBack();
  await until(() => rows(page).count(), (count) => count === 2);
  await page.getByRole("button", { name: "Remove the filter team audited" }).click();
  await page.getByRole("searchbox", { name: "Search" }).fill("nothing like it");
  await page.getByText("No act matches").waitFor();
  assertEquals(await focused(page), "Search");
  await checkPage(page, "nothing found");
  await page.getByRole("button", { name: "Clear Filters" }).click();
  assertEquals(await focused(page), "Search");
  await row(page, "Created a team").waitFor();
  assertEquals(new URL(page.url()).search, "");
  errors.assertNone();
});

pageTest("audit page - people who are not admins do not get it", async (desks) => {
  const { page } = await desks.open("/admin/audit", "amy@e.com");
  await page.getByRole("heading", { name: "This is for admins" }).waitFor();
  assertEquals(
    (await page.request.get(new URL("/api/v1/admin/audit", page.url()).href)).status(),
    403,
  );
});

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`audit page - it can be read and used in ${dress}`, async (desks) => {
    const id = `team-${dress.replace(" ", "-")}`;
    await call(desks, "/admin/teams", { id, name: `Team ${dress}` });
    const { page } = await desks.open("/admin/audit", ADMIN, options);
    const entry = row(page, `Team ${dress}`);
    await entry.locator("summary").click();
    await entry.getByRole("table").waitFor();
    await checkPage(page, dress);
  });
}
