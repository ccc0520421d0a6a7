import { assertEquals, assertMatch, assertRejects, assertThrows } from "@std/assert";
import { checkAccessibility } from "./accessibility.ts";
import { canBrowse, launchBrowser, type TestBrowser } from "./browser.ts";

const POLICY = "default-src 'none'; style-src 'self'; connect-src 'self'";

/** Serves one page with a strict policy and opens it. */
async function onPage(
  body: string,
  test: (opened: Awaited<ReturnType<TestBrowser["openPage"]>>) => Promise<void>,
): Promise<void> {
  const html = `<!doctype html><html lang="en"><title>Sample</title><main>${body}</main></html>`;
  await using server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    () =>
      new Response(html, {
        headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY },
      }),
  );
  const browser = await launchBrowser();
  try {
    await test(await browser.openPage(`http://127.0.0.1:${server.addr.port}/`));
  } finally {
    await browser.stop();
  }
}

function browserTest(name: string, fn: () => Promise<void>): void {
  Deno.test({ name: `browser - ${name}`, ignore: !canBrowse, fn });
}

browserTest(
  "a sound page passes, under a strict policy",
  () =>
    onPage("<h1>Hello</h1>", async ({ page, errors }) => {
      await checkAccessibility(page);
      errors.assertNone();
      assertEquals(await page.evaluate("typeof axe"), "undefined");
    }),
);

browserTest(
  "an unlabeled picture is named by rule and element",
  () =>
    onPage(`<h1>Hello</h1><img id="logo" src="data:,">`, async ({ page }) => {
      const error = await assertRejects(() => checkAccessibility(page), Error);
      assertMatch(error.message, /image-alt \(critical\)[\s\S]*#logo/);
    }),
);

browserTest(
  "a script the policy forbids is an error",
  () =>
    onPage("<h1>Hello</h1><script>document.title = 'x'</script>", ({ errors }) => {
      assertThrows(() => errors.assertNone(), Error, "Content Security Policy");
      errors.assertNone(/Content Security Policy|favicon/);
      return Promise.resolve();
    }),
);

browserTest(
  "an uncaught exception is an error",
  () =>
    onPage("<h1>Hello</h1>", async ({ page, errors }) => {
      const session = await page.context().newCDPSession(page);
      const seen = page.waitForEvent("pageerror");
      await session.send("Runtime.evaluate", {
        expression: `setTimeout(() => { throw new Error("late") })`,
      });
      await seen;
      assertThrows(() => errors.assertNone(), Error, "late");
    }),
);
