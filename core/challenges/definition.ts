import { z } from "zod";
import { listOf, momentText, shape } from "@/core/shapes.ts";
import { expectedRevision, revisionShape } from "@/core/revisions.ts";
import { challengeSchema } from "./challenges.ts";
import { CHALLENGE_STATES, CHANGE_RIGHTS } from "./kinds.ts";

/** A team or an agent that a challenge is for, with its name today. */
const audienceMemberSchema = shape({
  id: z.string(),
  name: z.string().describe("The id where nobody is called so any more"),
  isGone: z.boolean().describe("Whether the team was deleted or the agent deactivated"),
}).meta({ id: "AudienceMember" });
export type AudienceMember = z.infer<typeof audienceMemberSchema>;

/** How a challenge stands, in a few numbers. */
const challengeSummarySchema = shape({
  competitors: z.int().describe("Agents, or teams in a team challenge, who have counted something"),
  reached: z.int().describe("How many of them have reached the target"),
  best: z.int().describe("The highest count"),
  paidAgents: z.int().describe("Agents who were paid"),
  paidPoints: z.int().describe("Points that were paid"),
}).meta({ id: "ChallengeSummary" });
export type ChallengeSummary = z.infer<typeof challengeSummarySchema>;

/** A challenge as managers and admins define it. */
export const challengeDefinitionSchema = shape({
  ...challengeSchema.shape,
  id: z.string().describe("The key"),
  state: z.enum(CHALLENGE_STATES).describe("grace: over, but late events still count"),
  revision: revisionShape,
  closesAt: momentText.describe("When late events stop counting and winners are paid"),
  reward: z.int().describe("The points that a winner gets"),
  settledAt: momentText.nullable().describe("When winners were first paid"),
  canceledAt: momentText.nullable(),
  cancelReason: z.string().nullable().describe("Why it was canceled, as participants read it"),
  audienceMembers: listOf(audienceMemberSchema)
    .describe("The teams or agents of the audience; empty when it is for everyone"),
  summary: challengeSummarySchema,
  changes: z.enum(CHANGE_RIGHTS).describe(
    "What the viewer may change: all before the start; title, description and a later end " +
      "while it runs; nothing afterwards, or in a challenge that is not only for their teams",
  ),
  mayCancel: z.boolean(),
}).meta({ id: "ChallengeDefinition" });
export type ChallengeDefinition = z.infer<typeof challengeDefinitionSchema>;

const fields = challengeSchema.shape;

/** The body of a change of a challenge; what is left out stays. */
export const challengeChangeSchema = z.strictObject({
  title: fields.title.optional(),
  description: fields.description.removeDefault().optional(),
  kind: fields.kind.optional(),
  metric: fields.metric.optional(),
  target: fields.target.removeDefault().optional(),
  rewardPoints: fields.rewardPoints.optional(),
  difficultyMultiplier: fields.difficultyMultiplier.removeDefault().optional(),
  startsAt: fields.startsAt.optional(),
  endsAt: fields.endsAt.optional(),
  maxWinners: fields.maxWinners.removeDefault().optional(),
  audience: fields.audience.removeDefault().optional(),
  joining: fields.joining.removeDefault().optional(),
  revision: expectedRevision,
});
export type ChallengeChange = z.infer<typeof challengeChangeSchema>;

/** A competitor in the full standings of a challenge. */
export const fullStandingSchema = shape({
  position: z.int(),
  id: z.string().describe("Id of the agent, or of the team in a team challenge"),
  name: z.string(),
  team: z.string().nullable().describe("Name of the team that an agent counts for"),
  progress: z.int(),
  completedAt: momentText.nullable().describe("When the target was reached"),
  place: z.int().nullable().describe("The place for which the competitor was paid"),
  pointsEarned: z.int(),
  isActive: z.boolean().describe("False for agents who were deactivated"),
}).meta({ id: "FullStanding" });
export type FullStanding = z.infer<typeof fullStandingSchema>;

/** A line of the history of a challenge. */
export const challengeActSchema = shape({
  id: z.int(),
  at: momentText,
  who: z.string().describe("The name of the person or key"),
  title: z.string().meta({ example: "Changed a challenge" }),
  changed: listOf(z.string()).describe("The fields that changed"),
}).meta({ id: "ChallengeAct" });
export type ChallengeAct = z.infer<typeof challengeActSchema>;

/** Returns the fields of a challenge that differ between two answers of the API. */
export function changedFields(before: unknown, after: unknown): string[] {
  if (!isFields(before) || !isFields(after)) return [];
  return ["cancelReason", ...Object.keys(fields)].filter((name) =>
    JSON.stringify(before[name]) !== JSON.stringify(after[name])
  );
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** How many challenges are in each list. */
export const challengeTabsSchema = shape({
  running: z.int(),
  upcoming: z.int(),
  over: z.int(),
  canceled: z.int(),
}).meta({ id: "ChallengeTabs" });
