import { useEffect } from "preact/hooks";
import { drawsSlowly, rememberDrawing } from "./drawing.ts";
import { areSlow } from "./slow_frames.ts";

/** How long frames are timed after a change; the animations that it starts take about as long. */
const SAMPLE_MILLISECONDS = 1_500;
/** Starting the page is work for every device, and says little about drawing. */
const SETTLED_MILLISECONDS = 4_000;
const SLOW_SAMPLES = 2;
/** So that a single long frame never is the whole sample. */
const LEAST_FRAMES = 4;

let isSampling = false;
let slowSamples = 0;

/**
 * Times the frames after each change of `change`, never without one: a timer that runs all the time
 * would itself keep a weak processor busy. After two slow samples in a row the page becomes cheap to
 * draw.
 */
export function useFrameWatch(change: unknown): void {
  useEffect(() => {
    if (change === null || isSampling || drawsSlowly() || document.hidden) return;
    if (performance.now() < SETTLED_MILLISECONDS) return;
    // The person decided: what they see does not change by itself.
    if (document.documentElement.dataset.transparency !== undefined) return;
    sample();
  }, [change]);
}

function sample(): void {
  isSampling = true;
  const frames: number[] = [];
  const start = performance.now();
  let last = start;
  const step = () => {
    const now = performance.now();
    frames.push(now - last);
    last = now;
    // Browsers stop drawing hidden pages.
    if (document.hidden) return void (isSampling = false);
    if (now - start < SAMPLE_MILLISECONDS || frames.length < LEAST_FRAMES) {
      return void requestAnimationFrame(step);
    }
    isSampling = false;
    slowSamples = areSlow(frames) ? slowSamples + 1 : 0;
    if (slowSamples >= SLOW_SAMPLES) rememberDrawing("slow");
  };
  requestAnimationFrame(step);
}
