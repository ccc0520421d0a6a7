import { z } from "zod";
import { RANKS } from "./ranks.ts";
import { fieldsOf, listOf, momentText, shape } from "@/core/shapes.ts";
import { ROLES } from "@/core/roles.ts";

/** An agent's public id and name. */
export const agentRefSchema = shape({ id: z.string(), name: z.string() });
export type AgentRef = z.infer<typeof agentRefSchema>;

/** The name of a rank. */
export const rankSchema = z.enum(RANKS.map(({ name }) => name));

/** An agent as answers and live messages show it. */
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

/** An agent as the API returns it. */
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

/** An agent's settings, which admins change. */
export const agentSettingsSchema = shape({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  team: z.string().nullable().describe("Id of the team"),
  timeZone: z.string().nullable()
    .describe("An IANA name or an offset; null: the organization's time zone"),
  hidden: fieldsOf(visibilitySchema).hidden,
}).meta({ id: "AgentSettings" });

/** Another id or e-mail address that stands for an agent. */
export const agentAliasSchema = shape({
  alias: z.string().meta({ example: "ada.king@x.com" }),
  isFormerId: z.boolean()
    .describe(
      "Whether it is the id of an agent that was merged into this one; it cannot be removed",
    ),
  createdAt: momentText,
}).meta({ id: "AgentAlias" });
export type AgentAliasView = z.infer<typeof agentAliasSchema>;

/** An account that manages teams. */
export const managerSchema = shape({
  id: z.string().describe("The id of the account"),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  isActive: z.boolean().describe("Whether the account can be used to sign in"),
}).meta({ id: "Manager" });
export type ManagerView = z.infer<typeof managerSchema>;

/** A team with its managers and the number of its members. */
export const teamSchema = shape({
  id: z.string().meta({ example: "sales" }),
  name: z.string(),
  members: z.int(),
  managers: listOf(managerSchema),
  leaveNeedsApproval: z.boolean()
    .describe("Whether leave that members ask for waits for a manager's approval"),
}).meta({ id: "Team" });
export type TeamView = z.infer<typeof teamSchema>;

/** The result of a merge of two agents, or a preview of it. */
export const agentMergeSchema = shape({
  agent: z.string().describe("The id of the agent that remains"),
  merged: z.string().describe("The id of the merged agent, which becomes an alias"),
  points: shape({
    merged: z.int(),
    agentBefore: z.int(),
    agentAfter: z.int().describe(
      "Not always the sum: one agent has one streak, one daily limit and one award of each " +
        "achievement",
    ),
  }),
  movedEvents: z.int(),
  movedPeopleInTools: z.int(),
  paymentsTakenBack: z.int()
    .describe("Challenges that both agents had won: one of the two payments is taken back"),
  account: z.enum(["none", "moved", "unlinked"]).describe(
    "The merged agent's account. none: there was no account; moved: it now belongs to the " +
      "remaining agent; unlinked: it has no agent any more, because the remaining agent already " +
      "has an account",
  ),
  isPreview: z.boolean().describe("Whether this is only a preview and nothing was changed"),
}).meta({ id: "AgentMerge" });
export type AgentMergeView = z.infer<typeof agentMergeSchema>;

/** An identity that could not be normalized, because another row has the result. */
export const identityCollisionSchema = shape({
  kind: z.string()
    .describe("The kind of identity: agent, agent_email, team, account or person_in_tool"),
  stored: z.string().describe("The identity as it was stored"),
  became: z.string().nullable().describe("The identity that replaced it; null: none"),
  sameAs: z.string().nullable()
    .describe(
      "The owner of the normalized identity; null: it has no visible characters",
    ),
}).meta({ id: "IdentityCollision" });
