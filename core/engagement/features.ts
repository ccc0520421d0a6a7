/**
 * The parts of Laurel whose use is measured, each with the number of its bit in
 * `visit_days.features`. A number is never given to another feature.
 */
export const FEATURES = {
  level: { bit: 0, title: "Level" },
  streak: { bit: 1, title: "Streak" },
  activity: { bit: 2, title: "Activity" },
  leaderboard: { bit: 3, title: "Leaderboard" },
  achievements: { bit: 4, title: "Achievements" },
  challenges: { bit: 5, title: "Challenges" },
  spin: { bit: 6, title: "Wheel" },
  explanation: { bit: 7, title: "Why these points" },
  settings: { bit: 8, title: "Settings" },
  team: { bit: 9, title: "My Team" },
  insights: { bit: 10, title: "Insights" },
  administration: { bit: 11, title: "Administration" },
} as const;

export type Feature = keyof typeof FEATURES;
export const FEATURE_NAMES = Object.keys(FEATURES) as readonly Feature[];

/** The bits of features, as a number. */
export function bitsOf(features: readonly Feature[]): number {
  return features.reduce((bits, one) => bits | 1 << FEATURES[one].bit, 0);
}
