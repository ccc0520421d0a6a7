/** How far ahead of Laurel's clock the time of work may lie. */
export const MAX_AHEAD_MS = 5 * 60_000;
/** The last time that every database can hold. */
export const MOST_TIME = Date.UTC(9999, 11, 31);
