import { fill } from "@/core/team/assemble.ts";
import { COUNT_KEYS, MEASURE_KEYS } from "@/core/team/measures.ts";
import type { Compared, ComparedMean, TeamAgent } from "@/core/team/views.ts";

const DAYS = ["2026-11-13", "2026-11-06", "2026-10-30", "2026-10-23"];

/** Points or a count: today, then the four weeks. */
export function comparedWith(
  today: number,
  weeks: readonly (number | null)[],
): Compared {
  const known = weeks.filter((value) => value !== null);
  return {
    today,
    usual: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length,
    weeks: DAYS.map((day, index) => ({ day, value: weeks[index] ?? null })),
  };
}

/** A mean of today and the usual one, each with the number of things. */
export function measuredWith(
  today: readonly [value: number | null, count: number],
  usual: readonly [value: number | null, count: number],
): ComparedMean {
  return {
    today: { value: today[0], count: today[1] },
    usual: { value: usual[0], count: usual[1] },
  };
}

const NOTHING = measuredWith([null, 0], [null, 0]);

/** An agent at work on an ordinary day, with these differences. */
export function agentWith(
  changes: Partial<Omit<TeamAgent, "measures">> & { measures?: Partial<TeamAgent["measures"]> } =
    {},
): TeamAgent {
  return {
    id: "amy",
    name: "Amy Ray",
    timeZone: "UTC",
    level: 3,
    state: { kind: "working", since: "2026-11-20T08:00:00Z", reason: null, until: null },
    points: comparedWith(100, [100, 100, 100, 100]),
    counts: fill(COUNT_KEYS, () => comparedWith(0, [])),
    streak: { days: 3, freezes: 0, isSafe: true },
    ...changes,
    measures: { ...fill(MEASURE_KEYS, () => NOTHING), ...changes.measures },
  };
}
