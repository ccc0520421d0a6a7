/** The big moments: seen on the whole screen, and in nobody's way. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { until } from "@/testing/until.ts";
import { shareDesks, untilConnection } from "./support/desk.ts";
import { event, uniqueId } from "./support/events.ts";

const deskTest = shareDesks();

const win = (subject: string) =>
  event({ id: uniqueId("moment"), subject, type: "deal_won", time: undefined });

interface Seen {
  readonly kinds: string[];
  together: number;
  sparks: number;
  blockers: string[];
}

/** Notes every moment and spark that appears on the page, and what it would block. */
async function watchMoments(page: Page): Promise<() => Promise<Seen>> {
  await page.evaluate(() => {
    // As chosen by the person, so that this machine's own speed decides nothing.
    document.documentElement.dataset.transparency = "reduced";
    const seen: Seen = { kinds: [], together: 0, sparks: 0, blockers: [] };
    Object.assign(globalThis, { seen });
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(node instanceof HTMLElement)) continue;
        if (node.matches(".spark")) seen.sparks++;
        if (!node.matches(".moment")) continue;
        seen.kinds.push(node.dataset.kind!);
        const moments = document.querySelectorAll(".moment").length;
        seen.together = Math.max(seen.together, moments);
        const hit = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
        if (!hit || node.contains(hit)) seen.blockers.push("a click");
        if (node.contains(document.activeElement)) seen.blockers.push("the focus");
        if (node.querySelector("button, a, [tabindex]")) seen.blockers.push("a Tab stop");
        const { left, right } = node.querySelector(".moment-center")!.getBoundingClientRect();
        if (Math.abs((left + right) / 2 - innerWidth / 2) > 2) seen.blockers.push("the edge");
        if (node.getAttribute("aria-hidden") !== "true") seen.blockers.push("a screen reader");
      }
    }).observe(document.body, { subtree: true, childList: true });
  });
  return () => page.evaluate(() => (globalThis as typeof globalThis & { seen: Seen }).seen);
}

deskTest("moments - a level and achievements are shown one after another, in nobody's way", async (
  { openDesk, laurel },
) => {
  const { page, errors } = await openDesk("amy@e.com", { drawsFast: true });
  const seen = await watchMoments(page);
  await page.locator("#dock-activity").focus();
  await laurel.postAll(Array.from({ length: 8 }, () => win("amy")));
  await until(seen, ({ kinds }) => kinds.includes("level") && kinds.includes("achievement"));
  // Whoever works on does so: the focus stays, and clicks reach the desk.
  await page.locator('[data-menu="view"]').click();
  await page.locator(".menu-list").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".moment").waitFor({ state: "detached" });
  await page.locator(".spark-sky").waitFor({ state: "detached" });
  const { together, blockers, sparks } = await seen();
  assertEquals(together, 1);
  assertEquals(blockers, []);
  assert(sparks > 0, "points fly to the ring");
  errors.assertNone();
});

deskTest("moments - with reduced motion the banner tells it, and nothing else moves", async (
  { openDesk, laurel },
) => {
  const { page, errors } = await openDesk("ben@e.com", { reducedMotion: "reduce" });
  const seen = await watchMoments(page);
  await laurel.postAll(Array.from({ length: 8 }, () => win("ben")));
  await page.locator('.banner[data-kind="achievement"], .banner[data-kind="level"]').first()
    .waitFor();
  const { kinds, sparks } = await seen();
  assertEquals([kinds, sparks], [[], 0]);
  errors.assertNone();
});

deskTest("moments - a page that is read again celebrates nothing twice", async (
  { openDesk, laurel },
) => {
  await laurel.postAll(Array.from({ length: 8 }, () => win("cleo")));
  const { page } = await openDesk("cleo@e.com");
  const seen = await watchMoments(page);
  const count = await page.locator(".entry").count();
  // The network is cut; meanwhile nothing big happens.
  await page.context().setOffline(true);
  await laurel.post(event({ id: uniqueId("small"), subject: "cleo", time: undefined }));
  await page.context().setOffline(false);
  await until(() => page.locator(".entry").count(), (now) => now > count);
  await untilConnection(page, "live");
  assertEquals((await seen()).kinds, []);
});

deskTest("moments - on a phone they are in the middle of the screen", async (
  { openDesk, laurel },
) => {
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
  const { page, errors } = await openDesk("cleo@e.com", phone);
  const seen = await watchMoments(page);
  await laurel.postAll(Array.from({ length: 20 }, () => win("cleo")));
  await until(seen, ({ kinds }) => kinds.length > 0);
  assertEquals((await seen()).blockers, []);
  errors.assertNone();
});
