/** Addresses lead to windows and what is in them; Back closes what it opened. */
import { assertEquals, assertMatch } from "@std/assert";
import { checkPage } from "./support/admin.ts";
import { shareDesks, untilConnection } from "./support/desk.ts";
import { event } from "./support/events.ts";
import { until } from "@/testing/until.ts";

const deskTest = shareDesks();
const STILL = { reducedMotion: "reduce" } as const;

deskTest(
  "places - opening a window has an address and a title, and Back closes it",
  async ({ openDesk, laurel }) => {
    const { page, errors } = await openDesk("amy@e.com", STILL);
    await page.locator('.desk[data-ready="true"]').waitFor();
    const title = await page.title();
    const window = page.locator("#window-challenges");
    await page.locator("#dock-challenges").click();
    await until(() => page.title(), (text) => text === `Challenges – ${title}`);
    assertEquals(page.url(), `${laurel.url}/?window=challenges`);
    await page.goBack();
    await until(() => window.getAttribute("data-state"), (state) => state === "closed");
    await until(() => page.title(), (text) => text === title);
    await page.goForward();
    await until(() => window.getAttribute("data-state"), (state) => state === "open");

    // Closing it by hand goes back as well, so that Back does not lead to it.
    await page.keyboard.press("Escape");
    await until(() => page.url(), (url) => url === `${laurel.url}/`);
    await until(() => page.title(), (text) => text === title);
    await until(() => window.getAttribute("data-state"), (state) => state === "closed");
    assertEquals(await page.evaluate(() => document.activeElement?.id), "dock-challenges");
    errors.assertNone();
  },
);

deskTest("places - a link opens a window before any script has run", async ({ open }) => {
  const { page } = await open("/?window=spin", "amy@e.com", { ...STILL, javaScriptEnabled: false });
  assertEquals(await page.locator("#window-spin").getAttribute("data-state"), "open");
});

deskTest(
  "places - a link leads to a board, an achievement and a person",
  async ({ open, laurel }) => {
    await laurel.post(event({ id: "place-1", subject: "amy", time: undefined, type: "deal_won" }));
    const { page, errors } = await open("/?window=leaderboard&board=month", "amy@e.com", STILL);
    await untilConnection(page, "live");
    await until(
      () => page.locator('input[name="board-period"][value="month"]').isChecked(),
      (is) => is,
    );
    await page.goto(`${laurel.url}/?window=achievements`);
    const tile = page.locator("#window-achievements .tile[data-place]").last();
    await tile.waitFor();
    const key = await tile.getAttribute("data-place");
    await page.goto(`${laurel.url}/?window=achievements&achievement=${key}`);
    await page.locator(`[data-place="${key}"][data-revealed="true"]`).waitFor();
    errors.assertNone();
  },
);

deskTest(
  "places - what is gone or not yours is told, and the desk works",
  async ({ open, laurel }) => {
    for (
      const [query, text] of [
        ["window=kitchen", /not on your desk/],
        ["window=leaderboard&board=decade", /does not exist/],
        ["window=achievements&achievement=no_such_one", /is gone/],
        ["window=challenges&challenge=99999", /is over, or not yours/],
      ] as const
    ) {
      const { page, errors } = await open(`/?${query}`, "amy@e.com", STILL);
      const notice = page.locator(".missing-notice");
      await notice.waitFor();
      assertMatch(await notice.innerText(), text);
      await untilConnection(page, "live");
      await notice.getByRole("button", { name: "OK" }).click();
      await notice.waitFor({ state: "detached" });
      await page.locator("#dock-level").click();
      errors.assertNone();
      await page.context().close();
    }
    // A manager has only the boards.
    const { page } = await open("/?boards&window=spin", "mia@e.com", STILL);
    await page.locator(".missing-notice").waitFor();
    await checkPage(page, "notice");
    await page.goto(`${laurel.url}/?boards&window=leaderboard`);
    await untilConnection(page, "live");
    assertEquals(await page.locator(".missing-notice").count(), 0);
  },
);
