/** Inviting people, accepting, new passwords and accounts, in a browser. */
import { Buffer } from "node:buffer";
import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Page } from "playwright-core";
import { freePort } from "@/testing/free_port.ts";
import { ADMIN, checkPage, PAGE_DRESSES, untilFocused } from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";
import { signIn } from "./support/people.ts";

// No mail server is at this port: mails fail, and everything else works.
const pageTest = shareDesks({ env: { SMTP_URL: `smtp://127.0.0.1:${freePort()}` } });

const NEW_PASSWORD = "a long new password";

async function invite({ laurel }: Desks, email: string, more: object = {}): Promise<string> {
  const { status, text, body } = await laurel.call<{ url: string }>("/admin/invitations", {
    body: { email, name: "Zoë Ray", role: "agent", ...more },
  });
  assertEquals(status, 201, text);
  return new URL(body.url).pathname;
}

async function fillPasswords(page: Page, first: string, second = first): Promise<void> {
  await page.getByLabel("Password", { exact: true }).fill(first);
  await page.getByLabel("Password again").fill(second);
  await page.keyboard.press("Enter");
}

/** Chooses an agent who has an account, is refused at the field, and removes the choice. */
async function refuseTakenAgent(page: Page): Promise<void> {
  const agent = page.getByRole("combobox", { name: /^Agent who exists/ });
  await agent.fill("ray amy");
  // Enter comes before the answer of the search, and waits for it.
  await page.keyboard.press("Enter");
  const chip = page.getByRole("group", { name: /^Agent who exists/ });
  await chip.getByText("Amy Ray").waitFor();
  await untilFocused(page, "Choose somebody else than Amy Ray");
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByText("Has an account", { exact: true }).waitFor();
  await untilFocused(page, "Choose somebody else than Amy Ray");
  await checkPage(page, "agent refused");
  await page.keyboard.press("Enter");
  await agent.waitFor();
  await untilFocused(page, "invitation-agent");
}

pageTest(
  "invitations - an admin invites, and the person accepts in another browser",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/invitations", ADMIN);
    await page.getByText("Nobody is invited yet").waitFor();
    await checkPage(page, "empty");
    await page.getByRole("link", { name: "Invite", exact: true }).click();
    await page.getByRole("heading", { name: "Invite a person" }).waitFor();
    await page.getByRole("button", { name: "Invite" }).click();
    await page.getByText("Enter the e-mail.").waitFor();
    await page.getByLabel("Name", { exact: true }).fill("Nia Long");
    await page.getByLabel("E-mail", { exact: true }).fill("amy@e.com");
    await page.keyboard.press("Enter");
    await page.getByText("Has an account already").waitFor();
    assertEquals(await page.getByLabel("Name", { exact: true }).inputValue(), "Nia Long");
    await checkPage(page, "refused");
    await page.getByLabel("E-mail", { exact: true }).fill("nia@e.com");
    await page.getByLabel("Team", { exact: true }).selectOption("red");
    await refuseTakenAgent(page);
    await page.getByLabel("E-mail", { exact: true }).press("Enter");
    await page.getByRole("heading", { name: "Nia Long" }).waitFor();
    await page.getByText(/The mail was not sent/).waitFor();
    const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
    await checkPage(page, "made");
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByText("nia@e.com").waitFor();
    await checkPage(page, "list");

    const { page: visitor } = await desks.open(new URL(link).pathname, null, {
      javaScriptEnabled: false,
    });
    await visitor.getByLabel("Your name").fill("Nia L.");
    await fillPasswords(visitor, NEW_PASSWORD, "another password");
    await visitor.getByText("The two passwords are not the same.").waitFor();
    assertEquals(await visitor.getByLabel("Your name").inputValue(), "Nia L.");
    await fillPasswords(visitor, "short");
    await visitor.getByText("The password must have at least 8 characters.").waitFor();
    await fillPasswords(visitor, NEW_PASSWORD);
    await visitor.waitForURL(`${desks.laurel.url}/`);
    assertEquals(await visitor.title(), "Nia L. – Laurel");
    const opened = (await visitor.goto(link))!.headers();
    // The link must stay between the person and Laurel.
    assertEquals(
      [opened["referrer-policy"], opened["cache-control"]],
      ["strict-origin", "no-store"],
    );
    await visitor.getByRole("heading", { name: "The invitation was accepted" }).waitFor();
    await page.locator(".badge", { hasText: "Accepted" }).first().waitFor();
    errors.assertNone(/status of 409/);
  },
);

