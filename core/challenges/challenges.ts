import { z } from "zod";
import {
  contributionOf,
  type Countable,
  countsType,
  MAX_TARGET,
  metricSchema,
} from "@/core/rules/counting.ts";
import { isSystemType } from "@/core/events/events.ts";
import { normalizeId, normalizeName, normalizeSubject } from "@/core/identity.ts";
import { momentSchema } from "@/core/calendars/moments.ts";
import type { EventKey } from "@/core/events/order.ts";
import { CHALLENGE_KINDS, type ChallengeState } from "./kinds.ts";

/** Milliseconds after the end during which late events still count. */
export const GRACE_MILLISECONDS = 12 * 3_600_000;
/** Progress is stored as a 32-bit number; higher values are cut to this one. */
export const MAX_PROGRESS = 2_147_483_647;

const MAX_LENGTH_MILLISECONDS = 366 * 86_400_000;

const text = (most: number) =>
  z.string().max(most).refine(
    (value) => !value.includes("\0") && value.isWellFormed(),
    "holds a NUL character or half of a surrogate pair",
  );
const names = (most: number, normalize: (id: string) => string) =>
  z.array(text(256).overwrite(normalize).min(1)).min(1).max(most);

/** The schema of a challenge that an admin enters. `spanFault` checks its span. */
export const challengeSchema = z.strictObject({
  /** The permanent id of the challenge. */
  key: z.string().regex(
    /^[a-z0-9][a-z0-9_-]{0,63}$/,
    "use lower-case letters, digits, _ and -, 1 to 64 characters",
  ),
  title: text(100).overwrite(normalizeName).min(1),
  description: text(1_000).default(""),
  kind: z.enum(CHALLENGE_KINDS),
  metric: metricSchema,
  /**
   * The count that wins. Null (only for head-to-head): the competitor with the highest count at the
   * end wins.
   */
  target: z.int().min(1).max(MAX_TARGET).nullable().default(null),
  rewardPoints: z.int().min(1).max(1_000_000),
  difficultyMultiplier: z.number().min(0.01).max(9.99).default(1)
    .refine((value) => Number(value.toFixed(2)) === value, "has more than two decimals"),
  startsAt: momentSchema,
  /** The first moment after the challenge. */
  endsAt: momentSchema,
  /**
   * How many agents (in a team challenge: teams) are paid, in the order of reaching the target;
   * null pays all.
   */
  maxWinners: z.int().min(1).max(10_000).nullable().default(null),
  audience: z.union([
    z.literal("everyone"),
    z.strictObject({ teams: names(200, normalizeId) }),
    z.strictObject({ agents: names(1_000, normalizeSubject) }),
  ], 'must be "everyone", {"teams": [ids]} or {"agents": [ids]}').default("everyone"),
  joining: z.enum(["automatic", "voluntary"]).default("automatic"),
}).superRefine((one, context) => {
  const fault = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: path.split("."), message });
  const { kind, metric, target, audience } = one;
  if (metric.measure.kind === "days" || metric.measure.kind === "streak") {
    fault("metric.measure.kind", "a challenge can measure count, points or sum");
  }
  if (metric.events.some(isSystemType)) {
    fault("metric.events", "a challenge counts work, not what Laurel itself pays");
  }
  if (target === null && kind !== "head_to_head") {
    fault("target", "is required; without one only head_to_head can be decided");
  }
  if (kind === "team" && typeof audience === "object" && "agents" in audience) {
    fault("audience", "a team challenge is for everyone or for teams");
  }
  if (kind === "head_to_head") {
    if (typeof audience === "object" && "agents" in audience && new Set(audience.agents).size < 2) {
      fault("audience.agents", "head_to_head takes at least two agents");
    }
    if (one.maxWinners !== null && one.maxWinners !== 1) {
      fault("maxWinners", "head_to_head has exactly one winner");
    }
  }
  const isPositive = one.rewardPoints > 0 && one.difficultyMultiplier > 0;
  if (isPositive && rewardOf(one) < 1) {
    fault("difficultyMultiplier", "makes the reward less than one point");
  }
});

export type ChallengeInput = z.infer<typeof challengeSchema>;

/** A challenge; times are milliseconds since the epoch. */
export interface Challenge extends Omit<ChallengeInput, "startsAt" | "endsAt"> {
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Converts an admin's input to a challenge. */
export function toChallenge(input: ChallengeInput): Challenge {
  return { ...input, startsAt: Date.parse(input.startsAt), endsAt: Date.parse(input.endsAt) };
}

/** Returns what is wrong with the start and the end of a challenge, or undefined. */
export function spanFault(
  { startsAt, endsAt }: Pick<Challenge, "startsAt" | "endsAt">,
): "ends_before_start" | "too_long" | undefined {
  if (endsAt <= startsAt) return "ends_before_start";
  return endsAt - startsAt > MAX_LENGTH_MILLISECONDS ? "too_long" : undefined;
}

/** Returns the points that winning pays: reward points times difficulty, rounded half up. */
export function rewardOf(
  one: Pick<Challenge, "rewardPoints" | "difficultyMultiplier">,
): number {
  // Computes in whole hundredths: 50 x 1.15 must be 57.5, but floating point gives
  // 57.49999999999999.
  return Math.round(one.rewardPoints * Math.round(one.difficultyMultiplier * 100) / 100);
}

/** Returns when late events stop counting and rewards are paid, in milliseconds since the epoch. */
export function closesAt({ endsAt }: Pick<Challenge, "endsAt">): number {
  return endsAt + GRACE_MILLISECONDS;
}

/** Returns the state of a challenge at a time. */
export function stateAt(
  challenge: Pick<Challenge, "startsAt" | "endsAt"> & { readonly canceledAt: number | null },
  now: number,
): ChallengeState {
  if (challenge.canceledAt !== null) return "canceled";
  if (now < challenge.startsAt) return "upcoming";
  if (now < challenge.endsAt) return "running";
  return now < closesAt(challenge) ? "grace" : "closed";
}

/** Returns whether an agent can take part. A team challenge needs an agent with a team. */
export function isInAudience(
  { kind, audience }: Pick<Challenge, "kind" | "audience">,
  agent: { readonly id: string; readonly team: string | null },
): boolean {
  if (kind === "team" && agent.team === null) return false;
  if (audience === "everyone") return true;
  if ("agents" in audience) return audience.agents.includes(agent.id);
  return agent.team !== null && audience.teams.includes(agent.team);
}

/** A scored event with the fields that decide whether it counts for a challenge. */
export interface CountedEvent extends Countable {
  readonly event: EventKey & Countable["event"];
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** Returns whether a challenge can count an event of this type and time. */
function concerns(
  challenge: Pick<Challenge, "metric" | "startsAt" | "endsAt">,
  { type, time }: { readonly type: string; readonly time: number },
): boolean {
  return time >= challenge.startsAt && time < challenge.endsAt && !isSystemType(type) &&
    countsType(challenge.metric, type);
}

/**
 * Returns what an event adds to a challenge. It is 0 when the event lies outside the span, arrived
 * after the grace period, was reversed or was capped. It is never negative, so progress only grows
 * and the target is reached once. Points that Laurel itself pays do not count: otherwise one
 * challenge could feed another one or itself.
 */
export function challengeContribution(
  challenge: Pick<Challenge, "metric" | "startsAt" | "endsAt">,
  counted: CountedEvent,
): number {
  if (!concerns(challenge, counted.event) || counted.receivedAt > closesAt(challenge)) return 0;
  return Math.min(Math.max(0, contributionOf(challenge.metric, counted)), MAX_PROGRESS);
}
