import { type Chime, playChime } from "./chime.ts";
import { prefersReducedMotion } from "./motion.ts";

const COLORS = ["#34c759", "#ffd60a", "#0a84ff", "#ff9f0a", "#bf5af2"];

/**
 * Plays a sound for people who want one, and shows confetti. The library loads at the first use,
 * because big moments are rare.
 * @param hasConfetti also for nobody with reduced motion or a device that draws slowly
 */
export async function celebrate(chime: Chime = "level", hasConfetti = true): Promise<void> {
  if (document.hidden) return;
  const { volume, frames } = document.documentElement.dataset;
  if (volume !== undefined) playChime(Number(volume), chime);
  if (!hasConfetti || frames === "slow" || prefersReducedMotion()) return;
  const { default: confetti } = await import("canvas-confetti");
  for (const [angle, x] of [[60, 0], [120, 1]] as const) {
    confetti({ particleCount: 70, spread: 70, angle, origin: { x, y: 0.8 }, colors: COLORS });
  }
}
