/** The wheel on the desk: one right gives one spin, and every tab shows it. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Page } from "playwright-core";
import { type Desks, shareDesks, untilConnection } from "./support/desk.ts";
import { at, event, uniqueId, workday } from "./support/events.ts";
import { until } from "@/testing/until.ts";

const deskTest = shareDesks();

const rights = (page: Page) => page.locator(".spin-rights strong").innerText();

async function openWheel(page: Page) {
  await page.locator("#dock-spin").click();
  await page.locator(".wheel").waitFor();
}

/** Lets an agent earn three spins, by a streak of nine days. */
async function earn({ laurel }: Desks, subject: string) {
  await laurel.postAll(
    [9, 8, 7, 6, 5, 4, 3, 2, 1].map((n) =>
      event({ id: uniqueId("earn"), subject, type: "deal_won", time: at(workday(n)) })
    ),
  );
}

/** Spins until one right is left, through the API of the page. */
async function leaveOne(page: Page) {
  await page.evaluate(async () => {
    const state = await (await fetch("/api/v1/spins")).json();
    for (let left = state.rights; left > 1;) {
      await fetch("/api/v1/spins", { method: "POST" });
      left = (await (await fetch("/api/v1/spins")).json()).rights;
    }
  });
}

deskTest("spin - without a right, the window says how one is earned", async ({ openDesk }) => {
  const { page, errors } = await openDesk("cleo@e.com");
  await openWheel(page);
  assertEquals(await rights(page), "No spins left");
  await page.locator(".spin-rights").getByText(/Every 3 days of a streak/).waitFor();
  assertMatch(await page.locator("#commitment").innerText(), /^[0-9a-f]{64}$/);
  const button = page.getByRole("button", { name: "Spin", exact: true });
  assertEquals(await button.getAttribute("aria-disabled"), "true");
  await button.click({ force: true });
  assertEquals(await page.locator(".spin-won").count(), 0);
  errors.assertNone();
});

deskTest("spin - one right gives one spin, and is used up in both tabs", async (desks) => {
  await earn(desks, "amy");
  const { page, errors } = await desks.openDesk("amy@e.com");
  await leaveOne(page);
  const other = await page.context().newPage();
  await other.goto(desks.laurel.url);
  await untilConnection(other, "live");
  for (const tab of [page, other]) {
    await openWheel(tab);
    await until(() => rights(tab), (text) => text === "1 spin left");
    assertEquals(await tab.locator("#dock-spin .dock-badge span").first().innerText(), "1");
  }
  const before = await page.locator("#commitment").innerText();

  await page.bringToFront();
  await page.getByRole("button", { name: "Spin", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.locator(".spin-won").waitFor();
  const won = (await spinsOf(page)).entries[0]!;
  await page.locator(".spin-result").getByText(/\S/).first().waitFor();
  assertEquals(won.commitment, before, "it was drawn with the commitment that was shown before");

  // The pointer shows what was won: that field is directly below it.
  const shown = await page.evaluate(() => {
    const pointer = document.querySelector(".wheel-pointer")!.getBoundingClientRect();
    const x = pointer.left + pointer.width / 2;
    const below = document.elementsFromPoint(x, pointer.bottom + 6);
    const fields = [...document.querySelectorAll(".wheel path.wheel-field")];
    return fields.findIndex((field) => below.includes(field));
  });
  const wheel = await page.evaluate(async () =>
    (await (await fetch("/api/v1/spins")).json()).wheel
  );
  assertEquals(wheel[shown]?.key, won.prize.key);

  // Achievements for spinning may grant more spins; every tab must show the same number.
  const left = await page.evaluate(async () =>
    (await (await fetch("/api/v1/spins")).json()).rights as number
  );
  const text = left === 0 ? "No spins left" : left === 1 ? "1 spin left" : `${left} spins left`;
  for (const tab of [page, other]) await until(() => rights(tab), (shown) => shown === text);
  await other.locator(".spin-result").getByText("Spun in another window").waitFor();
  const link = other.locator(".spin-verify").first();
  assertEquals(await link.getAttribute("href"), `/spins/verify?id=${encodeURIComponent(won.id)}`);
  errors.assertNone();
});

deskTest("spin - with reduced motion the wheel shows its end position at once", async (desks) => {
  await earn(desks, "ben");
  const { page, errors } = await desks.openDesk("ben@e.com", { reducedMotion: "reduce" });
  await openWheel(page);
  await page.getByRole("button", { name: "Spin", exact: true }).click();
  await page.locator(".spin-won").waitFor();
  const longest = await page.evaluate(() =>
    Math.max(
      0,
      ...document.querySelector(".wheel g")!.getAnimations()
        .map((one) => Number(one.effect!.getComputedTiming().duration)),
    )
  );
  assert(longest < 50, `the wheel moves for ${longest} ms`);
  errors.assertNone();
});

deskTest("spin - a failed spin says so, and can be repeated", async (desks) => {
  await earn(desks, "ben");
  const { page } = await desks.openDesk("ben@e.com", { reducedMotion: "reduce" });
  await openWheel(page);
  await page.route(
    "**/api/v1/spins",
    (route) => route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  const button = page.getByRole("button", { name: "Spin", exact: true });
  await button.click();
  await page.locator(".spin-failed").getByText(/does not answer/).waitFor();
  await page.unroute("**/api/v1/spins");
  await button.click();
  await page.locator(".spin-won").waitFor();
});

function spinsOf(page: Page): Promise<{
  entries: { id: string; commitment: string; prize: { key: string } }[];
}> {
  return page.evaluate(async () => {
    const { recent } = await (await fetch("/api/v1/spins")).json();
    return { entries: recent };
  });
}
