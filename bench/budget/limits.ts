/** What the desk may cost. `deno task budget` prints it, and `e2e/budget_test.ts` holds the sizes. */
export interface Limit {
  readonly label: string;
  readonly unit: string;
  readonly most?: number;
  readonly least?: number;
}

export const LIMITS = {
  scripts: { label: "JavaScript of the first load, Brotli", unit: "KB", most: 60 },
  styles: { label: "CSS of the first load, Brotli", unit: "KB", most: 20 },
  firstPaint: { label: "first contentful paint", unit: "ms", most: 500 },
  largestPaint: { label: "largest contentful paint", unit: "ms", most: 800 },
  shift: { label: "layout shift", unit: "", most: 0.02 },
  reaction: { label: "interaction to next paint, 20 events a second", unit: "ms", most: 100 },
  growth: { label: "growth of the heap over 10,000 live events", unit: "MB", most: 2 },
  idleFrames: { label: "frames a second, idle, drawn by software", unit: "", least: 30 },
  liveFrames: { label: "frames a second during live events", unit: "", least: 20 },
  longestFrame: { label: "longest frame during live events", unit: "ms", most: 250 },
} as const satisfies Record<string, Limit>;

/** Returns a line of the table: what was measured, its limit, and whether it is kept. */
export function lineOf(limit: Limit, value: number): string {
  const { most = Infinity, least = -Infinity } = limit;
  const isKept = value <= most && value >= least;
  const shown = value < 1 ? value.toFixed(3) : value < 100 ? value.toFixed(1) : value.toFixed(0);
  const bound = limit.least === undefined ? `at most ${limit.most}` : `at least ${limit.least}`;
  const measured = `${shown} ${limit.unit}`.trim();
  return `${limit.label.padEnd(48)} ${measured.padStart(12)}   ${bound.padEnd(14)} ${
    isKept ? "ok" : "SHORT"
  }`;
}
