import { type Prize, wheelSchema } from "./prize.ts";

/**
 * The first wheel. Its weights add up to 1,000, so a weight is a chance in tenths of a percent. A
 * spin is earned by days of work, so every prize is worth something, and a spin pays 46.5 points on
 * average, not counting boosts and freezes.
 */
export const DEFAULT_WHEEL: readonly Prize[] = wheelSchema.parse([
  { key: "points_25", title: "25 points", kind: "points", value: 25, weight: 300 },
  { key: "points_50", title: "50 points", kind: "points", value: 50, weight: 240 },
  { key: "points_100", title: "100 points", kind: "points", value: 100, weight: 120 },
  { key: "points_250", title: "250 points", kind: "points", value: 250, weight: 40, perDay: 20 },
  {
    key: "jackpot_1000",
    title: "Jackpot: 1,000 points",
    kind: "points",
    value: 1_000,
    weight: 5,
    perDay: 1,
  },
  {
    key: "boost_30",
    title: "Half an hour at 1.5 times the points",
    kind: "boost",
    factor: 1.5,
    minutes: 30,
    weight: 85,
    perAgentPerDay: 2,
  },
  {
    key: "boost_60",
    title: "An hour of double points",
    kind: "boost",
    factor: 2,
    minutes: 60,
    weight: 45,
    perAgentPerDay: 1,
  },
  {
    key: "streak_freeze",
    title: "Streak freeze",
    kind: "streak_freeze",
    weight: 90,
    perAgentPerDay: 1,
  },
  { key: "lucky_clover", title: "Lucky clover", kind: "badge", weight: 65 },
  { key: "golden_laurel", title: "Golden laurel", kind: "badge", weight: 10, perDay: 3 },
]);
