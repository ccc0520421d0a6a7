import type { Sent } from "./sender.ts";

/** Counts of a simulation so far. */
export interface Tally {
  sent: number;
  /** Stored events that earned points. */
  scored: number;
  /** Stored events without points. */
  recorded: number;
  points: number;
  errors: number;
  /** The message of the newest error. */
  lastError: string | null;
  /** The response times of the latest stored events, in milliseconds, unsorted. */
  readonly latencies: number[];
}

/** The maximum number of latencies to keep; a new one replaces the oldest. */
const MAX_LATENCIES = 10_000;

export function newTally(): Tally {
  return {
    sent: 0,
    scored: 0,
    recorded: 0,
    points: 0,
    errors: 0,
    lastError: null,
    latencies: [],
  };
}

export function count(tally: Tally, sent: Sent): void {
  tally.sent++;
  if (sent.kind !== "stored") {
    tally.errors++;
    tally.lastError = sent.kind === "refused" ? `${sent.status}: ${sent.detail}` : sent.detail;
    return;
  }
  tally.latencies[(tally.scored + tally.recorded) % MAX_LATENCIES] = sent.milliseconds;
  if (sent.points > 0) tally.scored++;
  else tally.recorded++;
  tally.points += sent.points;
}

/**
 * Returns the value that a share (0 to 1) of the values do not exceed, or null when there are no
 * values.
 */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!;
}

/** Describes the counts in one line: `120 sent, 71 scored, 0 errors, p50 4 ms, p99 12 ms`. */
export function describe(tally: Tally): string {
  const milliseconds = (share: number) => {
    const value = percentile(tally.latencies, share);
    return value === null ? "-" : `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
  };
  const errors = `${tally.errors} ${tally.errors === 1 ? "error" : "errors"}`;
  return `${tally.sent} sent, ${tally.scored} scored, ${errors}, ` +
    `p50 ${milliseconds(0.5)}, p99 ${milliseconds(0.99)}`;
}
