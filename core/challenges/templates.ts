import type { Metric } from "@/core/rules/counting.ts";
import type { ChallengeTemplateId } from "@/words/challenge_templates.ts";
import type { ChallengeKind } from "./kinds.ts";

/** A challenge to start from; everything can be changed before it is created. */
export interface ChallengeTemplate {
  /** Its texts are in `words/challenge_templates.ts` under the same id. */
  readonly id: ChallengeTemplateId;
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
    kind: "individual",
    metric: { events: ["deal_won"], measure: { kind: "count" } },
    target: 10,
    rewardPoints: 300,
    maxWinners: 5,
    joining: "voluntary",
    days: 28,
  },
];
