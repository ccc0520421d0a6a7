import type { PrizeField } from "./views.ts";

/** The fields of a {@link PrizeField}, by which two prizes are compared. */
export const PRIZE_FIELDS: readonly (keyof PrizeField)[] = [
  ...["key", "title", "kind", "weight", "value", "factor", "minutes"] as const,
];
