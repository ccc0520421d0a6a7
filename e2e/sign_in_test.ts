/** Signing in and out, in a browser. */
import { assertEquals, assertMatch } from "@std/assert";
import { shareDesks, untilConnection } from "./support/desk.ts";
import { PASSWORD } from "./support/people.ts";

const deskTest = shareDesks();
/** The answer to a refused form is a 422, which Chromium reports on the console. */
const REFUSED = /status of 422/;

deskTest("sign-in - it leads to the desk, and signing out works", async ({ open, laurel }) => {
  const { page, errors } = await open("/", null);
  assertMatch(page.url(), /\/sign-in$/);
  assertEquals(await page.evaluate(() => document.activeElement?.getAttribute("name")), "email");
  await page.getByLabel("E-mail").fill("amy@e.com");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${laurel.url}/`);
  assertEquals(await page.title(), "Amy Ray – Laurel");
  await untilConnection(page, "live");

  await page.locator('[data-menu="person"]').click();
  await page.getByRole("menuitem", { name: "Sign Out" }).click();
  await page.waitForURL(/\/sign-in$/);
  await page.goto(laurel.url);
  assertMatch(page.url(), /\/sign-in$/);
  errors.assertNone();
});

deskTest(
  "sign-in - a wrong password shows an error and keeps the e-mail address",
  async ({ open }) => {
    const { page, errors } = await open("/sign-in", null);
    await page.getByLabel("E-mail").fill("amy@e.com");
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign In" }).click();
    await page.getByRole("alert").waitFor();
    assertMatch(await page.getByRole("alert").innerText(), /do not match/);
    assertEquals(await page.getByLabel("E-mail").inputValue(), "amy@e.com");
    assertEquals(await page.getByLabel("Password").inputValue(), "");
    assertEquals(
      await page.evaluate(() => document.activeElement?.getAttribute("name")),
      "password",
    );
    errors.assertNone(REFUSED);
  },
);

deskTest(
  "sign-in - it works without JavaScript, and never redirects to another site",
  async ({ open, laurel }) => {
    const { page } = await open("/sign-in?next=//evil.example", null, { javaScriptEnabled: false });
    await page.getByLabel("E-mail").fill("ben@e.com");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign In" }).click();
    await page.waitForURL(`${laurel.url}/`);
    assertMatch(await page.locator("main").innerText(), /Leaderboard/);
  },
);

deskTest(
  "sign-in - a session that was ended elsewhere leads back to the form",
  async ({ openDesk, laurel }) => {
    const { page } = await openDesk("cleo@e.com");
    await page.context().clearCookies();
    await page.goto(laurel.url);
    assertMatch(page.url(), /\/sign-in$/);
  },
);
