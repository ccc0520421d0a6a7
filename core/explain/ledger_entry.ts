import { arithmetic, titleOf } from "./arithmetic.ts";
import type { LedgerEntry } from "@/core/scoring/ledger.ts";
import type { ExplainedEntry } from "./views.ts";

/** The sentence of a booking: `Message response: (5 + 3 quick bonus) × 1.5 quality multiplier = 12`. */
export function reasonOf(entry: LedgerEntry): string {
  const title = titleOf(entry.type) + (entry.title === undefined ? "" : ` “${entry.title}”`);
  return `${title}: ${arithmetic(entry.breakdown, entry.points)}`;
}

/** A booking as answers and live messages show it. */
export function explainEntry(entry: LedgerEntry, rowId = 0): ExplainedEntry {
  return {
    id: rowId,
    points: entry.points,
    type: entry.type,
    reason: reasonOf(entry),
    event: { source: entry.source, id: entry.id },
    ruleVersion: entry.ruleVersion,
    breakdown: entry.breakdown,
    time: new Date(entry.time).toISOString(),
  };
}
