/** What the desk may cost: the sizes and the stillness of `deno task budget`, which also measures times. */
import { assert } from "@std/assert";
import { readMarks, startMarks } from "@/bench/budget/browser_marks.ts";
import { firstLoad, sumOf } from "@/bench/budget/first_load.ts";
import { LIMITS } from "@/bench/budget/limits.ts";
import { until } from "@/testing/until.ts";
import { shareDesks, untilConnection } from "./support/desk.ts";
import { event, uniqueId } from "./support/events.ts";

const deskTest = shareDesks();
const KILO = 1024;

deskTest(
  "budget - the desk's first load stays small, and nothing moves",
  async ({ open, laurel }) => {
    await laurel.post(event({ id: uniqueId("budget"), subject: "amy", time: undefined }));
    const { page, errors } = await open("/no/such/page", "amy@e.com");
    await startMarks(page);
    const files = await firstLoad(page, laurel.url, async () => {
      await untilConnection(page, "live");
      await page.locator('.desk[data-ready="true"]').waitFor();
    });
    const told = files.map(({ path, bytes }) => `${path} ${bytes}`).join("\n");
    const scripts = sumOf(files, "script") / KILO;
    const styles = sumOf(files, "stylesheet") / KILO;
    assert(scripts > 10 && styles > 2, `the files were found:\n${told}`);
    assert(scripts <= LIMITS.scripts.most, `JavaScript is ${scripts} KB:\n${told}`);
    assert(styles <= LIMITS.styles.most, `CSS is ${styles} KB:\n${told}`);

    const count = await page.locator(".entry").count();
    await laurel.post(event({ id: uniqueId("budget"), subject: "amy", time: undefined }));
    await until(() => page.locator(".entry").count(), (now) => now > count);
    const { shift } = await readMarks(page);
    assert(shift <= LIMITS.shift.most, `the page moved by ${shift}`);
    // The page that was not found.
    errors.assertNone(/status of 404/);
  },
);

deskTest(
  "budget - the desk's own stylesheet has all that it needs",
  async ({ openDesk, laurel }) => {
    const { page } = await openDesk("amy@e.com", { reducedMotion: "reduce" });
    const look = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("body *")].filter((one) => one.getClientRects().length > 0)
          .map((one) => {
            const { color, display, padding, fontSize, backgroundColor } = getComputedStyle(one);
            return [one.tagName, one.className, color, display, padding, fontSize, backgroundColor]
              .join(" ");
          })
      );
    for (const name of ["achievements", "challenges", "spin"]) {
      await page.locator(`#dock-${name}`).click();
      await page.locator(`#window-${name} .window-body > *`).first().waitFor();
    }
    await page.waitForFunction(() => !document.querySelector(".loading"));
    const own = await look();
    // The same page with the styles of all pages.
    await page.evaluate((href) =>
      new Promise<void>((resolve, reject) => {
        const link = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]')!;
        const all = link.cloneNode() as HTMLLinkElement;
        all.href = href;
        all.onload = () => (link.remove(), resolve());
        all.onerror = () => reject(new Error(`${href} is missing`));
        link.after(all);
      }), `${laurel.url}/styles.css`);
    const all = await look();
    const different = own.flatMap((one, index) =>
      one === all[index] ? [] : [`${one} | ${all[index]}`]
    );
    assert(own.length > 100 && different.length === 0, different.slice(0, 5).join("\n"));
  },
);
