/** The page of people: found, added, changed, merged, deactivated and imported. */
import { Buffer } from "node:buffer";
import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { until } from "@/testing/until.ts";
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

const row = (page: Page, name: string) => page.locator(".person-link", { hasText: name });

async function change({ laurel }: Desks, id: string, body: object): Promise<void> {
  const { status, text } = await laurel.call(`/admin/agents/${id}`, { method: "PATCH", body });
  assertEquals(status, 200, text);
}

const csv = (text: string) => ({
  name: "team.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

pageTest("people page - a person is added and changed with the keyboard alone", async (desks) => {
  const { page, errors } = await desks.open("/admin", ADMIN);
  await untilHeading(page, "People");
  // The server has rendered the list.
  assertStringIncludes(await (await page.request.get(page.url())).text(), "Ben Okri");
  await checkPage(page, "list");
  await page.getByRole("link", { name: "Add", exact: true }).focus();
  await page.keyboard.press("Enter");
  await untilHeading(page, "New person");
  await page.getByRole("button", { name: "Add Person" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Enter an id or an e-mail address.").waitFor();
  await untilFocused(page, "person-name");
  await page.keyboard.type("Zoë Ångström");
  await page.getByLabel("E-mail", { exact: true }).fill("no address");
  await page.keyboard.press("Enter");
  await page.getByText(/not an e-mail address/).first().waitFor();
  await untilFocused(page, "person-email");
  await page.getByLabel("E-mail", { exact: true }).fill("ben@e.com");
  await page.keyboard.press("Enter");
  await page.getByText(/Another agent has the id/).waitFor();
  await checkPage(page, "new, taken");
  // What was typed survives a reload.
  await page.reload();
  await until(
    () => page.getByLabel("Name", { exact: true }).inputValue(),
    (name) => name === "Zoë Ångström",
  );
  await page.getByLabel("E-mail", { exact: true }).fill("zoe@e.com");
  await page.getByLabel("Id", { exact: true }).fill("zoe");
  await page.getByLabel("Team", { exact: true }).selectOption("red");
  await chooseFound(page, "Time zone", "los ang", "America/Los Angeles");
  await page.getByRole("button", { name: "Add Person" }).focus();
  await page.keyboard.press("Enter");
  await untilHeading(page, "Zoë Ångström");
  await untilFocused(page, "Zoë Ångström");
  assertMatch(page.url(), /\/admin\/people\/zoe$/);
  assertEquals(
    await page.getByLabel("Time zone", { exact: true }).inputValue(),
    "America/Los Angeles",
  );
  await checkPage(page, "person");

  const today = page.getByRole("link", { name: "Show Today’s Statistics" });
  assertMatch(await today.getAttribute("href") ?? "", /^\/team\/zoe#today$/);
  const shown = await desks.open("/team/zoe#today", ADMIN);
  await shown.page.locator("#today").getByText("Streak").waitFor();
  await shown.page.close();

  await page.getByLabel("Name", { exact: true }).fill("Zoë Berg");
  await page.getByLabel("Team", { exact: true }).selectOption("blue");
  await page.getByLabel("From", { exact: true }).fill("2099-01-01");
  // A change by somebody else does not take away what is typed.
  await change(desks, "zoe", { hidden: true });
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await page.getByRole("button", { name: "Save" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText(/in the future/).waitFor();
  await untilFocused(page, "person-teamFrom");
  assertEquals(await page.getByLabel("Name", { exact: true }).inputValue(), "Zoë Berg");
  await checkPage(page, "person, wrong day");
  await page.getByLabel("From", { exact: true }).fill("2026-01-05");
  await page.keyboard.press("Enter");
  await untilSaid(page, "Saved.");
  await untilHeading(page, "Zoë Berg");
  const { body } = await desks.laurel.call("/admin/agents/zoe");
  assertEquals([body.name, body.team, body.teamFrom], ["Zoë Berg", "blue", "2026-01-05"]);
  errors.assertNone(/status of (409|422)/);
});

pageTest(
  "people page - aliases, a merge after its preview, and the way out and back",
  async (desks) => {
    const { laurel } = desks;
    for (const [id, name] of [["dup", "Dup Licate"], ["main", "Main Person"]]) {
      await laurel.call("/admin/agents", { body: { id, name } });
    }
    await laurel.call("/events", { body: { id: "p-1", type: "deal_won", subject: "dup" } });
    const { page, errors } = await desks.open("/admin/people/dup", ADMIN);
    const alias = page.getByLabel("Another id or address");
    await alias.fill("amy@e.com");
    await page.keyboard.press("Enter");
    await page.getByText(/Merge that agent into this one/).waitFor();
    assertEquals(await alias.inputValue(), "amy@e.com");
    await alias.fill("d@old.example");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Remove d@old.example" }).waitFor();
    assertEquals(await alias.inputValue(), "");
    await alias.fill("d@older.example");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Remove d@older.example" }).click();
    await untilSaid(page, "d@older.example is removed.");

    await chooseFound(page, "Merge into another person", "dup", "Dup Licate");
    await page.getByText("This is the same person.").waitFor();
    await chooseFound(page, "Merge into another person", "main per", "Main Person");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("1 event moves").waitFor();
    await checkPage(page, "merge");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await chooseFound(page, "Merge into another person", "main per", "Main Person");
    await dialog.getByRole("button", { name: "Merge" }).click();
    await untilHeading(page, "Main Person");
    await page.getByText("Merged", { exact: true }).waitFor();

    await page.getByRole("button", { name: "Deactivate…" }).click();
    await dialog.getByRole("button", { name: "Deactivate" }).click();
    await page.locator(".badge", { hasText: "Deactivated" }).waitFor();
    await checkPage(page, "deactivated");
    await page.getByRole("button", { name: "Activate", exact: true }).click();
    await page.getByRole("button", { name: "Deactivate…" }).waitFor();
    errors.assertNone(/status of (409|422)/);
  },
);

pageTest("people page - a search is in the address, and the way back keeps it", async (desks) => {
  const { page, errors } = await desks.open("/admin/people?team=red", ADMIN);
  await row(page, "Amy Ray").waitFor();
  assertEquals(await row(page, "Cleo Vale").count(), 0);
  await page.getByLabel("Search people").fill("okri BEN");
  await row(page, "Amy Ray").waitFor({ state: "detached" });
  await until(() => Promise.resolve(page.url()), (url) => url.endsWith("?q=okri+BEN&team=red"));
  await row(page, "Ben Okri").click();
  await untilHeading(page, "Ben Okri");
  await page.getByRole("link", { name: "Back to people" }).click();
  await row(page, "Ben Okri").waitFor();
  assertEquals(await page.getByLabel("Search people").inputValue(), "okri BEN");
  await page.goBack();
  await untilHeading(page, "Ben Okri");
  await page.goBack();
  await row(page, "Ben Okri").waitFor();
  await page.getByLabel("Search people").fill("nobody");
  await page.getByText("Nobody is found").waitFor();
  await checkPage(page, "nobody found");
  await page.getByRole("button", { name: "Clear" }).click();
  await row(page, "Cleo Vale").waitFor();
  await untilFocused(page, "Search people");
  assertMatch(page.url(), /\/admin\/people$/);
  errors.assertNone();
});

pageTest(
  "people page - a file is previewed, its errors are named, and its good lines count",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/people/import", ADMIN);
    const file = page.locator("#import-file");
    await file.setInputFiles(csv("name,mail\nA,a@e.com\n"));
    await page.getByText(/"id" is missing/).waitFor();
    await checkPage(page, "import, wrong header");
    await file.setInputFiles(csv(
      "id,name,mail,team,zone\nivy,Ivy,ivy@e.com,red,\njoe,Joe,joe@e.com,west,\nkim,Kim,ben@e.com,,Mars/Base\n",
    ));
    await page.getByText("2 lines left out").waitFor();
    await page.getByText(/must be an IANA time zone/).waitFor();
    await page.getByRole("switch", { name: "Create missing teams" }).check({ force: true });
    await page.getByText("1 line left out").waitFor();
    await checkPage(page, "import, preview");
    await page.getByRole("button", { name: "Import 2 People" }).click();
    await page.getByRole("heading", { name: "Imported" }).waitFor();
    await checkPage(page, "imported");
    await page.getByRole("button", { name: "Done" }).click();
    await row(page, "Joe").waitFor();
    const { body } = await desks.laurel.call("/admin/agents/joe");
    assertEquals(body.team, "west");
    errors.assertNone(/status of 400/);
  },
);

pageTest("people page - accessible in the dark on a phone", async (desks) => {
  const { page, errors } = await desks.open("/admin/people", ADMIN, DRESSES["dark phone"]);
  await row(page, "Amy Ray").waitFor();
  await checkPage(page, "list");
  await row(page, "Amy Ray").click();
  await page.getByLabel("Another id or address").waitFor();
  await page.getByLabel("Time zone", { exact: true }).fill("berl");
  await page.getByRole("option", { name: "Europe/Berlin" }).waitFor();
  await checkPage(page, "person, zones");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Deactivate…" }).click();
  await checkPage(page, "deactivate");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Back to people" }).click();
  await page.getByRole("link", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "Add Person" }).click();
  await page.getByText("Enter a name.").waitFor();
  await checkPage(page, "new");
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("link", { name: "Import" }).click();
  await page.locator("#import-file").setInputFiles(csv("id,name\nnew-1,New One\nbad-1,\n"));
  await page.getByText("1 line left out").waitFor();
  await checkPage(page, "import");
  errors.assertNone();
});

pageTest("people page - without anybody it says how people come in", async (desks) => {
  const { body } = await desks.laurel.call("/admin/agents?limit=200");
  for (const { id } of body.entries) await change(desks, id, { isActive: false });
  const { page, errors } = await desks.open("/admin/people", ADMIN);
  await page.getByText("No people yet").waitFor();
  await checkPage(page, "empty");
  await page.getByRole("button", { name: "Show Deactivated People" }).click();
  await row(page, "Amy Ray").waitFor();
  await page.getByRole("link", { name: "Add", exact: true }).waitFor();
  errors.assertNone();
});
