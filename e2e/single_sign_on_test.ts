/** Signing in with a provider, two-factor and ended sessions, in a browser. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Page } from "playwright-core";
import { codeOf } from "@/testing/authenticator.ts";
import { canBrowse } from "@/testing/browser.ts";
import { startOpenIdProvider, type TestProvider } from "@/testing/open_id_provider.ts";
import { until } from "@/testing/until.ts";
import { ADMIN, checkPage, DRESSES, focused, PAGE_DRESSES, untilSaid } from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";
import { PASSWORD } from "./support/people.ts";

const provider: TestProvider | null = canBrowse
  ? await startOpenIdProvider(["http://127.0.0.1/api/auth/callback/oidc"])
  : null;
const pageTest = shareDesks({
  env: provider
    ? {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
      OIDC_NAME: "Acme",
      OIDC_ALLOWED_DOMAINS: "e.com",
    }
    : {},
});
Deno.test.afterAll(async () => await provider?.stop());

/** Refused forms are answered with these statuses, which Chromium reports on the console. */
const REFUSED = /status of (422|409|401)/;
const AMY = { sub: "u-amy", email: "amy@e.com", email_verified: true, name: "Amy Ray" };

async function enterPassword(page: Page, email: string) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign In" }).click();
}

pageTest("single sign-on - a provider's button leads to the desk", async ({ open, laurel }) => {
  provider!.person = AMY;
  const { page, errors } = await open("/sign-in?next=/?from=mail", null, {
    javaScriptEnabled: false,
  });
  await page.getByRole("link", { name: "Continue with Acme" }).click();
  await page.waitForURL(`${laurel.url}/?from=mail`);
  assertEquals(await page.title(), "Amy Ray – Laurel");
  errors.assertNone();
});

pageTest("single sign-on - a refused sign-in says why, in every dress", async ({ open }) => {
  provider!.person = { ...AMY, email_verified: false };
  for (const [name, dress] of Object.entries(PAGE_DRESSES)) {
    const { page, errors } = await open("/sign-in?next=/spins&reason=expired", null, dress);
    assertMatch(await page.getByRole("status").innerText(), /You were signed out/);
    await checkPage(page, `signed out, ${name}`);
    await page.getByRole("link", { name: "Continue with Acme" }).click();
    await page.waitForURL(/error=sso_unverified_email&next=%2Fspins$/);
    assertMatch(await page.getByRole("alert").innerText(), /not verified your e-mail address/);
    await checkPage(page, `refused, ${name}`);
    errors.assertNone();
  }
});

pageTest(
  "sessions - one that was ended elsewhere leads back to the same place",
  async ({ open, laurel }) => {
    const { page, errors } = await open("/admin/keys?from=mail", null);
    await enterPassword(page, ADMIN);
    await page.waitForURL(`${laurel.url}/admin/keys?from=mail`);
    await endSession(page, laurel);
    await page.reload();
    await page.waitForURL(/\/sign-in\?next=%2Fadmin%2Fkeys%3Ffrom%3Dmail&reason=expired$/);
    assertMatch(await page.getByRole("status").innerText(), /was ended on another device/);
    await enterPassword(page, ADMIN);
    await page.waitForURL(`${laurel.url}/admin/keys?from=mail`);
    errors.assertNone(REFUSED);
  },
);

pageTest(
  "sessions - what was typed stays while the person signs in again in another tab",
  async ({ open, laurel }) => {
    const { page, errors } = await open("/admin/organization", null);
    await enterPassword(page, ADMIN);
    await page.waitForURL(`${laurel.url}/admin/organization`);
    const name = page.getByLabel("Name of the organization");
    await name.fill("Acme Support");
    await endSession(page, laurel);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "You were signed out" }).waitFor();
    await checkPage(page, "signed out in the middle");
    const [tab] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("link", { name: "Sign In" }).click(),
    ]);
    await enterPassword(tab, ADMIN);
    await tab.waitForURL(`${laurel.url}/admin/organization`);
    await tab.close();
    await page.getByRole("button", { name: "I Am Back" }).click({ timeout: 3_000 }).catch(() => {
      // The page has noticed it by itself.
    });
    await page.getByRole("heading", { name: "You were signed out" }).waitFor({ state: "detached" });
    assertEquals(await name.inputValue(), "Acme Support");
    await page.getByRole("button", { name: "Save" }).click();
    await untilSaid(page, "The name is saved.");
    const form = await open("/sign-in", null);
    assertMatch(await form.page.locator("main").innerText(), /Acme Support/);
    errors.assertNone(REFUSED);
  },
);

