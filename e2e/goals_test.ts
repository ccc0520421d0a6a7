/** Daily goals: set by a manager and by oneself, rings that fill and close, and the sentence. */
import { assertEquals, assertMatch } from "@std/assert";
import { checkAccessibility } from "@/testing/accessibility.ts";
import { until } from "@/testing/until.ts";
import { type Desks, shareDesks } from "./support/desk.ts";
import { event, uniqueId } from "./support/events.ts";

const deskTest = shareDesks();

const PHONE = { width: 390, height: 844 };

async function reply({ laurel }: Desks, subject: string, times: number): Promise<void> {
  const time = new Date().toISOString();
  await laurel.postAll(
    Array.from(
      { length: times },
      () => event({ id: uniqueId("goal"), subject, type: "message_response", time }),
    ),
  );
}

deskTest("goals - a manager sets the team's on the team page", async (desks) => {
  const { page, errors } = await desks.open("/team", "mia@e.com", { colorScheme: "dark" });
  await page.getByRole("button", { name: "Set Team Goals…" }).click();
  const sheet = page.getByRole("dialog", { name: "The Team’s Daily Goals" });
  await sheet.getByLabel("Replies", { exact: true }).fill("many");
  await sheet.getByRole("button", { name: "Save" }).click();
  await sheet.getByText("Enter a whole number from 1 to 10,000.").waitFor();
  await checkAccessibility(page);
  await sheet.getByLabel("Replies", { exact: true }).fill("8");
  await sheet.getByLabel("Quality", { exact: true }).fill("90");
  await sheet.getByRole("button", { name: "Save" }).click();
  await page.getByText("Replies: 8 a day").waitFor();
  await page.getByText("Quality: 90% a day").waitFor();
  assertEquals(await sheet.count(), 0);
  await checkAccessibility(page);
  errors.assertNone();
});

deskTest("goals - one's own ring fills, is named by the sentence, and closes", async (desks) => {
  await reply(desks, "cleo", 3);
  const { page, errors } = await desks.openDesk("cleo@e.com");
  await page.locator("#dock-today").click();
  await page.getByRole("button", { name: "Set Goals…" }).click();
  const sheet = page.getByRole("dialog", { name: "Your Daily Goals" });
  await checkAccessibility(page);
  await sheet.getByLabel("Replies", { exact: true }).fill("4");
  await page.keyboard.press("Enter");
  const ring = page.locator(".goal-ring svg[role=img]");
  await until(() => ring.getAttribute("aria-label"), (name) => name === "Replies: 3 of 4");
  assertMatch(
    await page.locator(".today-headline").innerText(),
    /1 more reply closes your ring\.$/,
  );
  assertEquals(await page.locator(".today-target").count(), 1);
  await checkAccessibility(page);

  await reply(desks, "cleo", 1);
  await page.locator(".banner", { hasText: "Ring Closed" }).waitFor();
  await until(() => ring.getAttribute("aria-label"), (name) => name === "Replies: 4 of 4, closed");
  errors.assertNone();
});

deskTest(
  "goals - a ring that closes is told on any desk, whatever windows are open",
  async (desks) => {
    const session = await desks.openDesk("amy@e.com");
    const page = session.page;
    const set = await page.evaluate(async () => {
      const response = await fetch("/api/v1/me/goals/chat_responses", {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: '{"target":2}',
      });
      return response.status;
    });
    assertEquals(set, 200);
    await reply(desks, "amy", 1);
    const looked = page.waitForResponse((one) => one.url().endsWith("/me/goals/progress"));
    await page.reload();
    await looked;
    await reply(desks, "amy", 1);
    await page.locator(".banner", { hasText: "Ring Closed" }).waitFor();
    await page.locator(".banner", { hasText: "Replies" }).waitFor();
    assertEquals(await page.locator("#window-today").getAttribute("data-state"), "closed");
    // What is closed already is no news after a reload.
    const again = page.waitForResponse((one) => one.url().endsWith("/me/goals/progress"));
    await page.reload();
    await again;
    assertEquals(await page.locator(".banner", { hasText: "Ring Closed" }).count(), 0);
    session.errors.assertNone();
  },
);

deskTest("goals - the team's count on a phone, and one's own take their place", async (desks) => {
  await desks.laurel.call("/team/teams/red/goals/chat_responses", {
    method: "PUT",
    body: { target: 8 },
  });
  await reply(desks, "ben", 2);
  const { page, errors } = await desks.openDesk("ben@e.com", { viewport: PHONE });
  await page.locator("#dock-today").click();
  const ring = page.getByRole("img", { name: "Replies: 2 of 8" });
  await ring.waitFor();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Set Goals…" }).click();
  const sheet = page.getByRole("dialog", { name: "Your Daily Goals" });
  await sheet.getByText("Your team’s goal is 8.").waitFor();
  await checkAccessibility(page);
  await sheet.getByLabel("Replies", { exact: true }).fill("5");
  await sheet.getByRole("button", { name: "Save" }).click();
  await page.getByRole("img", { name: "Replies: 2 of 5" }).waitFor();
  errors.assertNone();
});

deskTest("medals - the shelf is empty at first, then has what was earned", async (desks) => {
  const options = { colorScheme: "dark" } as const;
  const { page, errors } = await desks.open("/settings/profile", "amy@e.com", options);
  await page.locator(".shelf-empty").waitFor();
  await checkAccessibility(page);
  await reply(desks, "amy", 25);
  const medal = page.getByRole("list", { name: "Easy" }).locator(".shelf-medal");
  await until(async () => {
    await page.reload();
    await page.locator(".shelf-medal, .shelf-empty").first().waitFor();
    return await medal.allInnerTexts();
  }, (texts) => texts.some((text) => text.startsWith("First words")));
  await checkAccessibility(page);
  const mia = await desks.open("/settings/profile", "mia@e.com");
  await mia.page.locator(".group-rows").first().waitFor();
  assertEquals(await mia.page.locator("#shelf").count(), 0);
  errors.assertNone();
});
