import { z } from "zod";
import { agentRefSchema } from "@/core/agents/views.ts";
import { roleSchema } from "@/core/roles.ts";
import { fieldsOf, listOf, momentText, orNull, shape } from "@/core/shapes.ts";

/** How long the link of an invitation works. */
export const INVITATION_DAYS = 7;

/** What has become of an invitation; only an open one can be accepted. */
export const invitationStateSchema = z.enum(["open", "accepted", "expired", "revoked"]);
export type InvitationState = z.infer<typeof invitationStateSchema>;

/** An invitation as admins see it, without the link: only its hash is stored. */
export const invitationSchema = shape({
  id: z.int(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  agent: orNull(agentRefSchema)
    .describe("The agent that the person will be; null: the one with the e-mail, or a new one"),
  team: z.string().nullable().describe("Id of the team of a new agent"),
  teams: listOf(z.string()).describe("Ids of the teams that a manager will see"),
  timeZone: z.string().nullable().describe("The time zone of a new agent"),
  state: invitationStateSchema,
  invitedBy: z.string().describe("The name of the person or key"),
  createdAt: momentText,
  expiresAt: momentText,
  acceptedAt: momentText.nullable(),
  revokedAt: momentText.nullable(),
  sentAt: momentText.nullable().describe("When it was mailed last; null: never"),
  timesSent: z.int(),
  mailError: z.string().nullable().describe("Why the last mail could not be sent"),
}).meta({ id: "Invitation" });
export type InvitationView = z.infer<typeof invitationSchema>;

/** What became of the mail with a link. */
export const mailResultSchema = shape({
  state: z.enum(["sent", "failed", "off", "sending"])
    .describe("`off`: no mail server is set up. `sending`: the list will show what became of it"),
  reason: z.string().nullable().describe("Why it failed"),
}).meta({ id: "MailResult" });
export type MailResult = z.infer<typeof mailResultSchema>;

/** An invitation that was just made or sent again, with its link. */
export const madeInvitationSchema = shape({
  ...fieldsOf(invitationSchema),
  url: z.string().describe("The link to accept it, told this once"),
  mail: mailResultSchema,
}).meta({ id: "MadeInvitation" });
export type MadeInvitationView = z.infer<typeof madeInvitationSchema>;

/** One line of a CSV of invitations, as it was understood. */
export const invitationLineSchema = shape({
  line: z.int().describe("The number of the line in the file; the header is line 1"),
  status: z.enum(["ready", "made", "refused"])
    .describe("`ready`: it would be made; only in a preview"),
  email: z.string(),
  name: z.string(),
  role: z.string(),
  team: z.string().nullable(),
  timeZone: z.string().nullable(),
  agent: z.string().nullable().describe("Id of the agent that the person will be; null: a new one"),
  errors: listOf(shape({ path: z.string(), message: z.string() }))
    .describe("What is wrong, by column"),
  id: z.int().nullable().describe("The id of the invitation that was made"),
  url: z.string().nullable().describe("The link to accept it, told this once"),
}).meta({ id: "InvitationLine" });
export type InvitationLineView = z.infer<typeof invitationLineSchema>;

/** What a CSV of invitations did, or would do. */
export const invitationBatchSchema = shape({
  isPreview: z.boolean(),
  ready: z.int().describe("Lines that are right: made, or in a preview to be made"),
  refused: z.int(),
  mail: mailResultSchema,
  lines: listOf(invitationLineSchema),
}).meta({ id: "InvitationBatch" });
export type InvitationBatchView = z.infer<typeof invitationBatchSchema>;
