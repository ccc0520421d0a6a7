import { prefersReducedMotion } from "./motion.ts";

const COLORS = ["#34c759", "#ffd60a", "#0a84ff", "#ff9f0a", "#bf5af2"];

/** Shows confetti. The library loads at the first use, because level-ups are rare. */
export async function celebrate(): Promise<void> {
  if (prefersReducedMotion() || document.hidden) return;
  const { default: confetti } = await import("canvas-confetti");
  for (const [angle, x] of [[60, 0], [120, 1]] as const) {
    confetti({ particleCount: 70, spread: 70, angle, origin: { x, y: 0.8 }, colors: COLORS });
  }
}
