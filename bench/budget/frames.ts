/** How smoothly a page is drawn. */
import type { Page } from "playwright-core";

export interface Frames {
  readonly perSecond: number;
  readonly longestMilliseconds: number;
}

/** Counts the frames of the page while `run` runs. */
export async function measureFrames(page: Page, run: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const gaps: number[] = [];
    let last = performance.now();
    let isOver = false;
    const step = () => {
      const now = performance.now();
      gaps.push(now - last);
      last = now;
      if (!isOver) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
    Object.assign(globalThis, { endFrames: () => (isOver = true, gaps) });
  });
  await run();
  const gaps = await page.evaluate(() =>
    (globalThis as typeof globalThis & { endFrames(): number[] }).endFrames()
  );
  const sum = gaps.reduce((total, gap) => total + gap, 0);
  return { perSecond: gaps.length / sum * 1000, longestMilliseconds: Math.max(...gaps) };
}
