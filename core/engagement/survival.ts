/** Streaks of one length: how many have ended, and how many still live. */
export interface SpellCount {
  /** In days. */
  readonly length: number;
  readonly ended: number;
  readonly living: number;
}

/** What happens to streaks at a length. */
export interface SurvivalPoint {
  readonly days: number;
  /** Streaks that got at least this long. */
  readonly atRisk: number;
  /** Streaks that ended at exactly this length. */
  readonly ended: number;
  /** The share of streaks that are expected to get longer than this. */
  readonly survival: number;
}

/**
 * Returns the survival curve of streaks by Kaplan and Meier: at each length, the share that gets
 * longer. A streak that still lives counts up to its length (right censoring), so that young streaks
 * neither lengthen nor shorten the curve.
 */
export function survivalCurve(counts: readonly SpellCount[]): SurvivalPoint[] {
  const byLength = new Map<number, { ended: number; living: number }>();
  for (const { length, ended, living } of counts) {
    const known = byLength.get(length);
    byLength.set(length, {
      ended: ended + (known?.ended ?? 0),
      living: living + (known?.living ?? 0),
    });
  }
  const sorted = [...byLength].sort(([a], [b]) => a - b);
  let atRisk = sorted.reduce((total, [, { ended, living }]) => total + ended + living, 0);
  let survival = 1;
  return sorted.map(([days, { ended, living }]) => {
    survival *= 1 - (atRisk === 0 ? 0 : ended / atRisk);
    const point = { days, atRisk, ended, survival };
    atRisk -= ended + living;
    return point;
  });
}

/** Returns the first length that at most half of the streaks outlive, or null: more than half do. */
export function medianSurvival(curve: readonly SurvivalPoint[]): number | null {
  return curve.find(({ survival }) => survival <= 0.5)?.days ?? null;
}
