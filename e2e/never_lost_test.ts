/** What fails stays alone, and a browser that forbids or gets something wrong is told of once. */
import { assertEquals } from "@std/assert";
import { shareDesks, untilConnection } from "./support/desk.ts";

const deskTest = shareDesks();

deskTest(
  "never lost - a window that cannot be drawn leaves the desk alone, and can be tried again",
  async (desks) => {
    const { page } = await desks.openDesk("amy@e.com");
    await page.route("**/api/v1/agents/*/achievements*", (route) =>
      route.fulfill({
        json: { achievements: [null], entries: [null], items: [null], nextCursor: null },
      }));
    await page.locator("#dock-achievements").click();
    const sheet = page.locator("#window-achievements");
    await sheet.getByText("This part stopped working").waitFor();
    // Everything else goes on.
    await page.locator("#window-level").getByText("Total points").waitFor();
    await untilConnection(page, "live");
    await page.unroute("**/api/v1/agents/*/achievements*");
    await sheet.getByRole("button", { name: "Try Again" }).click();
  },
);

deskTest(
  "never lost - islands whose code does not arrive are told of, with a way out",
  async (desks) => {
    const opened = await desks.openDesk("ben@e.com");
    await opened.page.route("**/_fresh/js/**/Desk.js", (route) => route.abort());
    await opened.page.reload();
    const note = opened.page.locator('[data-note="broken"]');
    await note.waitFor();
    // What the server drew is still there to read.
    await opened.page.locator("#window-level").waitFor();
    await opened.page.unroute("**/_fresh/js/**/Desk.js");
    await note.getByRole("button", { name: "Reload" }).click();
    await untilConnection(opened.page, "live");
  },
);

deskTest(
  "never lost - without storage the desk works, and says once what is missing",
  async (desks) => {
    const { page, errors } = await desks.openDesk("cleo@e.com");
    await page.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(globalThis, name, {
          get: () => {
            throw new DOMException("The operation is insecure.", "SecurityError");
          },
        });
      }
    });
    await page.reload();
    await untilConnection(page, "live");
    await page.locator('[data-note="storage"]').waitFor();
    await page.locator("#dock-achievements").click();
    await page.locator("#window-achievements .tile").first().waitFor();
    await page.reload();
    await untilConnection(page, "live");
    assertEquals(await page.locator('[data-note="storage"]').count(), 0);
    errors.assertNone();
  },
);

deskTest(
  "never lost - with a clock that is a day ahead, the desk works and says so",
  async (desks) => {
    const { page, errors } = await desks.openDesk("amy@e.com");
    await page.addInitScript(() => {
      const RealDate = Date;
      const ahead = () => RealDate.now() + 86_400_000;
      // A page measures from the start by the same clock.
      const start = performance.timeOrigin + 86_400_000;
      Object.defineProperty(performance, "timeOrigin", { get: () => start });
      globalThis.Date = new Proxy(RealDate, {
        construct: (_, args) =>
          args.length === 0 ? new RealDate(ahead()) : Reflect.construct(RealDate, args),
        get: (target, name) => name === "now" ? ahead : Reflect.get(target, name),
      });
    });
    await page.reload();
    await untilConnection(page, "live");
    await page.locator('[data-note="clock"]').waitFor();
    errors.assertNone();
  },
);
