/**
 * Returns the time in milliseconds since the epoch. Everything that needs the time takes it as an
 * argument.
 */
export type Clock = () => number;

/** The machine's clock. */
export const systemClock: Clock = () => Date.now();
