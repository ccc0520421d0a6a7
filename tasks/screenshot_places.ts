/** What `deno task screenshots` makes pictures of: every page, and every window of the desk. */
import type { Page } from "playwright-core";
import { WINDOW_NAMES } from "@/core/windows/table.ts";

/** Who looks at a page: somebody of the sample team, or nobody who is signed in. */
export type Viewer = "nobody" | "agent" | "manager" | "admin";

/** One picture, which is taken in every size and mode. */
export interface Place {
  /** The start of the picture's file name. */
  readonly name: string;
  /** The page, as `PAGES` names it. */
  readonly page: string;
  /** The address. A token in braces is one that the running demo makes. */
  readonly path: string;
  readonly viewer: Viewer;
  /** What is clicked before the picture, as a CSS selector. */
  readonly click?: string;
  /** What is there after the click, as a CSS selector. */
  readonly shows?: string;
}

function places(viewer: Viewer, pages: Readonly<Record<string, string>>): Place[] {
  return Object.entries(pages).map(([page, path]) => ({
    name: path.replace(/\{\w+\}|\*/g, "").split("/").filter(Boolean).join("-") || "desk",
    page,
    path,
    viewer,
  }));
}

/** The page of each place with its address. */
const PAGE_PLACES: readonly Place[] = [
  ...places("nobody", {
    "/sign-in": "/sign-in",
    "/forgot-password": "/forgot-password",
    "/invitations/{token}": "/invitations/{invitation}",
    "/reset-password/{token}": "/reset-password/{reset}",
    "/docs": "/docs",
    "/docs/guides": "/docs/guides",
    "/docs/guides/{name}": "/docs/guides/scoring",
    "/docs/integrations": "/docs/integrations",
    "/docs/integrations/{name}": "/docs/integrations/chatwoot",
    "/offline": "/offline",
    "/spins/verify": "/spins/verify",
    "/wall/{token}": "/wall/{wall}",
  }),
  ...places("agent", {
    "/": "/",
    "/settings": "/settings",
    "/settings/*": "/settings/profile",
  }),
  ...places("manager", {
    "/team/*": "/team",
    "/challenges/*": "/challenges",
    "/insights/engagement": "/insights/engagement",
    "/insights/fairness/*": "/insights/fairness",
    "/insights/performance/*": "/insights/performance",
    "/insights/report/*": "/insights/report",
  }),
  ...places("admin", {
    "/two-factor": "/two-factor",
    "/admin": "/admin",
    "/admin/accounts/*": "/admin/accounts",
    "/admin/achievements/*": "/admin/achievements",
    "/admin/audit": "/admin/audit",
    "/admin/boosts/*": "/admin/boosts",
    "/admin/calendars/*": "/admin/calendars",
    "/admin/deliveries/*": "/admin/deliveries",
    "/admin/event-types/*": "/admin/event-types",
    "/admin/integrations/*": "/admin/integrations",
    "/admin/invitations/*": "/admin/invitations",
    "/admin/keys/*": "/admin/keys",
    "/admin/organization": "/admin/organization",
    "/admin/people/*": "/admin/people",
    "/admin/privacy/*": "/admin/privacy",
    "/admin/rules/*": "/admin/rules",
    "/admin/start": "/admin/start",
    "/admin/teams/*": "/admin/teams",
    "/admin/technical": "/admin/technical",
    "/admin/unassigned/*": "/admin/unassigned",
    "/admin/wall-links/*": "/admin/wall-links",
    "/admin/webhooks/*": "/admin/webhooks",
    "/admin/wheel/*": "/admin/wheel",
  }),
];

/** Addresses that show nothing by themselves: they lead to a page, or are for the browser. */
export const PAGES_WITHOUT_PICTURE: readonly string[] = [
  "/manifest.webmanifest",
  "/sign-in/code",
  "/sign-out",
  "/sw.js",
];

/** What opens within a window. */
const WITHIN_WINDOWS: readonly Place[] = [
  { name: "goals", window: "today", click: '[data-opens="goals"]', shows: ".goal-fields" },
  { name: "history", window: "activity", click: ".feed-search", shows: ".history-scroll" },
].map(({ window, ...place }) => ({
  ...place,
  name: `window-${window}-${place.name}`,
  page: "/",
  path: `/?window=${window}`,
  viewer: "agent",
}));

/** All places: the pages, then the desk with each window in front, and what opens within them. */
export const PLACES: readonly Place[] = [
  ...PAGE_PLACES,
  ...WINDOW_NAMES.map((window): Place => ({
    name: `window-${window}`,
    page: "/",
    path: `/?window=${window}`,
    viewer: "agent",
  })),
  ...WITHIN_WINDOWS,
];

/** Opens what is only there after a click. */
export async function openPlace(page: Page, { click, shows }: Place): Promise<void> {
  if (click === undefined) return;
  await page.locator('.connection[data-status="live"]').waitFor({ state: "attached" });
  await page.locator(click).click();
  if (shows !== undefined) await page.locator(shows).waitFor();
}
