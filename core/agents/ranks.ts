/** Ranks and the level from which each is held, lowest first (DESIGN section 5). */
export const RANKS = [
  { level: 1, name: "Rookie" },
  { level: 5, name: "Bronze" },
  { level: 10, name: "Silver" },
  { level: 20, name: "Gold" },
  { level: 35, name: "Platinum" },
  { level: 50, name: "Diamond" },
  { level: 75, name: "Legend" },
] as const;

export type RankName = typeof RANKS[number]["name"];
