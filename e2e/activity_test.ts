/** The whole history in the activity window: search, filters, a day, and 50,000 entries. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { type DatabaseOptions, openDatabase } from "@/db/postgres/open.ts";
import { until } from "@/testing/until.ts";
import { checkPage, focused, PAGE_DRESSES } from "./support/admin.ts";
import { shareDesks } from "./support/desk.ts";
import { event, uniqueId } from "./support/events.ts";

const MANY = 50_000;

/** Gives Amy entries of years: one every 20 minutes, every tenth a deal with its address. */
async function prepare(where: DatabaseOptions): Promise<void> {
  const database = await openDatabase(where);
  try {
    await sql`INSERT INTO reward_history (agent_id, points, reason, metadata, event_source, event_id,
        type, rule_version, time, day, board_day)
      SELECT a.id, 5, 'Reply: 5 points', '{"breakdown": [{"rule": "base", "points": 5}]}',
        CASE WHEN n % 10 = 0 THEN '/pipeline' ELSE '/livechat' END, 'many-' || n,
        CASE WHEN n % 10 = 0 THEN 'deal_won' ELSE 'message_response' END, 1,
        t.time, (t.time AT TIME ZONE 'UTC')::date, (t.time AT TIME ZONE 'UTC')::date
      FROM agents a, generate_series(1, ${MANY}::int) n,
        LATERAL (SELECT date_trunc('day', now()) - n * interval '20 minutes' AS time) t
      WHERE a.key = 'amy'`.execute(database.db);
  } finally {
    await database.close();
  }
}

const deskTest = shareDesks({ prepare });
const STILL = { reducedMotion: "reduce" } as const;
const win = (page: Page) => page.locator("#window-activity");
const lines = (page: Page) => win(page).locator(".history-line.entry");

async function openHistory(page: Page): Promise<void> {
  await page.locator('.desk[data-ready="true"]').waitFor();
  await win(page).getByRole("button", { name: "Search & Filter…" }).click();
  await lines(page).first().waitFor();
}

deskTest(
  "activity - fifty thousand entries scroll on, and only what is seen is drawn",
  async ({ openDesk }) => {
    const { page, errors } = await openDesk("amy@e.com", STILL);
    await openHistory(page);
    assertEquals(await focused(page), "Search your points");
    const list = win(page).locator(".history-scroll");
    const height = () => list.evaluate((one) => one.scrollHeight);
    for (let page = 1; page <= 5; page++) {
      const before = await height();
      await list.evaluate((one) => one.scrollTo(0, one.scrollHeight));
      await until(height, (now) => now > before);
      assert(await list.locator("li").count() < 60, "rows out of sight leave the document");
    }
    const last = () => lines(page).last().getAttribute("aria-posinset");
    await until(last, (position) => Number(position) > 300);
    errors.assertNone();
  },
);

