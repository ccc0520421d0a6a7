/** The built pages of a real server, opened in a real browser. */
import { delay } from "@std/async/delay";
import type { BrowserContextOptions, Page } from "playwright-core";
import { canBrowse, launchBrowser, type OpenPage, type TestBrowser } from "@/testing/browser.ts";
import { type Laurel, type LaurelOptions, startLaurel } from "./laurel.ts";
import { addPeople, signIn } from "./people.ts";

export interface Desks {
  readonly laurel: Laurel;
  readonly browser: TestBrowser;
  /** Opens a page, signed in as the person whose e-mail this is, or as nobody. */
  open(path: string, email: string | null, options?: BrowserContextOptions): Promise<OpenPage>;
  /** Opens the desk of an agent and waits until it is live. */
  openDesk(email: string, options?: BrowserContextOptions): Promise<OpenPage>;
}

const PEOPLE = [
  { email: "amy@e.com", role: "agent", agent: { id: "amy", name: "Amy Ray" }, team: "red" },
  { email: "ben@e.com", role: "agent", agent: { id: "ben", name: "Ben Okri" }, team: "red" },
  { email: "cleo@e.com", role: "agent", agent: { id: "cleo", name: "Cleo Vale" }, team: "blue" },
  { email: "mia@e.com", role: "manager", team: "red" },
] as const;

/** The connection as the menu bar shows it. */
export const connection = (page: Page) => page.locator(".connection");

/** Waits until the menu bar says this of the connection. */
export async function untilConnection(page: Page, status: string): Promise<void> {
  await page.locator(`.connection[data-status="${status}"]`).waitFor();
}

/** Resolves when what `read` gives on the page satisfies `isIt`. */
export async function until<T>(read: () => Promise<T>, isIt: (value: T) => boolean): Promise<T> {
  let last: T | undefined;
  for (let tries = 0; tries < 200; tries++) {
    last = await read();
    if (isIt(last)) return last;
    await delay(50);
  }
  throw new Error(`it did not come to be; last it was ${JSON.stringify(last)}`);
}

type DeskTest = (desks: Desks, t: Deno.TestContext) => Promise<void>;

/** Registers browser tests that share one server and one browser; every page has its own profile. */
export function shareDesks(options: LaurelOptions = {}): (name: string, test: DeskTest) => void {
  let running: Promise<{ laurel: Laurel; browser: TestBrowser }> | undefined;
  async function start() {
    const browser = await launchBrowser();
    const prepare = (database: Parameters<typeof addPeople>[0]) => addPeople(database, PEOPLE);
    return { browser, laurel: await startLaurel({ ...options, prepare }) };
  }
  Deno.test.afterAll(async () => {
    const { laurel, browser } = await running ?? {};
    await browser?.stop();
    await laurel?.stop();
  });
  return (name, test) => {
    Deno.test({
      name: canBrowse ? name : `${name} [left out: LAUREL_TEST_CHROMIUM is not set]`,
      ignore: !canBrowse,
      sanitizeOps: false,
      sanitizeResources: false,
      async fn(t) {
        const { laurel, browser } = await (running ??= start());
        const open: Desks["open"] = async (path, email, options = {}) => {
          const cookies = email ? toCookies(laurel.url, await signIn(laurel.url, email)) : [];
          const storageState = { cookies, origins: [] };
          const opened = await browser.openPage(laurel.url + path, { ...options, storageState });
          opened.page.setDefaultTimeout(20_000);
          return opened;
        };
        const openDesk: Desks["openDesk"] = async (email, options) => {
          const opened = await open("/", email, options);
          await untilConnection(opened.page, "live");
          return opened;
        };
        try {
          await test({ laurel, browser, open, openDesk }, t);
        } finally {
          for (const context of browser.browser.contexts()) await context.close();
        }
      },
    });
  };
}

function toCookies(url: string, header: string) {
  return header.split("; ").map((pair) => {
    const [name, ...value] = pair.split("=");
    return {
      name: name!,
      value: value.join("="),
      domain: new URL(url).hostname,
      path: "/",
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: "Lax" as const,
    };
  });
}
