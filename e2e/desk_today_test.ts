/** The Today window: the sentence, the chart, the metrics, and points that arrive meanwhile. */
import { assertEquals, assertMatch } from "@std/assert";
import { checkAccessibility } from "@/testing/accessibility.ts";
import { until } from "@/testing/until.ts";
import { shareDesks } from "./support/desk.ts";
import { at, event, uniqueId, workday } from "./support/events.ts";

const deskTest = shareDesks();

const DRESSES = [
  { colorScheme: "dark" },
  { colorScheme: "light", viewport: { width: 390, height: 844 } },
] as const;

deskTest("today - a new person reads what comes, and the first points show", async (desks) => {
  const { page, errors } = await desks.openDesk("cleo@e.com");
  await page.locator("#dock-today").click();
  await page.getByText("Your day starts here").waitFor();
  const time = new Date().toISOString();
  await desks.laurel.postAll([
    event({ id: uniqueId("today"), subject: "cleo", type: "deal_won", time }),
  ]);
  const headline = page.locator(".today-headline");
  await headline.waitFor();
  assertMatch(await headline.innerText(), /points so far\. \d+ more bring you to/);
  errors.assertNone();
});

for (const dress of DRESSES) {
  const name = "viewport" in dress ? "a phone" : dress.colorScheme;
  deskTest(`today - compared, as a table too, and accessible on ${name}`, async (desks) => {
    await desks.laurel.postAll(
      [1, 2, 3].map((n) =>
        event({
          id: uniqueId("today"),
          subject: "amy",
          type: "message_response",
          time: at(workday(n)),
          data: { responseTime: 45, quality: 0.9 },
        })
      ),
    );
    const { page, errors } = await desks.openDesk("amy@e.com", dress);
    await page.locator("#dock-today").click();
    await page.locator(".today-tile").first().waitFor();
    await until(() => page.locator(".today-tile").count(), (count) => count === 8);
    await checkAccessibility(page);
    await page.getByRole("button", { name: "Show as Table", exact: true }).last().click();
    assertEquals(await page.locator(".today-table tbody tr").count(), 8);
    await checkAccessibility(page);
    errors.assertNone();
  });
}
