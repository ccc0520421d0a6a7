/** Tells the time in milliseconds since the epoch; an argument of everything that needs it. */
export type Clock = () => number;