deskTest(
  "activity - kind, tool, words and day narrow it; chips and Clear Filters widen it",
  async ({ openDesk }) => {
    const { page, errors } = await openDesk("amy@e.com", STILL);
    await openHistory(page);
    const titles =
      async () => [...new Set(await lines(page).locator(".entry-open").allInnerTexts())];
    await win(page).getByRole("menuitem", { name: "Kind" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Deal won" }).click();
    await until(titles, (now) => now.join() === "Deal won");
    const chip = win(page).getByRole("button", { name: "Remove filter: Deal won" });
    await chip.click();
    await until(titles, (now) => now.includes("Reply"));
    assertEquals(await chip.count(), 0);

    await win(page).getByRole("menuitem", { name: "Tool" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Pipeline" }).click();
    await until(titles, (now) => now.join() === "Deal won");
    const field = win(page).getByRole("searchbox");
    await field.fill("no such thing");
    await win(page).getByText("No entries match").waitFor();
    await checkPage(page, "no entries match");
    await win(page).locator(".empty").getByRole("button", { name: "Clear Filters" }).click();
    await until(titles, (now) => now.includes("Reply"));
    assertEquals([await field.inputValue(), await focused(page)], ["", "Search your points"]);

    const day = new Date(Date.now() - 400 * 86_400_000).toISOString().slice(0, 10);
    await win(page).getByLabel("Jump to day").fill(day);
    const head = () => win(page).locator(".history-day").first().innerText();
    await until(
      head,
      (text) => text.includes(day.slice(0, 4)) && text.includes(`${+day.slice(8)}`),
    );
    await win(page).getByRole("button", { name: "Done" }).click();
    await until(() => focused(page), (name) => name.startsWith("Search & Filter"));
    errors.assertNone();
  },
);

deskTest(
  "activity - the list is one stop of the Tab key, arrow keys move, Enter says why",
  async ({ openDesk, laurel }) => {
    await laurel.post(event({ id: uniqueId("own"), subject: "amy", time: undefined }));
    const { page, errors } = await openDesk("amy@e.com", STILL);
    const stops = () => win(page).locator('.entry-open[tabindex="0"]').count();
    const at = () =>
      page.evaluate(() => (document.activeElement?.closest("li")?.textContent ?? ""));
    // The plain feed.
    assertEquals(await stops(), 1);
    await win(page).locator('.entry-open[tabindex="0"]').focus();
    const top = await at();
    await page.keyboard.press("ArrowDown");
    await until(at, (now) => now !== top && now !== "");
    assertEquals(await stops(), 1);
    await page.keyboard.press("ArrowUp");
    assertEquals(await at(), top);

    await openHistory(page);
    assertEquals(await stops(), 1);
    const place = () =>
      page.evaluate(() => document.activeElement?.closest("li")?.getAttribute("aria-posinset"));
    await win(page).locator('.entry-open[tabindex="0"]').focus();
    assertEquals(await place(), "1");
    for (const [key, wanted] of [["ArrowDown", "2"], ["PageDown", "10"], ["ArrowUp", "9"]]) {
      await page.keyboard.press(key!);
      await until(place, (now) => now === wanted);
    }
    await page.keyboard.press("End");
    await until(place, (now) => Number(now) >= 100);
    await page.keyboard.press("Home");
    await until(place, (now) => now === "1");
    await page.keyboard.press("Enter");
    await win(page).locator(".why p").first().waitFor();
    errors.assertNone();
  },
);

deskTest(
  "activity - a correction stands beneath what it corrects, and the object with a safe link",
  async ({ open, openDesk, laurel }) => {
    const sent = await laurel.post(event({
      id: uniqueId("call"),
      source: "/dialer",
      type: "call_completed",
      subject: "ben",
      time: undefined,
      data: { objectId: "C-77", objectUrl: "https://dialer.example/C-77" },
    }));
    const { page: mia } = await open("/", "mia@e.com");
    const status = await mia.evaluate(
      async (body) => {
        const headers = { "content-type": "application/json" };
        return (await fetch("/api/v1/corrections", { method: "POST", headers, body })).status;
      },
      JSON.stringify({
        event: { source: sent.source, id: sent.id },
        points: 3,
        reason: "duplicate call",
      }),
    );
    assertEquals(status, 200);
    const { page, errors } = await openDesk("ben@e.com", STILL);
    const told = /Corrected by .*: −12 points: duplicate call/;
    const call = win(page).locator(".entry").filter({ has: page.locator("del") });
    assertMatch(await call.innerText(), told);
    assertEquals(await call.locator("del").innerText(), "+15");
    await openHistory(page);
    const line = lines(page).filter({ has: page.locator("del") });
    assertMatch(await line.innerText(), told);
    const link = line.getByRole("link", { name: "Call C-77" });
    assertEquals(await link.getAttribute("href"), "https://dialer.example/C-77");
    await win(page).getByText("End of your history").waitFor();
    errors.assertNone();
  },
);

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  deskTest(`activity - the history is accessible: ${dress}`, async ({ openDesk }) => {
    const { page, errors } = await openDesk("amy@e.com", { ...options, ...STILL });
    await openHistory(page);
    await win(page).getByRole("menuitem", { name: "Kind" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Deal won" }).click();
    await win(page).getByRole("button", { name: "Remove filter: Deal won" }).waitFor();
    const titles = () => lines(page).locator(".entry-open").allInnerTexts();
    await until(titles, (now) => now.length > 0 && now.every((one) => one === "Deal won"));
    await lines(page).locator(".entry-open").first().click();
    await win(page).locator(".why p").first().waitFor();
    await checkPage(page, dress);
    errors.assertNone();
  });
}
