import type { Correction } from "@/core/events/corrections.ts";
import type { BreakdownStep } from "./views.ts";

/** One ledger entry: the event, the rule version and the arithmetic behind its points. */
export interface LedgerEntry {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  /** Never 0. */
  readonly points: number;
  readonly breakdown: readonly BreakdownStep[];
  readonly ruleVersion: number;
  /** Time of the work, milliseconds since the epoch. */
  readonly time: number;
  /**
   * The title of the achievement, challenge or prize, where the type alone does not say what was
   * paid.
   */
  readonly title?: string;
  /** Key of the achievement, on entries for achievements. */
  readonly achievement?: string;
  /** On entries of corrections: who corrected which event, and why. */
  readonly correction?: Correction;
}

/** Returns whether two entries of the same event are equal. */
function sameBooking(a: LedgerEntry, b: LedgerEntry): boolean {
  return a.points === b.points && a.time === b.time && a.ruleVersion === b.ruleVersion &&
    a.type === b.type && sameBreakdown(a.breakdown, b.breakdown);
}

function sameBreakdown(a: readonly BreakdownStep[], b: readonly BreakdownStep[]): boolean {
  return a.length === b.length && a.every((step, i) => {
    const other = b[i]!;
    if (step.rule !== other.rule) return false;
    return "points" in step
      ? "points" in other && step.points === other.points
      : "factor" in other && step.factor === other.factor;
  });
}

/** The changes that turn the `booked` entries into the `wanted` ones. */
export interface LedgerChange<T extends LedgerEntry> {
  /** Entries to void. */
  readonly voided: readonly T[];
  readonly added: readonly LedgerEntry[];
}

/** Compares the existing entries with the wanted ones, by event; equal entries stay untouched. */
export function diffLedger<T extends LedgerEntry>(
  booked: readonly T[],
  wanted: readonly LedgerEntry[],
): LedgerChange<T> {
  const key = (entry: LedgerEntry) => `${entry.source}\n${entry.id}`;
  const byKey = new Map(booked.map((entry) => [key(entry), entry]));
  const added: LedgerEntry[] = [];
  for (const entry of wanted) {
    const existing = byKey.get(key(entry));
    if (existing && sameBooking(existing, entry)) byKey.delete(key(entry));
    else added.push(entry);
  }
  return { voided: [...byKey.values()], added };
}
