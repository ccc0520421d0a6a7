import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { prefersReducedMotion } from "@/components/shared/motion.ts";
import { continueTo } from "./wheel_geometry.ts";

const IDLE_ROUND_MILLISECONDS = 900;
const LANDING_MILLISECONDS = 4_600;
const ROUNDS = 4;

/** The rotation of the wheel. */
export interface Turning {
  /** The current rotation, degrees. */
  readonly turn: number;
  readonly wheel: RefObject<SVGGElement>;
  /** Turns the wheel until its end is known. */
  start(): void;
  /** Slows the wheel down to a rotation. Resolves when it stands still. */
  land(turn: number): Promise<void>;
  /** Sets the rotation at once. */
  jump(turn: number): void;
}

/**
 * Controls the motion of the wheel. With reduced motion, the wheel shows its end position at once.
 */
export function useTurning(): Turning {
  const wheel = useRef<SVGGElement>(null);
  const [turn, setTurn] = useState(0);
  const running = useRef<Animation | null>(null);
  useEffect(() => () => running.current?.cancel(), []);

  const rotations = (from: number, to: number) =>
    [from, to].map((angle) => ({ transform: `rotate(${angle}deg)` }));

  function jump(next: number): void {
    running.current?.cancel();
    running.current = null;
    setTurn(next % 360);
  }

  return {
    turn,
    wheel,
    jump,
    start() {
      if (prefersReducedMotion() || !wheel.current) return;
      running.current = wheel.current.animate(rotations(turn, turn + 360), {
        duration: IDLE_ROUND_MILLISECONDS,
        iterations: Infinity,
      });
    },
    async land(next) {
      const begun = Number(running.current?.currentTime ?? 0);
      running.current?.cancel();
      if (prefersReducedMotion() || document.hidden || !wheel.current) return jump(next);
      const from = turn + 360 * (begun / IDLE_ROUND_MILLISECONDS % 1);
      const end = continueTo(from, next, ROUNDS);
      const landing = wheel.current.animate(rotations(from, end), {
        duration: LANDING_MILLISECONDS,
        easing: "cubic-bezier(0.12, 0.62, 0.14, 1)",
        fill: "forwards",
      });
      running.current = landing;
      // A background tab draws no frames, but time passes there too.
      await Promise.race([
        // Rejects when the wheel is taken away; then there is nothing to wait for.
        landing.finished.catch(() => {}),
        // By hand: the library's `delay` would add to what every desk downloads.
        new Promise((resolve) => setTimeout(resolve, LANDING_MILLISECONDS + 300)),
      ]);
      if (running.current === landing) jump(next);
    },
  };
}
