import type { Metric } from "@/core/rules/counting.ts";
import type { ChallengeKind } from "./kinds.ts";

/** A challenge to start from; everything can be changed before it is created. */
export interface ChallengeTemplate {
  readonly id: string;
  /** What managers read in the list of templates. */
  readonly name: string;
  readonly about: string;
  /** What participants read. */
  readonly title: string;
  readonly description: string;
  readonly kind: ChallengeKind;
  readonly metric: Metric;
  readonly target: number | null;
  readonly rewardPoints: number;
  readonly maxWinners: number | null;
  readonly joining: "automatic" | "voluntary";
  /** How many days it takes; five begin on a Monday and end on a Friday night. */
  readonly days: number;
}

/** The challenges that managers make again and again. */
export const CHALLENGE_TEMPLATES: readonly ChallengeTemplate[] = [
  {
    id: "call-sprint",
    name: "Call sprint",
    about: "The first three to complete 50 calls win.",
    title: "Call sprint",
    description: "The first three who complete 50 calls win.",
    kind: "individual",
    metric: { events: ["call_completed"], measure: { kind: "count" } },
    target: 50,
    rewardPoints: 150,
    maxWinners: 3,
    joining: "automatic",
    days: 5,
  },
  {
    id: "team-week",
    name: "Team week",
    about: "Teams collect points together; every team that reaches the target wins.",
    title: "Team week",
    description: "Collect 2,000 points together. Everybody who adds something wins with the team.",
    kind: "team",
    metric: { events: [], measure: { kind: "points" } },
    target: 2_000,
    rewardPoints: 100,
    maxWinners: null,
    joining: "automatic",
    days: 5,
  },
  {
    id: "head-to-head",
    name: "Head to head",
    about: "Two people or more; whoever has the most points at the end wins.",
    title: "Head to head",
    description: "Whoever has the most points on Friday night wins.",
    kind: "head_to_head",
    metric: { events: [], measure: { kind: "points" } },
    target: null,
    rewardPoints: 200,
    maxWinners: 1,
    joining: "automatic",
    days: 5,
  },
  {
    id: "happy-customers",
    name: "Most CSAT",
    about: "Everybody who gets 10 top ratings wins.",
    title: "Happy customers",
    description: "Get 10 ratings of 90% or more. Everybody who does wins.",
    kind: "individual",
    metric: {
      events: ["csat_received"],
      when: [{ field: "score", op: "gte", value: 0.9 }],
      measure: { kind: "count" },
    },
    target: 10,
    rewardPoints: 100,
    maxWinners: null,
    joining: "automatic",
    days: 5,
  },
  {
    id: "new-contacts",
    name: "New contacts week",
    about: "Everybody who adds 20 new contacts wins.",
    title: "New contacts week",
    description: "Add 20 new contacts. Everybody who does wins.",
    kind: "individual",
    metric: { events: ["new_contact"], measure: { kind: "count" } },
    target: 20,
    rewardPoints: 80,
    maxWinners: null,
    joining: "automatic",
    days: 5,
  },
  {
    id: "deal-month",
    name: "Deals of the month",
    about: "The first five to win 10 deals win; agents join by themselves.",
    title: "Deals of the month",
    description: "The first five who win 10 deals win. Join before it is over.",
    kind: "individual",
    metric: { events: ["deal_won"], measure: { kind: "count" } },
    target: 10,
    rewardPoints: 300,
    maxWinners: 5,
    joining: "voluntary",
    days: 28,
  },
];
