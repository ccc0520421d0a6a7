/** The pages of wall links, and the board that a screen shows with one. */
import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import {
  ADMIN,
  checkPage,
  PAGE_DRESSES,
  takeClock,
  untilFocused,
  untilHeading,
  untilSaid,
  untilShown,
} from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();

/** Makes a link through the API; returns its id and the path of its board. */
async function make({ laurel }: Desks, name: string, more: object = {}) {
  const { status, text, body } = await laurel.call<{ id: number; url: string }>(
    "/admin/wall-links",
    { body: { name, ...more } },
  );
  assertEquals(status, 201, text);
  return { id: body.id, path: new URL(body.url).pathname };
}

const work = ({ laurel }: Desks, id: string, subject: string) =>
  laurel.call("/events", { body: { id, type: "deal_won", subject } });

pageTest(
  "wall links - a link is made, changed and revoked with the keyboard alone",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/wall-links", ADMIN);
    await page.getByText("No wall links yet").waitFor();
    await checkPage(page, "empty");
    await page.getByRole("link", { name: "Make a Link" }).focus();
    await page.keyboard.press("Enter");
    await untilHeading(page, "New wall link");
    await page.getByRole("button", { name: "Make Link" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Give it a name.").waitFor();
    await untilFocused(page, "wall-name");
    await page.keyboard.type("Kitchen");
    await page.getByLabel("Last day").fill("2020-01-01");
    await page.getByLabel("Name", { exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Is over already").waitFor();
    await untilFocused(page, "wall-last-day");
    assertEquals(await page.getByLabel("Name", { exact: true }).inputValue(), "Kitchen");
    await checkPage(page, "wrong day");
    await page.getByLabel("Last day").fill("");
    await page.getByLabel("Name", { exact: true }).focus();
    await page.keyboard.press("Enter");
    await untilHeading(page, "Kitchen");
    await untilSaid(page, "it is not shown again");
    const url = await page.getByRole("textbox", { name: "Address" }).inputValue();
    assertMatch(url, /\/wall\/[\w-]{43}$/);
    await checkPage(page, "made");
    await page.getByRole("button", { name: "Done" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("never used").waitFor();

    await page.getByRole("link", { name: /Kitchen/ }).focus();
    await page.keyboard.press("Enter");
    await untilHeading(page, "Kitchen");
    await page.getByLabel("Name", { exact: true }).fill("Hall");
    await page.keyboard.press("Enter");
    await untilHeading(page, "Hall");
    await page.getByRole("button", { name: "Revoke…" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Revoke" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Not working any more" }).waitFor();
    await checkPage(page, "revoked");
    errors.assertNone(/status of 422/);
  },
);

pageTest("wall links - two admins who edit the same link are told", async (desks) => {
  const { id } = await make(desks, "Both");
  const { page, errors } = await desks.open(`/admin/wall-links/${id}`, ADMIN);
  await page.getByLabel("Name", { exact: true }).fill("Mine");
  await desks.laurel.call(`/admin/wall-links/${id}`, { method: "PATCH", body: { name: "Theirs" } });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Somebody else changed this while you were editing.").waitFor();
  assertEquals(await page.getByLabel("Name", { exact: true }).inputValue(), "Mine");
  await checkPage(page, "conflict");
  await page.getByRole("button", { name: "Keep Mine" }).click();
  await page.getByText("Somebody else changed this").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Save" }).click();
  await untilHeading(page, "Mine");
  errors.assertNone(/status of 409/);
});

pageTest(
  "wall board - it is live, without an account, and ends when it is revoked",
  async (desks) => {
    const { id, path } = await make(desks, "Screen", {
      scenes: [{ kind: "board", period: "day" }],
    });
    await work(desks, "wall-1", "amy");
    const { page } = await desks.open(path, null);
    const headers = (await page.request.get(desks.laurel.url + path)).headers();
    assertEquals(headers["referrer-policy"], "no-referrer");
    assertEquals(headers["x-robots-tag"], "noindex, nofollow");
    assertEquals(headers["cache-control"], "no-store");
    assertStringIncludes(headers["content-security-policy"]!, "script-src");
    await page.getByText("Screen", { exact: true }).waitFor();
    const passTime = await takeClock(page);
    await work(desks, "wall-2", "ben");
    await work(desks, "wall-3", "ben");
    await untilShown(page.locator('.wall-row[data-rank="1"]', { hasText: "Ben Okri" }), passTime);
    assert(!(await page.content()).includes("@e.com"), "no address of anybody");
    await desks.laurel.call(`/admin/wall-links/${id}`, { method: "DELETE" });
    await untilShown(page.getByText("This link does not work"), passTime);
    assertEquals((await page.goto(desks.laurel.url + path))!.status(), 404);
    assertEquals((await page.goto(`${desks.laurel.url}/wall/none`))!.status(), 404);
    await page.getByText("This link does not work").waitFor();
  },
);

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`wall links - accessible in every state: ${dress}`, async (desks) => {
    const long = `A rather long name of a screen that somebody once thought of, ${dress}`;
    const { id, path } = await make(desks, long);
    await work(desks, `wall-${dress}`, "amy");
    const { page, errors } = await desks.open("/admin/wall-links", ADMIN, options);
    await page.getByText(long).waitFor();
    await checkPage(page, "list");
    await page.goto(`${desks.laurel.url}/admin/wall-links/${id}`);
    await untilHeading(page, long);
    await checkPage(page, "link");
    await page.goto(desks.laurel.url + path);
    await page.locator(".wall-row").first().waitFor();
    await checkPage(page, "board");
    errors.assertNone();
    await page.goto(`${desks.laurel.url}/wall/none`);
    await checkPage(page, "gone");
  });
}
