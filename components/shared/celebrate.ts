import { playChime } from "./chime.ts";
import { prefersReducedMotion } from "./motion.ts";

const COLORS = ["#34c759", "#ffd60a", "#0a84ff", "#ff9f0a", "#bf5af2"];

/**
 * Shows confetti, and plays a sound for people who want one. The library loads at the first use,
 * because level-ups are rare.
 */
export async function celebrate(): Promise<void> {
  if (document.hidden) return;
  const { volume } = document.documentElement.dataset;
  if (volume !== undefined) playChime(Number(volume));
  if (prefersReducedMotion()) return;
  const { default: confetti } = await import("canvas-confetti");
  for (const [angle, x] of [[60, 0], [120, 1]] as const) {
    confetti({ particleCount: 70, spread: 70, angle, origin: { x, y: 0.8 }, colors: COLORS });
  }
}
