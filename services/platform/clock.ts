import type { Clock } from "@/core/clock.ts";

export type { Clock };

/** The machine's clock. */
export const systemClock: Clock = () => Date.now();