for (const [name, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`accounts - every page is accessible, ${name}`, async (desks) => {
    const path = await invite(desks, `${name.replace(" ", "-")}@e.com`, { team: "red" });
    const { page: visitor } = await desks.open(path, null, options);
    await visitor.getByRole("heading", { name: "Welcome to Laurel" }).waitFor();
    await checkPage(visitor, "accept");
    await fillPasswords(visitor, "short");
    await visitor.getByText("The password must have").waitFor();
    await checkPage(visitor, "accept, refused");
    await visitor.goto(`${desks.laurel.url}/invitations/nothing`);
    await visitor.getByRole("heading", { name: "There is no such invitation" }).waitFor();
    await checkPage(visitor, "no invitation");
    await visitor.goto(`${desks.laurel.url}/forgot-password`);
    await visitor.getByRole("heading", { name: "Forgot your password?" }).waitFor();
    await checkPage(visitor, "forgot");
    const { page } = await desks.open("/admin/invitations/csv", ADMIN, options);
    await page.getByRole("heading", { name: "Invite from a CSV" }).waitFor();
    await page.getByLabel("Lines").fill("name,mail\nEva,eva@e.com\nAmy,amy@e.com\n");
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByText("1 line is wrong").waitFor();
    await checkPage(page, "preview");
    await page.goto(`${desks.laurel.url}/admin/accounts`);
    await page.getByRole("link", { name: /mia/ }).click();
    await page.getByText("Signed in on").waitFor();
    await page.getByLabel("red", { exact: true }).waitFor();
    await checkPage(page, "account");
  });
}

