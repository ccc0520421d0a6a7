/** The first minutes of a new installation: the checklist, sample data, and an agent's tour. */
import { assertEquals, assertMatch } from "@std/assert";
import { canBrowse, launchBrowser } from "@/testing/browser.ts";
import { checkPage, DRESSES } from "./support/admin.ts";
import { startLaurel } from "./support/laurel.ts";
import { PASSWORD } from "./support/people.ts";
import type { Page } from "playwright-core";

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign In", exact: true }).click();
}

const browserTest = (name: string, fn: () => Promise<void>) =>
  Deno.test({ name, ignore: !canBrowse, sanitizeOps: false, sanitizeResources: false, fn });

browserTest("first minutes - the checklist greets the first admin and ticks itself", async () => {
  const [browser, laurel] = await Promise.all([launchBrowser(), startLaurel()]);
  try {
    const { page, errors } = await browser.openPage(laurel.url, DRESSES.light);
    await signIn(page, "admin@example.com");
    await page.getByRole("heading", { name: "Getting Started" }).waitFor();
    assertMatch(page.url(), /\/admin\/start$/);
    await checkPage(page, "nothing done");

    await page.getByText(/A tool in the cloud cannot reach/).waitFor();
    await page.getByRole("button", { name: "Add Sample Data" }).click();
    await page.getByRole("button", { name: "Remove…" }).waitFor();
    await page.goto(`${laurel.url}/`);
    // On a Monday morning nobody has scored in this week yet.
    await page.getByRole("radio", { name: "All time" }).check({ force: true });
    await page.getByText("Ava Chen").first().waitFor();
    await page.goto(`${laurel.url}/admin/start`);
    await page.getByRole("button", { name: "Remove…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await page.getByRole("button", { name: "Add Sample Data" }).waitFor();

    const first = page.locator(".first-step").first();
    assertEquals(await first.getAttribute("data-done"), "false");
    const made = await laurel.call("/admin/agents", { body: { id: "amy", name: "Amy" } });
    assertEquals(made.status, 201);
    await page.locator('.first-step[data-done="true"]').first().waitFor();
    await laurel.call("/events", { body: { id: "1", type: "deal_won", subject: "amy" } });
    await page.getByText("3 of 4 are done").waitFor();
    await page.emulateMedia({ colorScheme: "dark" });
    await checkPage(page, "three done, dark");
    await page.setViewportSize({ width: 390, height: 844 });
    await checkPage(page, "three done, phone");
    await page.getByRole("button", { name: "Close the List" }).click();
    await page.getByRole("button", { name: "Show It Again" }).waitFor();
    errors.assertNone();
  } finally {
    await browser.stop();
    await laurel.stop();
  }
});

browserTest("tour - an agent sees it once, with the keyboard, and can leave at once", async () => {
  const people = ["amy", "ben"].map((id) => ({
    email: `${id}@e.com`,
    role: "agent" as const,
    agent: { id, name: id },
    wantsTour: true,
  }));
  const [browser, laurel] = await Promise.all([launchBrowser(), startLaurel({ people })]);
  try {
    const { page, errors } = await browser.openPage(laurel.url, DRESSES.dark);
    await signIn(page, "amy@e.com");
    const tour = page.getByRole("dialog", { name: "Your points and your level" });
    await tour.waitFor();
    await checkPage(page, "tour");
    await page.keyboard.press("Enter");
    await page.getByText("Step 2 of 4").waitFor();
    await page.getByRole("button", { name: "Back" }).click();
    await page.getByText("Step 1 of 4").waitFor();
    for (const step of [2, 3, 4]) {
      await page.getByRole("button", { name: "Next" }).click();
      await page.getByText(`Step ${step} of 4`).waitFor();
    }
    await Promise.all([
      page.waitForResponse((response) => response.url().endsWith("/me/tour")),
      page.getByRole("button", { name: "Done" }).click(),
    ]);
    await page.reload();
    await page.locator('.connection[data-status="live"]').waitFor();
    assertEquals(await page.getByRole("dialog").count(), 0);
    errors.assertNone();

    const other = await browser.openPage(laurel.url, DRESSES.phone);
    await signIn(other.page, "ben@e.com");
    await other.page.getByRole("dialog").waitFor();
    await checkPage(other.page, "tour on a phone");
    await Promise.all([
      other.page.waitForResponse((response) => response.url().endsWith("/me/tour")),
      other.page.keyboard.press("Escape"),
    ]);
    assertEquals(await other.page.getByRole("dialog").count(), 0);
    other.errors.assertNone();
  } finally {
    await browser.stop();
    await laurel.stop();
  }
});
