/** The settings of everybody: every pane, with the keyboard, on a phone, in dark mode. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { until } from "@/testing/until.ts";
import { ADMIN, checkPage, DRESSES, focused, PAGE_DRESSES } from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";
import { PASSWORD, signIn } from "./support/people.ts";

const pageTest = shareDesks();

// What the tests enter wrong on purpose.
const ALLOWED = /422|404/;

const announced = (page: Page, text: string | RegExp) =>
  page.locator('[role="status"]').getByText(text).waitFor();

/** Draws a picture with four colors, as a file. */
async function drawPicture(page: Page): Promise<Uint8Array<ArrayBuffer>> {
  const base64 = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 600, height: 400 });
    const context = canvas.getContext("2d")!;
    for (const [index, color] of ["#c33", "#3c3", "#33c", "#cc3"].entries()) {
      context.fillStyle = color;
      context.fillRect(index % 2 * 300, Math.floor(index / 2) * 200, 300, 200);
    }
    return canvas.toDataURL("image/png").split(",")[1]!;
  });
  return Uint8Array.fromBase64(base64);
}

async function chooseFile(page: Page, name: string, content: Uint8Array, mimeType = "image/png") {
  const { Buffer } = await import("node:buffer");
  await page.locator("#picture").setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
}

const profileOf = async (page: Page) =>
  await (await page.request.get(new URL("/api/v1/me", page.url()).href)).json();

pageTest(
  "settings - name and picture are changed with the keyboard, and shown everywhere",
  async (desks) => {
    const { page, errors } = await desks.openDesk("amy@e.com");
    await page.keyboard.press("Control+,");
    await page.waitForURL("**/settings/profile");
    // The server has rendered the profile.
    assertStringIncludes(await (await page.request.get(page.url())).text(), "amy@e.com");
    await page.getByLabel("Name", { exact: true }).fill(" ");
    await page.keyboard.press("Enter");
    await page.getByText("Enter your name.").waitFor();
    await until(() => focused(page), (now) => now === "own-name");
    await checkPage(page, "name missing");
    await page.keyboard.type("Amy Ray-Okafor");
    await page.keyboard.press("Enter");
    await announced(page, "Your name is changed.");

    await chooseFile(page, "evil.png", new TextEncoder().encode("<svg onload='alert(1)'/>"));
    await page.getByText(/“evil.png” is not a picture that this browser can read/).waitFor();
    await chooseFile(page, "me.png", await drawPicture(page));
    const dialog = page.getByRole("dialog", { name: "Adjust your picture" });
    await dialog.waitFor();
    await until(() => focused(page), (now) => now.startsWith("The part of the picture"));
    await checkPage(page, "crop");
    const corner = () =>
      page.locator(".crop canvas").evaluate((canvas: HTMLCanvasElement) =>
        [...canvas.getContext("2d")!.getImageData(250, 250, 1, 1).data].slice(0, 3).join()
      );
    const yellow = await corner();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assertEquals((await profileOf(page)).picture, null);
    await chooseFile(page, "me.png", await drawPicture(page));
    await dialog.waitFor();
    for (let press = 0; press < 8; press++) await page.keyboard.press("+");
    for (let press = 0; press < 30; press++) await page.keyboard.press("ArrowRight");
    for (let press = 0; press < 30; press++) await page.keyboard.press("ArrowDown");
    // The top left corner of the picture is under the whole square now.
    await until(corner, (now) => now !== yellow);
    await dialog.getByRole("button", { name: "Save Picture" }).focus();
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await announced(page, "The new picture is shown everywhere.");
    const { picture, name } = await profileOf(page);
    assertEquals(name, "Amy Ray-Okafor");
    // The build id may follow.
    const image = `img[src^="/api/v1/pictures/${picture}"]`;
    await page.locator(`.picture-row ${image}`).waitFor();
    await checkPage(page, "with a picture");

    // Ben sees it on the board, Amy also in her menu bar.
    await desks.laurel.call("/events", { body: { id: "s-1", type: "deal_won", subject: "amy" } });
    const { page: ben, errors: benErrors } = await desks.openDesk("ben@e.com");
    await ben.locator(`.row[data-key="amy"] ${image}`).first().waitFor();
    const loaded = (on: Page) =>
      on.locator(image).first().evaluate((one: HTMLImageElement) =>
        one.decode().then(() => one.naturalWidth)
      );
    assertEquals(await loaded(ben), 256);
    await page.goto(new URL("/", page.url()).href);
    await page.locator(`.menu-person ${image}`).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Remove" }).click();
    await announced(page, "The picture is removed. Your initials are shown.");
    assertEquals((await profileOf(page)).picture, null);

    await page.getByRole("switch", { name: "Show me on the leaderboards" }).click();
    await announced(page, "The boards leave you out.");
    await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
    await announced(page, "The time zone is changed.");
    const { agent } = await profileOf(page);
    assertEquals([agent.hidden, agent.timeZone], [true, "Asia/Tokyo"]);
    errors.assertNone(ALLOWED);
    benErrors.assertNone(ALLOWED);
  },
);

