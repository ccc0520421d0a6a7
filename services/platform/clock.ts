/** Tells the time in milliseconds since the epoch; an argument of everything that needs it. */
export type Clock = () => number;

/** The machine's clock. */
export const systemClock: Clock = () => Date.now();
