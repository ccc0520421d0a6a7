/** The screen of a wall link: it lives for days, through cuts, restarts, opt-outs and new builds. */
import { assert, assertEquals } from "@std/assert";
import { checkPage, PAGE_DRESSES, takeClock, untilShown } from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();

async function make({ laurel }: Desks, name: string, scenes: object[], more: object = {}) {
  const { status, text, body } = await laurel.call<{ id: number; url: string }>(
    "/admin/wall-links",
    { body: { name, scenes, ...more } },
  );
  assertEquals(status, 201, text);
  return { id: body.id, path: new URL(body.url).pathname };
}

let number = 0;
const work = ({ laurel }: Desks, subject: string) =>
  laurel.call("/events", { body: { id: `wall-${++number}`, type: "deal_won", subject } });

pageTest("wall - scenes turn by themselves, and what happens is celebrated", async (desks) => {
  const { path } = await make(desks, "Hall", [
    { kind: "board", period: "day", seconds: 5 },
    { kind: "points", seconds: 5 },
  ]);
  await work(desks, "amy");
  const { page, errors } = await desks.open(path, null, { reducedMotion: "reduce" });
  await page.locator('.wall-scene[data-kind="board"]').waitFor();
  const passTime = await takeClock(page);
  await untilShown(page.locator('.wall-scene[data-kind="points"]'), passTime);
  await untilShown(page.locator('.wall-scene[data-kind="board"]'), passTime);
  for (let deal = 0; deal < 8; deal++) await work(desks, "cleo");
  const celebration = page.locator(".wall-celebration", { hasText: "Cleo Vale" });
  await untilShown(celebration, passTime);
  await checkPage(page, "celebration");
  assertEquals(await page.locator("canvas").count(), 0, "reduced motion has no confetti");
  await untilShown(page.locator(".wall:not(:has(.wall-celebration))"), passTime);
  errors.assertNone();
});

pageTest("wall - without a connection it tells its age, then goes on", async (desks) => {
  const { path } = await make(desks, "Cut", [{ kind: "board", period: "day" }]);
  await work(desks, "amy");
  const { page } = await desks.open(path, null);
  const passTime = await takeClock(page);
  await page.locator(".wall-row").first().waitFor();
  await page.context().setOffline(true);
  const old = page.locator(".wall-old", { hasText: /No connection\. Last updated \d+:\d\d/ });
  await untilShown(old, passTime);
  await checkPage(page, "offline");
  assert(await page.locator(".wall-row").count() > 0, "what was known stays");
  await page.context().setOffline(false);
  await untilShown(page.locator(".wall:not(:has(.wall-old))"), passTime);
});

pageTest("wall - whoever opts out is gone with the next reading", async (desks) => {
  const { path } = await make(desks, "Opt", [{ kind: "board", period: "day", team: "blue" }]);
  await work(desks, "cleo");
  const { page } = await desks.open(path, null);
  const passTime = await takeClock(page);
  await page.locator(".wall-row", { hasText: "Cleo Vale" }).waitFor();
  const hide = (hidden: boolean) =>
    desks.laurel.call("/agents/cleo/visibility", { method: "PATCH", body: { hidden } });
  assertEquals((await hide(true)).status, 200);
  await untilShown(page.getByText("No points yet"), passTime);
  assert(!(await page.locator("body").innerText()).includes("Cleo"), "nothing shown names her");
  await hide(false);
});

pageTest("wall - a new build is loaded between two scenes, not before", async (desks) => {
  const { path } = await make(desks, "Build", [{ kind: "board", seconds: 120 }]);
  const { page } = await desks.open(path, null);
  const passTime = await takeClock(page);
  await page.locator(".wall").waitFor();
  await page.evaluate(() => document.body.dataset.loaded = "before");
  // The answers of this server, with the name of another build.
  await page.route("**/api/v1/wall/*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "laurel-build": "next" } });
  });
  await passTime(90_000);
  await page.waitForResponse(/\/api\/v1\/wall\//);
  assertEquals(await page.evaluate(() => document.body.dataset.loaded), "before");
  await untilShown(page.locator("body:not([data-loaded])"), passTime, 120_000);
});

pageTest("wall - it speaks the language of the link, or that of the address", async (desks) => {
  const { path } = await make(desks, "Halle", [{ kind: "points" }, { kind: "board" }], {
    language: "de",
  });
  const { page } = await desks.open(path, null);
  await page.getByRole("heading", { name: /Punkte heute|Rangliste/ }).waitFor();
  assertEquals(await page.locator("html").getAttribute("lang"), "de");
  await page.goto(`${desks.laurel.url}${path}?lang=en`);
  await page.getByRole("heading", { name: /Points Today|Leaderboard/ }).waitFor();
});

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`wall - scenes are accessible and fit their screen: ${dress}`, async (desks) => {
    for (const who of ["amy", "ben", "cleo"]) await work(desks, who);
    for (const kind of ["board", "unlocks", "points"]) {
      const { path } = await make(desks, `${kind} ${dress}`, [{ kind }]);
      const { page, errors } = await desks.open(path, null, options);
      await page.locator(".wall-scene").waitFor();
      await checkPage(page, kind);
      errors.assertNone();
      await page.context().close();
    }
  });
}
