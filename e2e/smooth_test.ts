/** The desk on devices without a graphics card. */
import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { until } from "@/testing/until.ts";
import { shareDesks } from "./support/desk.ts";
import { event, uniqueId } from "./support/events.ts";

const deskTest = shareDesks();
const FAST = { drawsFast: true } as const;

const work = (subject: string, type = "message_response") =>
  event({ id: uniqueId("smooth"), subject, type, time: undefined });

const styleOf = (page: Page, selector: string, property: "backdropFilter" | "backgroundColor") =>
  page.locator(selector).first().evaluate(
    (one, name) => getComputedStyle(one)[name],
    property,
  );

const isOpaque = (color: string) => !/rgba\([^)]*, 0?\.\d+\)|\/ 0?\.\d+/.test(color);

deskTest("smooth - a desk that draws slowly becomes opaque by itself, for the session", async (
  { openDesk, laurel },
) => {
  const { page } = await openDesk("amy@e.com", FAST);
  // A device that needs a fifth of a second for each frame.
  await page.evaluate(() => {
    const drag = () => {
      const until = performance.now() + 200;
      while (performance.now() < until);
      requestAnimationFrame(drag);
    };
    requestAnimationFrame(drag);
  });
  await until(async () => {
    await laurel.post(work("amy"));
    return await page.evaluate(() => document.documentElement.dataset.frames);
  }, (frames) => frames === "slow");
  assertEquals(await styleOf(page, ".window", "backdropFilter"), "none");
  for (const place of [".window", ".menu-bar", "#window-achievements"]) {
    const color = await styleOf(page, place, "backgroundColor");
    assert(isOpaque(color), `${place} is ${color}`);
  }
  // The next page is opaque from its first paint.
  const html = await page.evaluate(() => fetch("/").then((answer) => answer.text()));
  assert(/<html[^>]* data-frames="slow"/.test(html));
});

deskTest("smooth - a browser without a graphics processor never draws a blur", async (
  { openDesk, laurel },
) => {
  const { page } = await openDesk("ben@e.com", FAST);
  assert(await styleOf(page, ".window", "backdropFilter") !== "none");
  await page.context().clearCookies({ name: "laurel_frames" });
  // As soon as the page is there: nothing is known about this browser yet.
  const html = await page.evaluate(() => fetch("/").then((answer) => answer.text()));
  assert(!/<html[^>]* data-frames/.test(html));
  await page.goto(laurel.url, { waitUntil: "commit" });
  await page.locator(".window").first().waitFor();
  assertEquals(await styleOf(page, ".window", "backdropFilter"), "none");
  await page.locator('html[data-frames="software"]').waitFor();
  assertEquals(await styleOf(page, ".window", "backdropFilter"), "none");
  const cookies = await page.context().cookies();
  assertEquals(cookies.find(({ name }) => name === "laurel_frames")?.value, "software");
});

deskTest("smooth - an explicit choice of transparency comes first", async ({ open, laurel }) => {
  const { page } = await open("/", "ben@e.com", FAST);
  const choose = (transparency: string) =>
    page.evaluate(async (value) => {
      document.cookie = "laurel_frames=slow; path=/";
      const answer = await fetch("/api/v1/me", {
        method: "PATCH",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ preferences: { transparency: value } }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    }, transparency);
  await choose("full");
  await page.goto(laurel.url);
  assert(await styleOf(page, ".window", "backdropFilter") !== "none");
  await choose("reduced");
  await page.goto(laurel.url);
  assertEquals(await styleOf(page, ".window", "backdropFilter"), "none");
  assert(isOpaque(await styleOf(page, "#window-achievements", "backgroundColor")));
});

deskTest("smooth - a row that overtakes glides in front, then nothing lies on anything", async (
  { openDesk, laurel },
) => {
  await laurel.postAll([work("ben", "deal_won"), work("cleo"), work("amy")]);
  const { page } = await openDesk("cleo@e.com", FAST);
  await page.evaluate(() => {
    // As chosen by the person, so that this machine's own speed decides nothing.
    document.documentElement.dataset.transparency = "reduced";
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const { gliding, key } = (target as HTMLElement).dataset;
        if (gliding && (target as Element).matches(".row")) seen.push(`${key} ${gliding}`);
      }
    }).observe(document, { subtree: true, attributeFilter: ["data-gliding"] });
  });
  for (let i = 0; i < 4; i++) await laurel.post(work("cleo", "deal_won"));
  const seen = () =>
    page.evaluate(() => (globalThis as typeof globalThis & { seen: string[] }).seen);
  await until(seen, (rows) => rows.includes("cleo up"));
  await page.locator("[data-gliding]").first().waitFor({ state: "detached" });
  await until(() =>
    page.evaluate(() =>
      [".board .row", ".feed .entry"].flatMap((selector) => {
        const boxes = [...document.querySelectorAll(selector)].map((one) =>
          one.getBoundingClientRect()
        );
        return boxes.filter((box, index) => index > 0 && box.top < boxes[index - 1]!.bottom - 1);
      }).length
    ), (overlaps) => overlaps === 0);
});
