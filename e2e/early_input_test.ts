/** What people do on pages whose scripts are still on their way is not lost. */
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { ADMIN, untilHeading, untilSaid } from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();

/**
 * Opens a page whose scripts wait.
 * @returns the page, and a function that lets the scripts come
 */
async function openSlowly(desks: Desks, path: string) {
  const { page, errors } = await desks.open("/settings/profile", ADMIN);
  const waiting: (() => void)[] = [];
  let isSlow = true;
  await page.route(/\.m?js(\?|$)/, async (route) => {
    if (isSlow) await new Promise<void>((resolve) => waiting.push(resolve));
    await route.continue();
  });
  await page.goto(desks.laurel.url + path, { waitUntil: "commit" });
  return {
    page: page as Page,
    errors,
    letScriptsCome() {
      isSlow = false;
      for (const go of waiting) go();
    },
  };
}

pageTest(
  "early input - a form that is filled in and sent before the scripts are there",
  async (desks) => {
    const { page, errors, letScriptsCome } = await openSlowly(desks, "/admin/teams/new");
    await page.getByLabel("Name", { exact: true }).pressSequentially("Early birds");
    await page.keyboard.press("Enter");
    assertEquals(new URL(page.url()).search, "", "the browser does not send the form by itself");
    letScriptsCome();
    await untilHeading(page, "Early birds");
    const { body } = await desks.laurel.call("/admin/teams");
    const names = body.entries.map(({ name }: { name: string }) => name);
    assertEquals(names.filter((name: string) => name === "Early birds").length, 1);
    errors.assertNone();
  },
);

pageTest("early input - a choice, a list and a button", async (desks) => {
  const { page, errors, letScriptsCome } = await openSlowly(desks, "/admin/boosts/new");
  await page.getByLabel("Title").fill("Rush");
  await page.getByLabel("Factor").fill("3");
  await page.getByRole("radio", { name: "A team" }).check({ force: true });
  letScriptsCome();
  await page.getByLabel("Team", { exact: true }).selectOption("red");
  assertEquals(await page.getByRole("radio", { name: "A team" }).isChecked(), true);
  assertEquals(await page.getByLabel("Title").inputValue(), "Rush");
  await page.getByRole("button", { name: "Make Boost" }).click();
  await untilSaid(page, "Rush is made.");

  const switches = await openSlowly(desks, "/admin/organization");
  const keeps = switches.page.getByRole("switch", { name: "Keep events of unknown types" });
  await keeps.check({ force: true });
  switches.letScriptsCome();
  await untilSaid(switches.page, "Events of unknown types are kept.");
  assertEquals(await keeps.isChecked(), true);

  const privacy = await openSlowly(desks, "/admin/privacy");
  await privacy.page.getByRole("button", { name: "Change Ended sign-ins…" }).click();
  privacy.letScriptsCome();
  await privacy.page.getByRole("dialog").getByLabel("Remove after (days)").waitFor();
  for (const one of [errors, switches.errors, privacy.errors]) one.assertNone();
});