pageTest("invitations - a CSV is previewed, then its people are invited", async (desks) => {
  const { page, errors } = await desks.open("/admin/invitations/csv", ADMIN);
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByText("Choose a file, or paste the lines.").waitFor();
  await page.getByLabel("File").setInputFiles({
    name: "team.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("name,mail,zone\nOla,ola@e.com,\nPia,pia@e.com,IST\n"),
  });
  await page.getByRole("button", { name: "Preview" }).click();
  await page.getByText(/zone must be an IANA time zone/).waitFor();
  await page.getByRole("button", { name: "Invite 1" }).click();
  await page.getByText("1 is invited").waitFor();
  await page.getByRole("button", { name: "Copy the link of Ola" }).waitFor();
  await page.getByRole("button", { name: "Done" }).click();
  const row = page.locator(".invitation-row", { has: page.getByText("ola@e.com") });
  await row.getByRole("button", { name: "New link for Ola" }).click();
  await page.getByRole("textbox", { name: "Link" }).waitFor();
  await page.getByRole("button", { name: "Done" }).click();
  await row.getByRole("button", { name: /Revoke/ }).click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await row.getByRole("button", { name: /Revoke/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await row.locator(".badge", { hasText: "Revoked" }).waitFor();
  errors.assertNone();
});

for (const [name, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`accounts - another e-mail address, by keyboard, ${name}`, async (desks) => {
    const cookie = await signIn(desks.laurel.url, "cleo@e.com");
    const { page, errors } = await desks.open("/admin/accounts", ADMIN, options);
    await page.locator("main").getByRole("searchbox").fill("cleo@");
    await page.getByRole("link", { name: /Cleo Vale/ }).click();
    const button = page.getByRole("button", { name: "Change the e-mail…" });
    await button.press("Enter");
    const field = page.getByLabel("E-mail to sign in with");
    await untilFocused(page, "account-email");
    await page.keyboard.type("typed over");
    assertEquals(await field.inputValue(), "typed over");
    await page.keyboard.press("Escape");
    await untilFocused(page, "Change the e-mail…");
    await page.keyboard.press("Enter");
    await untilFocused(page, "account-email");
    assertEquals(await field.inputValue(), "cleo@e.com");
    await checkPage(page, "open");

    for (
      const [typed, words] of [
        [" ", "Enter the e-mail."],
        ["cleo at home", "Is not an e-mail address"],
        ["AMY@e.com", "Has an account already"],
      ] as const
    ) {
      await field.fill(typed);
      await page.keyboard.press("Enter");
      await page.getByRole("alert").getByText(words).waitFor();
      await untilFocused(page, "account-email");
      assertEquals(await field.inputValue(), typed);
      assertEquals(await field.getAttribute("aria-invalid"), "true");
    }
    await checkPage(page, "refused");
    await field.fill("cleopatra@e.com");
    await page.keyboard.press("Enter");
    await page.locator('[role="status"]').getByText(/signs in with cleopatra@e\.com/).waitFor();
    await untilFocused(page, "Change the e-mail…");
    await page.getByText("cleopatra@e.com", { exact: true }).waitFor();
    await checkPage(page, "changed");
    const mine = await fetch(`${desks.laurel.url}/api/v1/me/sessions`, { headers: { cookie } });
    await mine.body?.cancel();
    assertEquals(mine.status, 200);
    assert(await signIn(desks.laurel.url, "cleopatra@e.com"));
    // As it was, for the next test.
    await button.press("Enter");
    await field.fill("cleo@e.com");
    await page.keyboard.press("Enter");
    await page.getByText("cleo@e.com", { exact: true }).waitFor();
    errors.assertNone(/status of 4(09|22)/);
  });
}

pageTest("accounts - an admin changes, signs out and deactivates a person", async (desks) => {
  const { laurel } = desks;
  const cookie = await signIn(laurel.url, "ben@e.com");
  const { page, errors } = await desks.open("/admin/accounts", ADMIN);
  await page.locator("main").getByRole("searchbox").fill("ben@");
  await page.getByRole("link", { name: /Ben Okri/ }).click();
  await page.getByRole("heading", { name: "Ben Okri" }).waitFor();
  await page.getByLabel("Role").selectOption("manager");
  await page.getByLabel("blue", { exact: true }).check();
  await page.locator('[role="status"]').getByText("The teams are changed.").waitFor();
  const mine = () => fetch(`${laurel.url}/api/v1/me/sessions`, { headers: { cookie } });
  const before = await mine();
  await before.body?.cancel();
  assertEquals(before.status, 200);
  await page.getByRole("button", { name: "Deactivate…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
  await page.getByRole("button", { name: "Reactivate…" }).waitFor();
  await page.getByText("No device").waitFor();
  await checkPage(page, "deactivated");
  const after = await mine();
  await after.body?.cancel();
  assertEquals(after.status, 401);
  await page.getByRole("button", { name: "Reactivate…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reactivate" }).click();
  await page.getByRole("button", { name: "Make a Link" }).click();
  const link = await page.getByRole("textbox", { name: "Link to a new password" }).inputValue();

  const { page: visitor } = await desks.open(new URL(link).pathname, null);
  await visitor.getByRole("heading", { name: "Choose a new password" }).waitFor();
  await checkPage(visitor, "reset");
  await fillPasswords(visitor, NEW_PASSWORD);
  await visitor.getByRole("heading", { name: "Your password is changed" }).waitFor();
  assert(await signIn(laurel.url, "ben@e.com", NEW_PASSWORD));
  await page.goto(`${laurel.url}/admin/accounts`);
  await page.locator("main").getByRole("searchbox").fill(ADMIN);
  await page.getByRole("link", { name: new RegExp(ADMIN) }).click();
  await page.getByLabel("Role").selectOption("agent");
  await page.getByText(/Nobody else who can sign in is an administrator/).waitFor();
  assertEquals(await page.getByLabel("Role").inputValue(), "admin");
  errors.assertNone(/status of 409/);
});

pageTest("forgot password - the answer is the same for everybody", async ({ open, laurel }) => {
  const { page } = await open("/forgot-password", null, { javaScriptEnabled: false });
  await page.getByLabel("E-mail").fill("nobody@e.com");
  await page.getByRole("button", { name: "Send the Link" }).click();
  await page.getByText(/If there is an account with this e-mail/).waitFor();
  const reset = (await page.goto(`${laurel.url}/reset-password/nothing`))!.headers();
  assertEquals([reset["referrer-policy"], reset["cache-control"]], ["strict-origin", "no-store"]);
  await page.getByRole("heading", { name: "The link does not work any more" }).waitFor();
  const foreign = await fetch(`${laurel.url}/forgot-password`, {
    method: "POST",
    body: new URLSearchParams({ email: "amy@e.com" }),
    headers: { origin: "http://evil.example" },
  });
  assertEquals(foreign.status, 403);
  assertMatch(await foreign.text(), /came from another site/);
});
