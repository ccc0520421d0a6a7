import { type Counts, NO_COUNTS } from "./histogram.ts";

/** What was counted in some interval. */
export interface TechnicalCounts {
  /** Answers of pages and of the API, by the time from request to answer. */
  readonly responses: Counts;
  /** Answers with a status of 500 or more. */
  readonly failedResponses: number;
  readonly queries: Counts;
  readonly cacheHits: number;
  readonly cacheMisses: number;
  /** How long live streams were connected. */
  readonly connectedSeconds: number;
  /** How long open pages waited for a stream that had broken. */
  readonly lostSeconds: number;
}

/** Nothing was counted. */
export const NOTHING_COUNTED: TechnicalCounts = {
  responses: NO_COUNTS,
  failedResponses: 0,
  queries: NO_COUNTS,
  cacheHits: 0,
  cacheMisses: 0,
  connectedSeconds: 0,
  lostSeconds: 0,
};

/** Returns the counts of two intervals together. */
export function addCounts(one: TechnicalCounts, other: TechnicalCounts): TechnicalCounts {
  return {
    responses: one.responses.map((count, i) => count + other.responses[i]!),
    failedResponses: one.failedResponses + other.failedResponses,
    queries: one.queries.map((count, i) => count + other.queries[i]!),
    cacheHits: one.cacheHits + other.cacheHits,
    cacheMisses: one.cacheMisses + other.cacheMisses,
    connectedSeconds: one.connectedSeconds + other.connectedSeconds,
    lostSeconds: one.lostSeconds + other.lostSeconds,
  };
}
