/** The reason of an event of somebody who worked without Laurel on that day (a holdout). */
export const HOLDOUT_REASON = "holdout";

/** The reason of an event whose type nobody had defined. */
export const UNKNOWN_TYPE = "unknown_type";
