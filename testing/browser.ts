/** Chromium for the browser tests. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { consoleErrors, type ErrorCollector } from "./console_errors.ts";
import { stopWithUs } from "./process.ts";

/** Whether this machine can run browser tests: `ignore: !canBrowse`. */
export const canBrowse = Deno.env.get("LAUREL_TEST_CHROMIUM") !== undefined;

const FLAGS = [
  "--no-sandbox", // CI containers run as root, where Chromium's sandbox does not work
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A bound for what hangs; what is slow, since another lane of tests has the processor, stays within. */
const TIMEOUT_MILLISECONDS = 90_000;

/** The cookie by which Laurel remembers how a device draws (components/smoothness). */
const FRAMES = "laurel_frames";

export interface PageOptions extends BrowserContextOptions {
  /**
   * Whether the page is drawn as on a device with a graphics processor, with blurred glass and with
   * every animation. Machines that run tests have none: drawing would take half of their time.
   */
  readonly drawsFast?: boolean;
}

export interface OpenPage {
  page: Page;
  /** All errors of the page since it was opened. */
  errors: ErrorCollector;
}

export interface TestBrowser {
  readonly browser: Browser;
  /**
   * Opens the address in a new context (with its own cookies and storage) and waits for the load
   * event. `options` are Playwright's: `viewport`, `colorScheme`, `reducedMotion`, `storageState`
   * and so on, and `drawsFast`.
   */
  openPage(url: string, options?: PageOptions): Promise<OpenPage>;
  stop(): Promise<void>;
}

/**
 * Starts a headless Chromium with an empty profile.
 * @throws Error when no Chromium is installed
 */
export async function launchBrowser(): Promise<TestBrowser> {
  const executablePath = Deno.env.get("LAUREL_TEST_CHROMIUM");
  if (!executablePath) {
    throw new Error("LAUREL_TEST_CHROMIUM is not set; run browser tests with `deno task test`");
  }
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: FLAGS,
    timeout: TIMEOUT_MILLISECONDS,
  });
  const stop = async () => {
    forget();
    await browser.close();
  };
  const forget = stopWithUs({ stop });
  return {
    browser,
    stop,
    async openPage(url, { drawsFast = false, ...options } = {}) {
      const context = await browser.newContext({
        // What a service worker requests cannot be intercepted by a test.
        serviceWorkers: "block",
        ...options,
      });
      const frames = drawsFast ? "fast" : "slow";
      await context.addCookies([{ name: FRAMES, value: frames, url }]);
      context.setDefaultTimeout(TIMEOUT_MILLISECONDS);
      const page = await context.newPage();
      const errors = consoleErrors(page);
      await page.goto(url, { waitUntil: "load" });
      return { page, errors };
    },
  };
}
