/** The weekly report: charts, print, export, and where it is sent. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { withReceiver } from "@/testing/receiver.ts";
import { until } from "@/testing/until.ts";
import {
  ADMIN,
  checkPage,
  DRESSES,
  PAGE_DRESSES,
  untilFocused,
  untilHeading,
  untilSaid,
} from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";

const pageTest = shareDesks({ env: { LAUREL_WEBHOOKS_ALLOW_PRIVATE: "1" } });

const DAY = 86_400_000;
/** The same for all tests, so that the events are the same ones. */
const NOW = Date.now();

/** Work of Amy, Ben and Cleo in the last full week and the week before. */
async function work({ laurel }: Desks): Promise<void> {
  for (const [subject, times] of [["amy", 3], ["ben", 2], ["cleo", 1]] as const) {
    for (let index = 0; index < times; index++) {
      for (const [ago, type] of [[7, "deal_won"], [14, "new_contact"], [7, "message_response"]]) {
        const time = new Date(NOW - Number(ago) * DAY).toISOString();
        const data = type === "message_response"
          ? { responseTime: 60 }
          : { objectId: `o-${index}` };
        const id = `${subject}-${ago}-${type}-${index}`;
        const body = { id, type, subject, time, data };
        const { status, text } = await laurel.call("/events", { body });
        assertEquals(status, 200, text);
      }
    }
  }
}

const chart = (page: Page, title: string) => page.getByRole("application", { name: title });
const said = (page: Page) => page.locator(".chart [role=status]").first();

pageTest(
  "report page - a team without work has an empty week, and can look further back",
  async (desks) => {
    const { page, errors } = await desks.open("/insights/report", "mia@e.com");
    await untilHeading(page, "Weekly Report");
    await page.getByText("Nothing happened in this week").waitFor();
    await checkPage(page, "empty");
    const week = await page.locator(".period-name").innerText();
    await page.getByRole("button", { name: "Week before" }).focus();
    await page.keyboard.press("Enter");
    await until(() => page.locator(".period-name").innerText(), (now) => now !== week);
    assertMatch(new URL(page.url()).search, /^\?week=\d{4}-W\d\d$/);
    await page.goto(`${desks.laurel.url}/insights/report?team=blue`);
    await page.getByText("There is no such report").waitFor();
    errors.assertNone(/status of 404/);
  },
);

pageTest(
  "report page - charts with the keyboard: cursor, zoom, series and table",
  async (desks) => {
    await work(desks);
    const { page, errors } = await desks.open("/insights/report", "mia@e.com");
    const points = chart(page, "Points by day");
    await page.locator(".chart canvas").nth(2).waitFor();
    await points.focus();
    await page.keyboard.press("Home");
    await until(
      () => said(page).innerText(),
      (text) => /^Mon, .*This week .*Week before/.test(text),
    );
    await page.keyboard.press("ArrowRight");
    await until(() => said(page).innerText(), (text) => text.startsWith("Tue, "));
    await page.locator(".chart-tip").getByText("Week before").waitFor();
    await page.keyboard.press("+");
    await until(() => said(page).innerText(), (text) => text.startsWith("Shows "));
    const reset = page.getByRole("button", { name: "Reset Zoom" });
    await reset.waitFor();
    await checkPage(page, "zoomed");
    await page.keyboard.press("-");
    await reset.waitFor({ state: "detached" });
    await page.keyboard.press("+");
    await reset.focus();
    await page.keyboard.press("Enter");
    await untilFocused(page, "Points by day");
    await page.keyboard.press("End");
    await page.keyboard.press("Escape");
    await page.locator(".chart-tip").waitFor({ state: "detached" });

    const series = page.getByRole("button", { name: "Week before", exact: true }).nth(1);
    await series.focus();
    await page.keyboard.press("Space");
    assertEquals(await series.getAttribute("aria-pressed"), "false");
    const toTable = page.getByRole("button", { name: "Show as Table: Points by day" });
    await toTable.focus();
    await page.keyboard.press("Enter");
    const table = page.getByRole("region", { name: "Points by day, as a table" });
    assertEquals(await table.getByRole("columnheader").allInnerTexts(), [
      "Day",
      "This week",
      "Week before",
    ]);
    assertEquals(await table.getByRole("row").count(), 8);
    await page.getByRole("button", { name: "Show as Chart: Points by day" }).click();
    errors.assertNone();
  },
);

pageTest("report page - dragging zooms, and the colors follow the appearance", async (desks) => {
  await work(desks);
  const { page, errors } = await desks.open("/insights/report", "mia@e.com");
  await page.locator(".chart canvas").nth(2).waitFor();
  const plot = page.locator(".chart .u-over").first();
  await plot.scrollIntoViewIfNeeded();
  const box = (await plot.boundingBox())!;
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.05, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, middle, { steps: 6 });
  await page.mouse.up();
  await page.getByRole("button", { name: "Reset Zoom" }).waitFor();
  const color = () =>
    page.locator(".chart canvas").nth(2).evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Map<string, number>();
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] !== 255) continue;
        const key = [data[at], data[at + 1], data[at + 2]].join();
        seen.set(key, (seen.get(key) ?? 0) + 1);
      }
      return [...seen].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
    });
  const light = await color();
  await page.emulateMedia({ colorScheme: "dark" });
  await until(color, (dark) => dark !== light);
  errors.assertNone();
});

