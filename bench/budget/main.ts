/**
 * `deno task budget`: measures the desk in Chromium and compares it with its limits. Quiet machine,
 * quiet numbers: paints and frames share the processor with whatever else runs.
 */
import { delay } from "@std/async/delay";
import type { Page } from "playwright-core";
import { interactionToNextPaint, readMarks, startMarks } from "./browser_marks.ts";
import { firstLoad, sumOf } from "./first_load.ts";
import { type Floor, openFloor } from "./floor.ts";
import { measureFrames } from "./frames.ts";
import { LIMITS, lineOf } from "./limits.ts";

const KILO = 1024;
const MEGA = KILO * KILO;
const LIVE_EVENTS = 10_000;
/** Six interactions each: together more than the 50 of which the worst does not count. */
const TURNS = 10;
const isQuick = Deno.args.includes("--quick");

// deno-lint-ignore no-console
const print = (text: string) => console.log(text);
const report = (name: keyof typeof LIMITS, value: number) => print(lineOf(LIMITS[name], value));

async function untilLive(page: Page): Promise<void> {
  await page.locator('.connection[data-status="live"]').waitFor();
  await page.locator('.desk[data-ready="true"]').waitFor();
}

/** Runs a function while events arrive, `perSecond` of them. */
async function whileEventsArrive(floor: Floor, perSecond: number, run: () => Promise<void>) {
  let isOver = false;
  const sending = (async () => {
    while (!isOver) {
      const started = performance.now();
      await floor.send(perSecond / 5);
      await delay(Math.max(0, 200 - (performance.now() - started)));
    }
  })();
  try {
    await run();
  } finally {
    isOver = true;
    await sending;
  }
}

async function measureLoad(floor: Floor): Promise<Page> {
  const page = await floor.openPage();
  await startMarks(page);
  const files = await firstLoad(page, floor.url, () => untilLive(page));
  report("scripts", sumOf(files, "script") / KILO);
  report("styles", sumOf(files, "stylesheet") / KILO);
  // The first visit of a new browser also compiles; the second is what people see every morning.
  await page.reload({ waitUntil: "load" });
  await untilLive(page);
  await delay(1000);
  const { firstPaint, largestPaint, shift } = await readMarks(page);
  report("firstPaint", firstPaint);
  report("largestPaint", largestPaint);
  report("shift", shift);
  return page;
}

async function measureReaction(floor: Floor, page: Page): Promise<void> {
  await whileEventsArrive(floor, 20, async () => {
    for (let turn = 0; turn < TURNS; turn++) {
      for (const at of [0, 2, 3, 1]) {
        await page.locator(".segment").nth(at).click();
        await delay(120);
      }
      await page.locator('[data-menu="view"]').click();
      await delay(120);
      await page.keyboard.press("Escape");
      await delay(120);
    }
  });
  await delay(500);
  const { reactions } = await readMarks(page);
  report("reaction", interactionToNextPaint(reactions));
  print(`  the longest of ${reactions.length} interactions: ${Math.max(...reactions)} ms`);
}

async function measureGrowth(floor: Floor, page: Page, count: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const usedBytes = async () => {
    for (let i = 0; i < 3; i++) await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize as number;
  };
  const receive = async (left: number) => {
    for (; left > 0; left -= 50) await floor.send(50, "amy");
    await delay(4000);
    await untilLive(page);
    await page.evaluate(() => document.querySelector<HTMLElement>(".banner-more .button")?.click());
    await delay(1000);
  };
  // The log of messages and the feed are full after these.
  await receive(2500);
  const before = await usedBytes();
  await receive(count);
  report("growth", (await usedBytes() - before) / MEGA);
}

async function measureSmoothness(floor: Floor): Promise<void> {
  const page = await floor.openPage();
  await page.goto(floor.url);
  await untilLive(page);
  await delay(6000);
  const idle = await measureFrames(page, () => delay(5000));
  const live = await measureFrames(page, async () => {
    for (let i = 0; i < 5; i++) {
      await floor.send(1, "amy");
      await delay(1200);
    }
  });
  report("idleFrames", idle.perSecond);
  report("liveFrames", live.perSecond);
  report("longestFrame", live.longestMilliseconds);
  await page.context().close();
}

if (import.meta.main) {
  const floor = await openFloor();
  try {
    print(`load of the machine: ${Deno.loadavg()[0]!.toFixed(1)}`);
    const page = await measureLoad(floor);
    await measureReaction(floor, page);
    await page.context().close();
    await measureSmoothness(floor);
    const another = await floor.openPage();
    await another.goto(floor.url);
    await untilLive(another);
    await measureGrowth(floor, another, isQuick ? LIVE_EVENTS / 10 : LIVE_EVENTS);
  } finally {
    await floor.stop();
  }
}
