/** The pages of calendars: made, edited by mouse and keyboard, imported into, shared and deleted. */
import { Buffer } from "node:buffer";
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
import { shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();
const PATH = "/admin/working-calendars";
const YEAR = new Date().getUTCFullYear();

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Review and Save…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save these changes?" });
  await dialog.getByText(/No streak changes|streaks of/).waitFor();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
}

pageTest("calendars page - a calendar is made and filled with the keyboard", async (desks) => {
  const { page, errors } = await desks.open("/admin/calendars", ADMIN);
  await page.getByText("Start with the holidays of the organization", { exact: false }).waitFor();
  await checkPage(page, "list");
  await page.getByRole("link", { name: "Add a Calendar" }).focus();
  await page.keyboard.press("Enter");
  await untilHeading(page, "New calendar");
  await page.getByRole("button", { name: "Add Calendar" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Enter a name.").waitFor();
  await untilFocused(page, "calendar-name");
  await page.keyboard.type("Germany");
  await page.getByRole("checkbox", { name: "Saturday" }).focus();
  await page.keyboard.press("Space");
  await chooseFound(page, "Teams that use it", "red", "red");
  await page.getByRole("button", { name: "Remove red" }).waitFor();
  await checkPage(page, "new");
  await page.getByRole("button", { name: "Add Calendar" }).focus();
  await page.keyboard.press("Enter");
  await untilHeading(page, "Germany");

  // The year is one stop of the Tab key: the arrow keys move, Space makes a holiday.
  const first = page.getByRole("button", { name: /January 1$/ });
  await first.focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: /January 1: Holiday/, pressed: true }).waitFor();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /January 9: Holiday/, pressed: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("1 change is not saved.").waitFor();
  await page.getByRole("textbox", { name: /Name of the holiday of .*Jan 1/ }).fill("New Year");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: /January 1: New Year/ }).waitFor();

  await page.getByLabel("Add a holiday").fill("Christmas");
  await page.getByLabel("First day").fill(`${YEAR}-12-24`);
  await page.getByLabel("Last day").fill(`${YEAR}-12-20`);
  await page.keyboard.press("Enter");
  await page.getByText("This is before the first day.").waitFor();
  await page.getByLabel("Last day").fill(`${YEAR}-12-26`);
  await page.keyboard.press("Enter");
  await page.getByText("4 changes are not saved.").waitFor();
  await checkPage(page, "changed");
  await page.reload();
  await page.getByText("4 changes are not saved.").waitFor();
  await page.getByRole("button", { name: "Review and Save…" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Save these changes?" });
  await dialog.getByText(/No streak changes/).waitFor();
  await checkPage(page, "review");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await save(page);
  await untilSaid(page, "The calendar is saved.");
  await untilFocused(page, "Germany");
  const { body } = await desks.laurel.call(PATH);
  const made = body.entries.find(({ name }: { name: string }) => name === "Germany");
  assertEquals(made.weekdays, [1, 2, 3, 4, 5, 6]);
  const { body: whole } = await desks.laurel.call(`${PATH}/${made.id}`);
  assertEquals(whole.days.map(({ name }: { name: string }) => name), ["New Year", "Christmas"]);

  await page.getByRole("button", { name: "Delete Calendar…" }).click();
  const asking = page.getByRole("dialog", { name: "Delete “Germany”?" });
  await asking.getByRole("button", { name: "Delete" }).click();
  await asking.getByText(/team "red"/).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove red" }).click();
  await save(page);
  await page.getByRole("button", { name: "Delete Calendar…" }).click();
  await asking.getByRole("button", { name: "Delete" }).click();
  await untilHeading(page, "Calendars");
  // After saving, the calendar is read again; that may be answered when it is deleted already.
  errors.assertNone(/status of (404|409|422)/);
});

pageTest(
  "calendars page - a file is previewed, added, and refused when it is none",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/calendars/1/import", ADMIN);
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByText("Choose a file, or paste its text.").waitFor();
    await untilFocused(page, "holiday-text");
    await page.getByLabel("Text of the file").fill("no calendar");
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByText("Is no iCalendar file (.ics)").waitFor();
    assertEquals(await page.getByLabel("Text of the file").inputValue(), "no calendar");
    await page.getByLabel("File", { exact: true }).setInputFiles({
      name: "large.ics",
      mimeType: "text/calendar",
      buffer: Buffer.alloc(2_000_000, 65),
    });
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByText(/larger than 1 MB/).waitFor();
    const file = [
      "BEGIN:VCALENDAR",
      `BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:May Day\r\nDTSTART;VALUE=DATE:${YEAR}0501\r\nEND:VEVENT`,
      `BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Call\r\nDTSTART:${YEAR}0601T090000Z\r\nEND:VEVENT`,
      "END:VCALENDAR",
    ].join("\r\n");
    await page.getByLabel("Text of the file").fill(file);
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByRole("list", { name: "New" }).getByText("May Day").waitFor();
    await page.getByText("takes only a part of a day").waitFor();
    await checkPage(page, "preview");
    await page.getByRole("button", { name: "Add 1 Holiday…" }).click();
    await page.getByRole("dialog").getByText(/No streak changes|streaks of/).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Add" }).click();
    await untilHeading(page, "Organization");
    await page.getByRole("button", { name: /May 1: May Day/, pressed: true }).waitFor();
    errors.assertNone(/status of 422/);
  },
);

pageTest("calendars page - an admin hears that another one was faster", async (desks) => {
  const { body: { id } } = await desks.laurel.call(PATH, {
    method: "POST",
    body: { name: "Shared" },
  });
  const { page, errors } = await desks.open(`/admin/calendars/${id}`, ADMIN);
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Mine");
  const rename = { method: "PATCH", body: { name: "Theirs" } };
  await desks.laurel.call(`${PATH}/${id}`, rename);
  await page.getByRole("button", { name: "Review and Save…" }).click();
  await page.getByRole("dialog").getByText(/changed this calendar/).waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("Somebody else changed this while you were editing.").waitFor();
  assertEquals(await name.inputValue(), "Mine");
  await checkPage(page, "conflict");
  await page.getByRole("button", { name: "Keep Mine" }).click();
  // Their revision is read first.
  await page.getByText("Somebody else changed this").waitFor({ state: "detached" });
  await save(page);
  await untilHeading(page, "Mine");
  errors.assertNone(/status of 409/);
});

for (const dress of ["dark", "phone"]) {
  pageTest(`calendars page - accessible: ${dress}`, async (desks) => {
    const { page, errors } = await desks.open("/admin/calendars", ADMIN, DRESSES[dress]!);
    await page.getByRole("link", { name: /Organization Mon/ }).waitFor();
    await checkPage(page, "list");
    await page.getByLabel("Search calendars").fill("nothing is called that");
    await page.getByText("No calendar and no team is called that.").waitFor();
    await page.goto(`${desks.laurel.url}/admin/calendars/1`);
    await page.getByRole("button", { name: `Show ${YEAR + 1}` }).click();
    await page.getByText(`No holidays in ${YEAR + 1}.`).waitFor();
    await page.getByRole("button", { name: /March 3$/ }).click();
    await page.getByText("1 change is not saved.").waitFor();
    await checkPage(page, "calendar");
    await page.goto(`${desks.laurel.url}/admin/calendars/1/import`);
    await checkPage(page, "import");
    await page.goto(`${desks.laurel.url}/admin/calendars/new`);
    await checkPage(page, "new");
    errors.assertNone();
    await page.goto(`${desks.laurel.url}/admin/calendars/999`);
    await page.getByText("There is no such calendar").waitFor();
    await checkPage(page, "missing");
  });
}
