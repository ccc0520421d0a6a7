import { z } from "zod";
import { RANKS } from "./ranks.ts";
import { fieldsOf, momentText, shape } from "@/core/shapes.ts";

/** An agent's public id and name. */
export const agentRefSchema = shape({ id: z.string(), name: z.string() });
export type AgentRef = z.infer<typeof agentRefSchema>;

/** The name of a rank. */
export const rankSchema = z.enum(RANKS.map(({ name }) => name));

/** An agent as answers and live messages show one. */
export const agentSnapshotSchema = shape({
  id: z.string().describe("The id that integrations use"),
  name: z.string(),
  totalPoints: z.int(),
  experience: z.int(),
  level: z.int(),
  rank: rankSchema,
  dailyStreak: z.int().describe("Working days in a row with work that pays"),
}).meta({ id: "AgentSnapshot" });
export type AgentSnapshot = z.infer<typeof agentSnapshotSchema>;

/** An agent as the API answers one. */
export const agentSchema = shape({
  ...fieldsOf(agentSnapshotSchema),
  team: z.string().nullable().describe("Id of the team"),
  timeZone: z.string().describe("The zone in which the agent's days begin"),
}).meta({ id: "Agent" });
export type AgentView = z.infer<typeof agentSchema>;

/** Whether an agent is left out of the boards. */
export const visibilitySchema = shape({
  hidden: z.boolean().describe("Whether the agent is left out of the boards"),
}).meta({ id: "Visibility" });

/** What admins decide about an agent. */
export const agentSettingsSchema = shape({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  team: z.string().nullable().describe("Id of the team"),
  timeZone: z.string().nullable()
    .describe("As in the IANA database, or an offset; null: the organization's"),
  hidden: fieldsOf(visibilitySchema).hidden,
}).meta({ id: "AgentSettings" });

/** Another id or e-mail address that an agent is known by. */
export const agentAliasSchema = shape({
  alias: z.string().meta({ example: "ada.king@x.com" }),
  isFormerId: z.boolean()
    .describe("Whether it is the id of an agent that was merged into this one; it stays"),
  createdAt: momentText,
}).meta({ id: "AgentAlias" });
export type AgentAliasView = z.infer<typeof agentAliasSchema>;

/** A team with the number of its members. */
export const teamSchema = shape({
  id: z.string().meta({ example: "sales" }),
  name: z.string(),
  members: z.int(),
}).meta({ id: "Team" });

/** What a merge of two agents came to, or would come to. */
export const agentMergeSchema = shape({
  agent: z.string().describe("The agent that there is from then on"),
  merged: z.string().describe("The id that is an alias from then on"),
  points: shape({
    merged: z.int(),
    agentBefore: z.int(),
    agentAfter: z.int().describe(
      "Not always the sum: one person has one streak, one ceiling of a day and one award of each " +
        "kind",
    ),
  }),
  movedEvents: z.int(),
  movedPeopleInTools: z.int(),
  paymentsTakenBack: z.int()
    .describe("Payments of challenges that both had won; one of each is taken back"),
  account: z.enum(["none", "moved", "unlinked"]).describe(
    "The merged agent's account: there was none, it is the agent's now, or it has no agent any " +
      "more because the agent has one already",
  ),
  isPreview: z.boolean().describe("Whether nothing was changed"),
}).meta({ id: "AgentMerge" });
export type AgentMergeView = z.infer<typeof agentMergeSchema>;

/** An identity that could not become what it should be, because that is somebody else's. */
export const identityCollisionSchema = shape({
  kind: z.string()
    .describe("What it is the id of: agent, agent_email, team, account or person_in_tool"),
  stored: z.string().describe("As it was stored"),
  became: z.string().nullable().describe("What it is now; null: nothing"),
  sameAs: z.string().nullable()
    .describe("Whose it would have been; null: nothing of it could be seen"),
}).meta({ id: "IdentityCollision" });
