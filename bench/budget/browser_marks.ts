/** What runs in the page: it listens to the browser's own measurements. */
import type { Page } from "playwright-core";

interface Marks {
  firstPaint: number;
  largestPaint: number;
  shift: number;
  /** The longest reaction to a click or key press, in milliseconds; multiples of 8. */
  reaction: number;
}

declare global {
  var marks: Marks;
}

/** Makes the page measure itself from its start. Call it before it is opened. */
export async function startMarks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.marks = { firstPaint: 0, largestPaint: 0, shift: 0, reaction: 0 };
    type Entry = PerformanceEntry & {
      value?: number;
      hadRecentInput?: boolean;
      interactionId?: number;
    };
    const on = (type: string, take: (entry: Entry) => void, options = {}) =>
      new PerformanceObserver((list) => (list.getEntries() as Entry[]).forEach(take))
        .observe({ type, buffered: true, ...options });
    on("paint", ({ name, startTime }) => {
      if (name === "first-contentful-paint") globalThis.marks.firstPaint = startTime;
    });
    on("largest-contentful-paint", ({ startTime }) => {
      globalThis.marks.largestPaint = startTime;
    });
    on("layout-shift", ({ value = 0, hadRecentInput }) => {
      if (!hadRecentInput) globalThis.marks.shift += value;
    });
    on("event", ({ duration, interactionId = 0 }) => {
      if (interactionId > 0) {
        globalThis.marks.reaction = Math.max(globalThis.marks.reaction, duration);
      }
    }, { durationThreshold: 16 });
  });
}

export const readMarks = (page: Page): Promise<Marks> => page.evaluate(() => globalThis.marks);
