import type { BreakdownStep } from "./views.ts";

/** One booking of points: which event, under which rule version, by which arithmetic. */
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
  /** What it was for, where the type alone does not say: an achievement's or challenge's title. */
  readonly title?: string;
  /** Key of the achievement, on its awards. */
  readonly achievement?: string;
}

/** Whether two bookings of the same event say the same. */
export function sameBooking(a: LedgerEntry, b: LedgerEntry): boolean {
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

/** What must change so that the ledger says `wanted` instead of `booked`. */
export interface LedgerChange<T extends LedgerEntry> {
  /** Bookings to take back. */
  readonly voided: readonly T[];
  readonly added: readonly LedgerEntry[];
}

/** Compares what is booked with what should be, by event; what is the same stays untouched. */
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
