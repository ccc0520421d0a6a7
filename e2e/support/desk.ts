/** The built pages of a real server, opened in a real browser. */
import type { Page } from "playwright-core";
import {
  canBrowse,
  launchBrowser,
  type OpenPage,
  type PageOptions,
  type TestBrowser,
} from "@/testing/browser.ts";
import { type Laurel, type LaurelOptions, startLaurel } from "./laurel.ts";
import { signIn } from "./people.ts";

export interface Desks {
  readonly laurel: Laurel;
  readonly browser: TestBrowser;
  /** Opens a page, signed in as the person with this e-mail address, or signed out for null. */
  open(path: string, email: string | null, options?: PageOptions): Promise<OpenPage>;
  /** Opens the desk of an agent and waits until it is live. */
  openDesk(email: string, options?: PageOptions): Promise<OpenPage>;
}

const PEOPLE = [
  { email: "amy@e.com", role: "agent", agent: { id: "amy", name: "Amy Ray" }, team: "red" },
  { email: "ben@e.com", role: "agent", agent: { id: "ben", name: "Ben Okri" }, team: "red" },
  { email: "cleo@e.com", role: "agent", agent: { id: "cleo", name: "Cleo Vale" }, team: "blue" },
  { email: "mia@e.com", role: "manager", team: "red" },
] as const;

/** Waits until the menu bar shows this state of the connection. */
export async function untilConnection(page: Page, status: string): Promise<void> {
  await page.locator(`.connection[data-status="${status}"]`).waitFor();
}

type DeskTest = (desks: Desks, t: Deno.TestContext) => Promise<void>;

/**
 * Registers browser tests that share one server and one browser. Every page has its own profile.
 */
export function shareDesks(options: LaurelOptions = {}): (name: string, test: DeskTest) => void {
  let running: Promise<{ laurel: Laurel; browser: TestBrowser }> | undefined;
  async function start() {
    const [browser, laurel] = await Promise.all([
      launchBrowser(),
      startLaurel({ ...options, people: PEOPLE }),
    ]);
    return { browser, laurel };
  }
  // Checking a password takes long on purpose: everybody signs in once, and has the session in
  // every profile.
  const sessions = new Map<string, Promise<Cookies>>();
  function sessionOf({ url }: Laurel, email: string): Promise<Cookies> {
    const known = sessions.get(email);
    if (known) return known;
    const cookies = signIn(url, email).then((header) => toCookies(url, header));
    sessions.set(email, cookies);
    return cookies;
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
          const cookies = email === null ? [] : await sessionOf(laurel, email);
          const storageState = { cookies, origins: [] };
          await resetWindows(laurel.url, cookies);
          return await browser.openPage(laurel.url + path, { ...options, storageState });
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

/** Every test finds the windows at their first places; they are stored for the person. */
async function resetWindows(url: string, cookies: Cookies): Promise<void> {
  if (cookies.length === 0) return;
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const response = await fetch(`${url}/api/v1/me/layout`, {
    method: "PUT",
    headers: { "content-type": "application/json", origin: url, cookie },
    body: JSON.stringify({ places: {}, order: [] }),
  });
  await response.body?.cancel();
}

type Cookies = ReturnType<typeof toCookies>;

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
