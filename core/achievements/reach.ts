import { z } from "zod";
import { dayText, listOf, shape } from "@/core/shapes.ts";
import type { Day } from "@/core/calendars/calendar.ts";

const barSchema = shape({
  from: z.int().describe("The lowest percentage of the target, included"),
  to: z.int().describe("The percentage below which it ends; 100 and more is the last bar"),
  people: z.int(),
}).meta({ id: "ReachBar" });

/** Who would have an achievement, by the work that is stored. */
export const reachSchema = shape({
  people: z.int().describe("Agents who work here"),
  reached: z.int().describe("How many of them would have it"),
  awards: z.int().describe("How many awards there would be; more than people if repeatable"),
  points: z.int().describe("What they would pay together"),
  medianPercent: z.int().describe("How much of the target the middle agent has, at most 100"),
  firstOn: dayText.nullable().describe("The day on which the first one would have earned it"),
  lastOn: dayText.nullable().describe("The day on which the latest one would have earned it"),
  bars: listOf(barSchema).describe("How many agents have how much of the target"),
  verdict: z.enum(["nobody", "everybody", "some"]),
}).meta({ id: "Reach" });
export type Reach = z.infer<typeof reachSchema>;

/** What one agent has counted. */
export interface AgentReach {
  /** The highest count of a span, or the total. */
  readonly best: number;
  readonly reachedOn: Day | null;
  readonly awards: number;
}

const BARS = 10;

/**
 * Sums up who would have an achievement.
 * @param agents everybody who counted something
 * @param people everybody who works here
 */
export function reachOf(
  { target, points }: { readonly target: number; readonly points: number },
  agents: readonly AgentReach[],
  people: number,
): Reach {
  const shares = agents.map(({ best }) => Math.min(1, Math.max(0, best) / target));
  shares.push(...Array.from({ length: Math.max(0, people - agents.length) }, () => 0));
  shares.sort((a, b) => a - b);
  const days = agents.flatMap(({ reachedOn }) => (reachedOn === null ? [] : [reachedOn])).sort();
  const awards = agents.reduce((sum, one) => sum + one.awards, 0);
  const bars = Array.from({ length: BARS + 1 }, (_, index) => ({
    from: index * (100 / BARS),
    to: (index + 1) * (100 / BARS),
    people: 0,
  }));
  for (const share of shares) bars[share >= 1 ? BARS : Math.floor(share * BARS)]!.people++;
  return {
    people,
    reached: days.length,
    awards,
    points: awards * points,
    medianPercent: Math.floor(100 * (shares[Math.floor(shares.length / 2)] ?? 0)),
    firstOn: days[0] ?? null,
    lastOn: days.at(-1) ?? null,
    bars,
    verdict: days.length === 0 ? "nobody" : days.length === people ? "everybody" : "some",
  };
}
