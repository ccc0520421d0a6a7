/** What runs in the page: it listens to the browser's own measurements. */
import type { Page } from "playwright-core";

interface Marks {
  firstPaint: number;
  largestPaint: number;
  shift: number;
  /** The reaction to each click and key press, in milliseconds; multiples of 8. */
  reactions: number[];
}

declare global {
  var marks: Marks;
}

/** Makes the page measure itself from its start. Call it before it is opened. */
export async function startMarks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.marks = { firstPaint: 0, largestPaint: 0, shift: 0, reactions: [] };
    const reactionTo = new Map<number, number>();
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
        // Pointer down, up and click are one interaction.
        reactionTo.set(interactionId, Math.max(reactionTo.get(interactionId) ?? 0, duration));
        globalThis.marks.reactions = [...reactionTo.values()];
      }
    }, { durationThreshold: 16 });
  });
}

export const readMarks = (page: Page): Promise<Marks> => page.evaluate(() => globalThis.marks);

/**
 * Returns the interaction to next paint of a visit: the longest reaction, where one of every 50 is
 * left out, as https://web.dev/articles/inp defines it.
 */
export function interactionToNextPaint(reactions: readonly number[]): number {
  const longestFirst = reactions.toSorted((a, b) => b - a);
  return longestFirst[Math.floor(reactions.length / 50)] ?? 0;
}