pageTest(
  "settings - the language is chosen, and follows the browser until then",
  async (desks) => {
    const german = await desks.open("/settings/appearance", "cleo@e.com", { locale: "de-AT" });
    const { page, errors } = german;
    await page.getByRole("heading", { name: "Erscheinungsbild", level: 1 }).waitFor();
    await page.getByLabel("Sprache", { exact: true }).selectOption("en");
    await page.getByRole("heading", { name: "Appearance", level: 1 }).waitFor();
    assertEquals(await page.locator("html").getAttribute("lang"), "en");
    await page.getByLabel("Language", { exact: true }).selectOption("auto");
    await page.getByRole("heading", { name: "Erscheinungsbild", level: 1 }).waitFor();
    errors.assertNone(ALLOWED);
  },
);

pageTest(
  "settings - appearance counts at once, on all tabs and in other browsers",
  async (desks) => {
    const { page, errors } = await desks.open("/settings/appearance", "ben@e.com");
    const other = await page.context().newPage();
    await other.goto(new URL("/", page.url()).href);
    await other.locator('.connection[data-status="live"]').waitFor();
    const attribute = (on: Page, name: string) => on.locator("html").getAttribute(name);
    const untilIs = (on: Page, name: string, value: string | null) =>
      until(() => attribute(on, name), (now) => now === value);
    const background = () =>
      page.locator("body").evaluate((body) => getComputedStyle(body).colorScheme);

    await page.getByRole("radio", { name: "Dark" }).check();
    await untilIs(other, "data-theme", "dark");
    assertEquals(await background(), "dark");
    await page.getByRole("group", { name: "Motion" }).getByRole("radio", { name: "Reduced" })
      .check();
    await untilIs(other, "data-motion", "reduced");
    await page.getByRole("group", { name: "Transparency" }).getByRole("radio", { name: "Reduced" })
      .check();
    await untilIs(other, "data-transparency", "reduced");
    await page.getByLabel("Dates and numbers").selectOption("de-DE");
    await page.getByText(/12\.345,6/).waitFor();
    await page.getByRole("switch", { name: /Play a sound/ }).click();
    await page.getByLabel("Volume").fill("0.8");
    await until(async () => (await profileOf(page)).preferences, (now) => now.volume === 0.8);
    await untilIs(other, "data-volume", "0.8");
    await checkPage(page, "all chosen");

    // Another browser, whose server renders it at once.
    const { page: elsewhere } = await desks.open("/", "ben@e.com");
    const html = await (await elsewhere.request.get(elsewhere.url())).text();
    assertStringIncludes(
      html,
      'data-theme="dark" data-motion="reduced" data-transparency="reduced" data-format="de-DE" data-volume="0.8"',
    );
    const cookies = await elsewhere.context().cookies();
    assertEquals(cookies.find(({ name }) => name === "laurel_theme")?.value, "dark");

    // The menu of the desk changes the same preference.
    await other.bringToFront();
    await other.getByRole("menuitem", { name: "View" }).click();
    await other.getByRole("menuitemradio", { name: "Light" }).click();
    await untilIs(page, "data-theme", "light");
    await until(() => page.getByRole("radio", { name: "Light" }).isChecked(), Boolean);
    errors.assertNone(ALLOWED);
  },
);

