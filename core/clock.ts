/**
 * Returns the time in milliseconds since the epoch. Code that needs the time gets it as an
 * argument.
 */
export type Clock = () => number;
