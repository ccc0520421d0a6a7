/**
 * One walk through every page and every window on a phone, in German, in both color schemes: axe, and
 * how large everything is that fingers touch. The tests of each page check its states in English.
 */
import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { checkAccessibility } from "@/testing/accessibility.ts";
import { smallTargets } from "@/testing/targets.ts";
import { openPlace, type Place, PLACES, type Viewer } from "@/tasks/screenshot_places.ts";
import { ADMIN, DRESSES } from "./support/admin.ts";
import { type Desks, shareDesks } from "./support/desk.ts";

const pageTest = shareDesks();

const EMAILS: Readonly<Record<Viewer, string | null>> = {
  nobody: null,
  agent: "amy@e.com",
  manager: "mia@e.com",
  admin: ADMIN,
};

/** Something to see on every page: work, a wall link, an invitation, a new password, a goal. */
async function fill({ laurel }: Desks): Promise<Record<string, string>> {
  const ask = async (path: string, body: object, method = "POST") => {
    const answer = await laurel.call<{ url: string }>(path, { body, method });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    return answer.body.url?.split("/").at(-1) ?? "";
  };
  for (const [index, subject] of ["amy", "ben", "amy", "cleo", "amy"].entries()) {
    await ask("/events", { id: `walk-${index}`, type: "deal_won", subject });
  }
  return {
    wall: await ask("/admin/wall-links", { name: "Flur" }),
    invitation: await ask("/admin/invitations", {
      name: "Nora",
      email: "nora@e.com",
      role: "agent",
    }),
    reset: "none",
  };
}

for (const viewer of Object.keys(EMAILS) as Viewer[]) {
  pageTest(
    `German and touch - every place of ${viewer} is accessible and large enough`,
    async (desks) => {
      const links: Record<string, string> = viewer === "nobody" ? await fill(desks) : {};
      const { page, errors } = await desks.open("/offline", EMAILS[viewer], {
        ...DRESSES["phone"],
        locale: "de-DE",
      });
      const found: string[] = [];
      for (const place of PLACES.filter((one) => one.viewer === viewer && !isGuide(one))) {
        const { name, path } = place;
        await page.emulateMedia({ colorScheme: "light" });
        await page.goto(
          desks.laurel.url + path.replace(/\{(\w+)\}/, (_, link: string) => links[link]!),
        );
        await untilRead(page);
        await openPlace(page, place);
        for (const colorScheme of ["light", "dark"] as const) {
          await wear(page, colorScheme);
          await checkAccessibility(page).catch((error) =>
            found.push(`${colorScheme}: ${error.message}`)
          );
        }
        const wide = await page.evaluate(() =>
          document.documentElement.scrollWidth - document.documentElement.clientWidth
        );
        if (wide > 0) found.push(`${name}: ${wide} pixels wider than the phone`);
        found.push(...(await smallTargets(page)).map((target) => `${name}: ${target}`));
      }
      assertEquals(found, []);
      errors.assertNone(/status of 404/);
    },
  );
}

/** The guides are in English only, and long; the tests of guides check them. */
function isGuide({ page }: Place): boolean {
  return page.startsWith("/docs");
}

function untilRead(page: Page) {
  return page.waitForFunction(() => !document.querySelector(".loading"));
}

/** Changes the color scheme of a page. Chromium would keep some inherited colors of before. */
async function wear(page: Page, colorScheme: "light" | "dark") {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => {
    const { style } = document.documentElement;
    style.display = "none";
    document.documentElement.getBoundingClientRect();
    style.display = "";
  });
}