pageTest("settings - leave is asked for, decided and canceled", async (desks) => {
  const { page, errors } = await desks.open("/settings/leave", "cleo@e.com");
  await page.getByLabel("Working weekdays").waitFor();
  await page.getByRole("button", { name: "Ask for Leave" }).click();
  await page.getByText("Choose the first day.").waitFor();
  await until(() => focused(page), (now) => now === "leave-first");
  const today = new Date();
  const day = (ahead: number) =>
    new Date(today.getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("First day").fill(day(20));
  await page.getByLabel("Last day").fill(day(18));
  await page.getByLabel("Note").fill("Wedding");
  await page.getByRole("button", { name: "Ask for Leave" }).click();
  await page.getByText(/Is before the first day/).waitFor();
  await until(() => focused(page), (now) => now === "leave-last");
  // What was typed stays.
  assertEquals(await page.getByLabel("Note").inputValue(), "Wedding");
  await checkPage(page, "leave ends before it starts");
  await page.getByLabel("Last day").fill(day(22));
  await page.getByRole("button", { name: "Ask for Leave" }).click();
  await announced(page, "Your leave is granted.");
  await page.locator(".leave-row", { hasText: "Wedding" }).getByText("Granted", { exact: true })
    .waitFor();
  await checkPage(page, "granted leave");

  // Days that have begun wait for a decision.
  await page.getByLabel("First day").fill(day(-3));
  await page.getByText(/These days have begun/).waitFor();
  await page.getByLabel("Note").fill("Flu");
  await page.getByRole("button", { name: "Ask for Leave" }).click();
  await announced(page, "Your request is sent. You see the decision here.");
  const flu = page.locator(".leave-row", { hasText: "Flu" });
  await flu.getByText("Waiting").waitFor();

  const { page: admin, errors: adminErrors } = await desks.open("/settings/requests", ADMIN);
  const request = admin.locator(".leave-row", { hasText: "Flu" });
  await request.waitFor();
  await checkPage(admin, "a request");
  await request.getByRole("button", { name: /^Decline/ }).click();
  const dialog = admin.getByRole("dialog", { name: "Decline the leave of Cleo Vale?" });
  await dialog.getByRole("button", { name: "Decline" }).click();
  await dialog.getByText("Say why.").waitFor();
  await checkPage(admin, "no reason");
  await admin.keyboard.type("Please send the note");
  await dialog.getByRole("button", { name: "Decline" }).click();
  await announced(admin, "The leave of Cleo Vale is declined.");
  await admin.getByText("Nobody waits for a decision about leave.").waitFor();
  await admin.getByRole("radio", { name: "Decided" }).check();
  await admin.getByText("Please send the note").waitFor();
  await checkPage(admin, "decided");

  await flu.getByText("Please send the note").waitFor();
  const wedding = page.locator(".leave-row", { hasText: "Wedding" });
  await wedding.getByRole("button", { name: "Cancel…" }).click();
  await page.getByRole("button", { name: "Cancel Leave" }).click();
  await wedding.getByText("Canceled").waitFor();
  errors.assertNone(ALLOWED);
  adminErrors.assertNone(ALLOWED);
});

pageTest("settings - the data is exported; people see only their own panes", async (desks) => {
  const { page, errors } = await desks.open("/settings/data", "mia@e.com");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export" }).click(),
  ]);
  assert(/^laurel-export-\d{4}-\d\d-\d\d\.json$/.test(download.suggestedFilename()));
  const text = await Deno.readTextFile(await download.path());
  assertEquals(JSON.parse(text).account.email, "mia@e.com");
  assertEquals(await page.getByRole("link", { name: "Leave Requests" }).count(), 1);
  assertEquals(await page.getByRole("link", { name: "Keys" }).count(), 0);
  const amy = await desks.open("/settings", "amy@e.com");
  assertEquals(new URL(amy.page.url()).pathname, "/settings/profile");
  assertEquals(await amy.page.getByRole("link", { name: "Leave Requests" }).count(), 0);
  assertEquals((await amy.page.request.get(`${desks.laurel.url}/settings/requests`)).status(), 404);
  assertEquals((await amy.page.request.get(`${desks.laurel.url}/settings/nothing`)).status(), 404);
  const guest = await desks.open("/settings/appearance", null);
  assertEquals(new URL(guest.page.url()).search, "?next=%2Fsettings%2Fappearance");
  errors.assertNone(ALLOWED);
  amy.errors.assertNone(ALLOWED);
});

pageTest("settings - the password is changed, and other devices are signed out", async (desks) => {
  const { page, errors } = await desks.open("/settings/security", "mia@e.com");
  // A second device.
  await signIn(desks.laurel.url, "mia@e.com");
  const devices = page.locator("ul[aria-labelledby=sessions] > li");
  await page.reload();
  await page.getByText("This device").waitFor();
  const other = page.getByRole("button", { name: "End…" });
  const before = await other.count();
  assert(before >= 1, "the other device is listed");
  await checkPage(page, "sessions");
  await other.first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign Out" }).click();
  await until(() => other.count(), (now) => now === before - 1);

  await page.getByRole("button", { name: "Change…" }).focus();
  await page.keyboard.press("Enter");
  await until(() => focused(page), (now) => now === "currentPassword");
  await page.keyboard.type("not my password");
  await page.getByLabel("New password").fill("short");
  await page.keyboard.press("Enter");
  await page.getByText("Use at least 8 characters.").waitFor();
  await page.getByLabel("New password").fill("a better horse battery");
  await page.keyboard.press("Enter");
  await page.getByText("Is not right").waitFor();
  await until(() => focused(page), (now) => now === "currentPassword");
  await checkPage(page, "wrong password");
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await announced(page, /Your password is changed/);
  await until(() => focused(page), (now) => now === "change-password" || now === "Change…");
  await until(() => devices.count(), (now) => now === 1);
  await signIn(desks.laurel.url, "mia@e.com", "a better horse battery");
  await page.getByRole("button", { name: "Sign Out Everywhere…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign Out" }).click();
  await page.waitForURL("**/sign-in**");
  // The page may ask once more before it leaves.
  errors.assertNone(/status of (401|404|422)/);
});

pageTest("settings - every pane is accessible, in every dress", async (desks, t) => {
  for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
    await t.step(dress, () => checkPanes(desks, dress, options));
  }
});

async function checkPanes(desks: Desks, dress: string, options: (typeof DRESSES)[string]) {
  const { page, errors } = await desks.open("/settings/profile", "cleo@e.com", options);
  for (const pane of ["profile", "appearance", "leave", "security", "data"]) {
    await page.goto(`${desks.laurel.url}/settings/${pane}`, { waitUntil: "load" });
    await page.locator(".group-rows").first().waitFor();
    await checkPage(page, `${pane}, ${dress}`);
  }
  errors.assertNone(ALLOWED);
}