pageTest("organization - it is accessible in every dress", async ({ open }) => {
  for (const [name, dress] of Object.entries(PAGE_DRESSES)) {
    const { page, errors } = await open("/admin/organization", ADMIN, dress);
    assertMatch(await page.locator(".page-body").innerText(), /Only e\.com/);
    await checkPage(page, `organization, ${name}`);
    errors.assertNone();
  }
});

pageTest(
  "two-factor - an admin sets it up, demands it of all, and signs in with a code",
  async (desks) => {
    const { open, laurel } = desks;
    const { page, errors } = await open("/admin/organization", null);
    await enterPassword(page, ADMIN);
    await page.waitForURL(`${laurel.url}/admin/organization`);
    const demand = page.getByRole("switch", { name: "Admins need two-factor" });
    await demand.press("Space");
    await page.getByRole("link", { name: "Set it up now" }).waitFor();
    assertEquals(await demand.isChecked(), false);
    await page.getByRole("link", { name: "Set it up now" }).click();
    // Until the page's script runs, the button does nothing.
    await until(async () => {
      const start = page.getByRole("button", { name: "Set Up…" });
      if (await start.count() > 0) await start.press("Enter");
      return await focused(page);
    }, (now) => now === "own-password");
    await page.keyboard.type("not the password");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    assertEquals(await focused(page), "own-password");
    await checkPage(page, "wrong password");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    const secret = await page.getByRole("textbox", { name: /^Secret/ }).inputValue();
    await checkPage(page, "QR code");
    await page.getByLabel("Code of the app").fill(codeOf(secret));
    await page.keyboard.press("Enter");
    await page.getByRole("list", { name: "Recovery codes" }).waitFor();
    const codes = await page.locator(".recovery-codes code").allInnerTexts();
    assertEquals(codes.length, 10);
    await checkPage(page, "recovery codes");
    await page.getByRole("button", { name: "I Have Kept Them" }).click();
    await page.getByRole("link", { name: "Continue" }).click();
    await page.waitForURL(`${laurel.url}/admin/organization`);
    await demand.press("Space");
    await page.getByText("Admins need two-factor now.").waitFor({ state: "attached" });
    assert(await demand.isChecked());
    errors.assertNone(REFUSED);

    await signInWithCode(desks, secret, codes[0]!);
  },
);

/** Signs in without JavaScript: with a wrong code, a code, and a recovery code. */
async function signInWithCode({ open, laurel }: Desks, secret: string, recoveryCode: string) {
  for (const dress of [DRESSES.light!, DRESSES["dark phone"]!]) {
    const checked = await open("/sign-in?next=/admin/keys", null, dress);
    await enterPassword(checked.page, ADMIN);
    await checked.page.waitForURL(/\/sign-in\/code\?next=%2Fadmin%2Fkeys$/);
    await checked.page.getByLabel("Code").fill("12345x");
    await checked.page.keyboard.press("Enter");
    await checked.page.getByRole("alert").waitFor();
    await checkPage(checked.page, "wrong code");
    checked.errors.assertNone(REFUSED);
  }
  const { page } = await open("/sign-in?next=/admin/keys", null, { javaScriptEnabled: false });
  await enterPassword(page, ADMIN);
  // The code that turned it on is used up; the next one is right already.
  await page.getByLabel("Code").fill(codeOf(secret, Date.now() + 30_000));
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(`${laurel.url}/admin/keys`);

  const other = await open("/sign-in?next=/admin/keys", null, { javaScriptEnabled: false });
  await enterPassword(other.page, ADMIN);
  await other.page.getByRole("link", { name: "Use a recovery code" }).click();
  await other.page.getByLabel("Recovery code").fill(recoveryCode);
  await other.page.getByRole("button", { name: "Continue" }).click();
  await other.page.waitForURL(`${laurel.url}/admin/keys`);
}

/** Ends the session of a page, as somebody does on another device. */
async function endSession(page: Page, laurel: Desks["laurel"]) {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const headers = { cookie, origin: laurel.url };
  const response = await fetch(`${laurel.url}/api/auth/sign-out`, { method: "POST", headers });
  await response.body?.cancel();
  assertEquals(response.status, 200);
}
