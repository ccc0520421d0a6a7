/**
 * `deno task screenshots`: starts a demo with an empty folder, and makes a picture of every page and
 * every window in all sizes and modes. The pictures are for people to look at; no test compares them.
 */
import type { BrowserContext, Page } from "playwright-core";
import { SAMPLE_ADMIN, SAMPLE_AGENTS, SAMPLE_MANAGER } from "@/simulation/team.ts";
import { launchBrowser, type TestBrowser } from "@/testing/browser.ts";
import { findChromium } from "@/testing/chromium.ts";
import { startChild } from "@/testing/process.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";
import { readArguments } from "./arguments.ts";
import { runTask, TaskError } from "./preflight.ts";
import { openPlace, type Place, PLACES, type Viewer } from "./screenshot_places.ts";

const HELP = `Makes a picture of every page and window in all sizes and modes.

  deno task screenshots [--only TEXT] [--to FOLDER] [--language en|de]

  --only TEXT      only places whose name contains the text, such as window- or admin-rules
  --to FOLDER      where the pictures go (default: .laurel/screenshots)
  --language       the language of the pages (default: en)`;

/** Sizes in CSS pixels. */
const SIZES = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 768, height: 1024 },
  phone: { width: 390, height: 844 },
} as const;

/** A screen on the floor is looked at in its own size. */
const WALL = { screen: { width: 1920, height: 1080 } } as const;

const EMAILS: Readonly<Record<Exclude<Viewer, "nobody">, string>> = {
  agent: SAMPLE_AGENTS[0]!.email,
  manager: SAMPLE_MANAGER.email,
  admin: SAMPLE_ADMIN.email,
};

/** How long a page may still move after it was loaded, e.g. because charts are drawn. */
const SETTLE_MILLISECONDS = 1200;

// deno-lint-ignore no-console
const print = (text: string) => console.log(text);

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** Signs the viewer in once, with the demo's button. */
async function signIn(browser: TestBrowser, url: string, viewer: Viewer): Promise<Cookies> {
  if (viewer === "nobody") return [];
  // The look of a device with a graphics processor; the cookie that says so comes along.
  const { page } = await browser.openPage(`${url}/sign-in`, { drawsFast: true });
  await page.locator(`button[value="${EMAILS[viewer]}"]`).click();
  await page.waitForURL((now) => !now.pathname.startsWith("/sign-in"));
  const cookies = await page.context().cookies();
  await page.context().close();
  return cookies;
}

/** Makes the links that some pages need: an invitation, a new password and a wall link. */
async function makeLinks(url: string, admin: Cookies): Promise<Record<string, string>> {
  const headers = {
    "content-type": "application/json",
    origin: url,
    cookie: admin.map(({ name, value }) => `${name}=${value}`).join("; "),
  };
  const ask = async (method: string, path: string, body?: unknown) => {
    const init = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    const response = await fetch(`${url}/api/v1${path}`, init);
    const answer = await response.json();
    if (!response.ok) throw new TaskError(`${method} ${path} answered ${JSON.stringify(answer)}`);
    return answer;
  };
  const token = (link: string) => link.split("/").at(-1)!;
  const [wall, invitation, accounts] = await Promise.all([
    ask("POST", "/admin/wall-links", { name: "Screenshots" }),
    ask("POST", "/admin/invitations", {
      name: "New Person",
      email: "new.person@laurel.example",
      role: "agent",
    }),
    ask("GET", `/admin/accounts?q=${encodeURIComponent(EMAILS.manager)}`),
  ]);
  const reset = await ask("POST", `/admin/accounts/${accounts.entries[0].id}/password-reset`);
  return {
    wall: token(wall.url),
    invitation: token(invitation.url),
    reset: token(reset.url),
  };
}

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await page.waitForTimeout(SETTLE_MILLISECONDS);
}

/** Takes all pictures of some places in one size and mode, with one context for each viewer. */
async function takePictures(
  { browser, url, links, cookies, places, size, mode, language, folder }: {
    browser: TestBrowser;
    url: string;
    links: Readonly<Record<string, string>>;
    cookies: Readonly<Record<Viewer, Cookies>>;
    places: readonly Place[];
    size: readonly [name: string, viewport: { width: number; height: number }];
    mode: "light" | "dark";
    language: string;
    folder: string;
  },
): Promise<void> {
  for (const viewer of Object.keys(cookies) as Viewer[]) {
    const own = places.filter((place) => place.viewer === viewer);
    if (own.length === 0) continue;
    const context = await browser.browser.newContext({
      viewport: size[1],
      colorScheme: mode,
      locale: language,
    });
    await context.addCookies(cookies[viewer]);
    const page = await context.newPage();
    for (const place of own) {
      const { name, path } = place;
      await page.goto(url + path.replace(/\{(\w+)\}/, (_, link: string) => links[link]!));
      await openPlace(page, place);
      await settle(page);
      await page.screenshot({ path: `${folder}/${name}-${size[0]}-${mode}.png` });
    }
    await context.close();
  }
}

/** Makes all pictures, and prints how many. */
async function makeScreenshots(args: readonly string[]): Promise<void> {
  const { values } = readArguments("screenshots", args, {
    only: { type: "string", default: "" },
    to: { type: "string", default: ".laurel/screenshots" },
    language: { type: "string", default: "en" },
    help: { type: "boolean", default: false },
  });
  if (values.help) return print(HELP);
  const places = PLACES.filter(({ name }) => name.includes(values.only));
  if (places.length === 0) throw new TaskError(`no place has "${values.only}" in its name`);
  const chromium = await findChromium();
  if (!chromium) throw new TaskError("no Chromium is installed; `apt-get install chromium`");
  Deno.env.set("LAUREL_TEST_CHROMIUM", chromium);
  await Deno.mkdir(values.to, { recursive: true });

  const dataDir = await makeTempFolder("screenshots");
  const demo = startChild({
    command: Deno.execPath(),
    args: ["task", "demo"],
    env: {
      PORT: "0",
      HOST: "127.0.0.1",
      LAUREL_DATA_DIR: dataDir,
      DATABASE_URL: "",
      NO_COLOR: "1",
    },
    stopSignal: "SIGINT",
  });
  try {
    print("Starting a demo ...");
    const [, url] = await demo.waitFor(/Sign in with one click[^:]*: (http\S+)\/sign-in/, 240_000);
    const browser = await launchBrowser();
    try {
      const cookies = {
        nobody: [],
        agent: await signIn(browser, url!, "agent"),
        manager: await signIn(browser, url!, "manager"),
        admin: await signIn(browser, url!, "admin"),
      };
      const links = await makeLinks(url!, cookies.admin);
      const walls = places.filter(({ page }) => page.startsWith("/wall/"));
      const shots = [
        ...Object.entries(SIZES).map((size) => ({ size, places })),
        ...Object.entries(WALL).map((size) => ({ size, places: walls })),
      ].filter((shot) => shot.places.length > 0);
      const common = { browser, url: url!, links, cookies, folder: values.to };
      for (const shot of shots) {
        for (const mode of ["light", "dark"] as const) {
          await takePictures({ ...common, ...shot, mode, language: values.language });
          print(`${shot.size[0]}, ${mode}: ${shot.places.map(({ name }) => name).join(" ")}`);
        }
      }
    } finally {
      await browser.stop();
    }
  } finally {
    await demo.stop();
    await removeFolder(dataDir);
  }
  print(`The pictures are in ${values.to}.`);
}

await runTask(() => makeScreenshots(Deno.args));
