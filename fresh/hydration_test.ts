import { assertEquals } from "@std/assert";
import { chromium } from "playwright-core";
import { serveFixture } from "./testdata/serve_fixture.ts";

const executablePath = Deno.env.get("LAUREL_TEST_CHROMIUM");
const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

Deno.test({
  name: "islands - a browser brings them to life under the Content-Security-Policy",
  ignore: executablePath === undefined,
  // Playwright keeps timers and pipes open as long as its module is loaded.
  sanitizeOps: false,
  sanitizeResources: false,
  fn: async (t) => {
    await using fixture = await serveFixture();
    // Playwright uses a new, empty profile for each launch.
    const browser = await chromium.launch({ executablePath: executablePath as string, args });
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") {
          problems.push(message.text());
        }
      });
      page.on("pageerror", (error) => problems.push(String(error)));
      await page.goto(fixture.origin);
      const counters = page.locator("main > section.counter");

      await t.step("a counter works, with props of several types", async () => {
        assertEquals(await counters.locator("output").textContent(), "3");
        await counters.getByRole("button").click();
        await page.locator("main > section.counter output:text('4')").waitFor();
        assertEquals(await counters.getAttribute("data-since"), "0");
        assertEquals(await counters.getAttribute("data-label"), '</script><b x="&">');
      });

      await t.step("a signal that two islands share stays one signal", async () => {
        await page.locator("#knob").click();
        await page.locator("#echo:text('level 14')").waitFor();
        assertEquals(await page.locator("#knob").textContent(), "14");
      });

      await t.step(
        "JSX from the server appears when an island draws it, with islands in it",
        async () => {
          assertEquals(await page.locator("#panel h2 em").textContent(), "slots");
          assertEquals(await page.locator("#content").count(), 0);
          await page.locator("#toggle").click();
          const inner = page.locator("#content p.inner");
          await inner.waitFor();
          assertEquals(await inner.locator("a").getAttribute("aria-current"), "page");
          await inner.getByRole("button").click();
          await page.locator("#content output:text('41')").waitFor();
        },
      );

      await t.step("each island is on the page once, and no error was reported", async () => {
        assertEquals(await page.locator("#knob, #echo, #panel").count(), 3);
        assertEquals(await counters.count(), 1);
        assertEquals(problems, []);
      });
    } finally {
      await browser.close();
    }
  },
});
