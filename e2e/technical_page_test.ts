/** The page on which admins see how the running system does against its targets. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { until } from "@/testing/until.ts";
import { ADMIN, checkPage, DRESSES, PAGE_DRESSES } from "./support/admin.ts";
import { shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();

pageTest(
  "technical page - shows what the server measured, and programs read it at /metrics",
  async (desks) => {
    const { page, errors } = await desks.open("/admin/technical", ADMIN);
    // The server has rendered the measures.
    assertStringIncludes(await (await page.request.get(page.url())).text(), "Stream stability");
    for (let i = 0; i < 110; i++) {
      await (await page.request.get(`${desks.laurel.url}/sign-in`)).dispose();
    }
    await page.reload();
    const card = page.getByRole("region", { name: "Response time" });
    await card.getByText(/^Of [\d,]+ requests, 95% were answered within/).waitFor();
    assert(await card.getByText(/On target|Off target/).isVisible());
    await page.getByRole("region", { name: "Error rate" }).getByText("0%").first().waitFor();

    const metrics = await (await page.request.get(`${desks.laurel.url}/metrics`)).text();
    const counted = Number(
      /laurel_response_duration_seconds_count\{status="2xx"\} (\d+)/.exec(metrics)?.[1],
    );
    assert(counted >= 110, String(counted));
    assertStringIncludes(metrics, "laurel_db_query_duration_seconds_count");

    // The keyboard alone: the range, then a chart as a table.
    await page.getByLabel("Range").focus();
    await page.keyboard.press("ArrowDown");
    await page.waitForURL(/hours=168$/);
    await card.getByRole("button", { name: /Show as Table/ }).focus();
    await page.keyboard.press("Enter");
    await card.getByRole("table").waitFor();
    await page.reload();
    assertEquals(await page.getByLabel("Range").inputValue(), "168");
    errors.assertNone();
  },
);

pageTest(
  "technical page - the time of a desk's stream counts, and the time without one",
  async (desks) => {
    const { page } = await desks.open("/admin/technical?hours=1", ADMIN);
    const lost = async () => {
      const text = await (await page.request.get(`${desks.laurel.url}/metrics`)).text();
      return Number(/laurel_stream_seconds_total\{state="lost"\} ([\d.]+)/.exec(text)?.[1] ?? 0);
    };
    const before = await lost();
    await page.evaluate(() => {
      new EventSource("/api/v1/stream?lost_milliseconds=700000");
    });
    // At most ten minutes of one gap count.
    await until(async () => await lost() - before === 600);
  },
);

for (const [dress, options] of Object.entries(PAGE_DRESSES)) {
  pageTest(`technical page - is accessible: ${dress}`, async (desks) => {
    const { page, errors } = await desks.open("/admin/technical", ADMIN, options);
    await page.getByRole("heading", { name: "Cache hit rate" }).waitFor();
    await checkPage(page, dress);
    errors.assertNone();
  });
}

pageTest("sections - an admin finds one by another word, with the keyboard", async (desks) => {
  const { page, errors } = await desks.open("/admin/technical", ADMIN);
  const nav = page.getByRole("navigation", { name: "Settings" });
  const search = nav.getByRole("searchbox", { name: "Find a section" });
  await search.fill("nothing is called that");
  await nav.getByText("Nothing is called that.").waitFor();
  await checkPage(page, "no section");
  await search.fill("holdout");
  await until(() => nav.getByRole("link").count(), (count) => count === 1);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/insights/performance");
  errors.assertNone();
});

pageTest("sections - on a phone they are a menu above the page", async (desks) => {
  const { page, errors } = await desks.open("/admin/technical", ADMIN, DRESSES["phone"]!);
  const nav = page.getByRole("navigation", { name: "Settings" });
  assertEquals(await nav.isVisible(), false);
  const menu = page.getByRole("button", { name: "Technical" });
  await menu.click();
  await nav.getByRole("link", { name: "Audit Log" }).waitFor();
  await checkPage(page, "menu");
  await page.keyboard.press("Escape");
  await nav.waitFor({ state: "hidden" });
  await menu.click();
  await nav.getByRole("link", { name: "Wheel" }).click();
  await page.waitForURL("**/admin/wheel");
  errors.assertNone();
});
