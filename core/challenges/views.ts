import { z } from "zod";
import { listOf, momentText, shape } from "@/core/shapes.ts";
import { CHALLENGE_KINDS, CHALLENGE_STATES } from "./kinds.ts";

const stateSchema = z.enum(CHALLENGE_STATES)
  .describe("grace: the challenge has ended, but late events still count");

/** A competitor of a challenge: an agent, or a team with the sum of its members. */
const challengeStandingSchema = shape({
  position: z.int(),
  id: z.string().describe("Id of the agent, or of the team in a team challenge"),
  name: z.string(),
  progress: z.int(),
  completedAt: momentText.nullable().describe("When the target was reached"),
}).meta({ id: "ChallengeStanding" });
export type ChallengeStanding = z.infer<typeof challengeStandingSchema>;

/** A challenge as an agent sees it. */
export const challengeViewSchema = shape({
  id: z.string().meta({ example: "december-sprint" }),
  title: z.string(),
  description: z.string(),
  kind: z.enum(CHALLENGE_KINDS),
  state: stateSchema,
  target: z.int().nullable().describe(
    "null: the competitors with the most progress at the end win",
  ),
  progress: z.int().describe("The viewer's progress, or that of their team in a team challenge"),
  ownProgress: z.int().describe("The viewer's own part, in a team challenge"),
  reward: z.int().describe(
    "The points that a winner gets: `rewardPoints` times `difficultyMultiplier`",
  ),
  rewardPoints: z.int(),
  difficultyMultiplier: z.number(),
  maxWinners: z.int().nullable(),
  startsAt: momentText.describe("The first moment that counts"),
  endsAt: momentText.describe("The first moment that no longer counts"),
  closesAt: momentText.describe("When late events stop counting and winners are paid"),
  isJoined: z.boolean(),
  canJoin: z.boolean(),
  completedAt: momentText.nullable()
    .describe("When the target was reached, by the time of the work"),
  cancelReason: z.string().nullable().describe("Why it was canceled"),
  place: z.int().nullable().describe("The place for which the viewer was paid"),
  pointsEarned: z.int(),
  standings: listOf(challengeStandingSchema).describe("The first ten"),
}).meta({ id: "Challenge" });
export type ChallengeView = z.infer<typeof challengeViewSchema>;