pageTest(
  "report page - it prints as a PDF, in light colors and without the sidebar",
  async (desks) => {
    await work(desks);
    const { page, errors } = await desks.open("/insights/report", ADMIN, DRESSES.dark);
    await page.locator(".chart canvas").nth(2).waitFor();
    await page.getByRole("rowheader", { name: "Amy Ray" }).waitFor();
    const pdf = new TextDecoder("latin1").decode(await page.pdf({ preferCSSPageSize: true }));
    const pages = pdf.match(/\/Type\s*\/Page\b/g)!.length;
    assert(pages >= 2 && pages <= 4, `${pages} pages`);
    assertMatch(pdf, /\/MediaBox\s*\[0 0 59[45]/);
    await page.emulateMedia({ media: "print" });
    for (const gone of [".settings-sidebar", ".report-bar", ".page-actions", ".chart-action"]) {
      assertEquals(await page.locator(gone).first().isVisible(), false, gone);
    }
    const text = await page.locator("body").innerText();
    for (const part of ["Everybody", "Points by day", "Worth a word of thanks", "Cleo Vale"]) {
      assertStringIncludes(text, part);
    }
    const scheme = await page.evaluate(() =>
      getComputedStyle(document.documentElement).colorScheme
    );
    assertEquals(scheme, "light");
    errors.assertNone();
  },
);

pageTest("report page - the files hold what the page shows", async (desks) => {
  await work(desks);
  const { page, errors } = await desks.open("/insights/report", "mia@e.com");
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export the report as CSV" }).click();
  const file = await started;
  assertMatch(file.suggestedFilename(), /^weekly-report-\d{4}-W\d\d\.csv$/);
  const csv = await Deno.readTextFile((await file.path())!);
  assertStringIncludes(csv, "amy,Amy Ray,red,");
  assert(!csv.includes("cleo"), "only the manager's team");
  const href = await page.getByRole("link", { name: "Export the report as JSON" })
    .getAttribute("href");
  const json = await (await page.request.get(desks.laurel.url + href)).json();
  assertEquals(json.people.length, 2);
  errors.assertNone();
});

pageTest(
  "report page - sending is set up, tested, changed by two and removed with the keyboard",
  async (desks) => {
    await withReceiver(async ({ url, received }) => {
      const { page, errors } = await desks.open("/insights/report/sending", ADMIN);
      await page.getByText("The report is not sent to anybody").waitFor();
      await checkPage(page, "nothing sent");
      await page.getByRole("link", { name: "Add Weekly Report" }).first().focus();
      await page.keyboard.press("Enter");
      await untilHeading(page, "New weekly report");
      await page.getByText("none is set up").waitFor();
      await page.getByRole("button", { name: "Add Weekly Report" }).focus();
      await page.keyboard.press("Enter");
      await page.getByText("Paste the URL of the incoming webhook.").waitFor();
      await untilFocused(page, "report-slack-url");
      await page.keyboard.type("ftp://example.com");
      await page.keyboard.press("Enter");
      await page.getByText("Must begin with https:// or http://").waitFor();
      await untilFocused(page, "report-slack-url");
      await checkPage(page, "wrong address");
      await page.getByLabel("Slack webhook URL").fill(`${url}services/secret-part`);
      await page.keyboard.press("Enter");
      await untilHeading(page, "Everybody to Slack (127.0.0.1)");
      assert(!(await page.content()).includes("secret-part"));
      await page.getByRole("button", { name: "Send Test" }).focus();
      await page.keyboard.press("Enter");
      await untilSaid(page, "The test was sent.");
      assertMatch(received[0]!.json.text, /Test: The week/);
      await page.getByText("Nothing was sent yet.").waitFor();
      await checkPage(page, "schedule");

      const path = new URL(page.url()).pathname.replace("/insights/report/sending", "");
      const other = await desks.laurel.call(`/insights/report-schedules${path}`, {
        method: "PATCH",
        body: { hour: 6 },
      });
      assertEquals(other.status, 200, other.text);
      await page.getByLabel("Hour").selectOption("9");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("Somebody else changed this while you were editing.").waitFor();
      await checkPage(page, "conflict");
      await page.getByRole("button", { name: "Show Their Version" }).click();
      await until(() => page.getByLabel("Hour").inputValue(), (hour) => hour === "6");
      await page.getByLabel("Hour").selectOption("9");
      await page.getByRole("button", { name: "Save" }).click();
      await untilSaid(page, "The settings are saved.");
      await page.getByRole("button", { name: "Remove…" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
      await page.getByText("The report is not sent to anybody").waitFor();
      errors.assertNone(/status of (409|422)/);
    });
  },
);

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`report page - is accessible: ${dress}`, async (desks) => {
    await work(desks);
    const { page, errors } = await desks.open("/insights/report", "mia@e.com", options);
    await page.locator(".chart canvas").nth(2).waitFor();
    await page.getByRole("rowheader", { name: "Amy Ray" }).waitFor();
    await checkPage(page, "report");
    await page.getByRole("button", { name: "Show as Table: Events by day" }).click();
    await checkPage(page, "table");
    await page.goto(`${desks.laurel.url}/insights/report/sending/new`);
    await page.getByLabel("Slack webhook URL").waitFor();
    await checkPage(page, "new");
    errors.assertNone();
  });
}
