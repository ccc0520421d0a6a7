import { z } from "zod";
import { agentRefSchema } from "@/core/agents/views.ts";
import { roleSchema } from "@/core/roles.ts";
import { listOf, momentText, orNull, shape } from "@/core/shapes.ts";

/** The shortest password, and the longest. */
export const PASSWORD_CHARACTERS = { min: 8, max: 128 } as const;

/** An account as admins see it. */
export const accountSchema = shape({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  teams: listOf(z.string()).describe("Ids of the teams that a manager sees"),
  agent: orNull(agentRefSchema).describe("The agent that the person is"),
  isActive: z.boolean().describe("Whether the person may sign in"),
  deactivatedAt: momentText.nullable(),
  hasPassword: z.boolean().describe("Whether the person can sign in with a password"),
  isTwoFactorOn: z.boolean(),
  createdAt: momentText,
  lastSignInAt: momentText.nullable(),
  sessions: z.int().describe("How many devices are signed in"),
}).meta({ id: "Account" });
export type AccountView = z.infer<typeof accountSchema>;

/** A device that is signed in. */
export const sessionSchema = shape({
  id: z.string(),
  device: z.string().meta({ example: "Firefox on macOS" }),
  address: z.string().nullable().describe("The network address of the sign-in"),
  signedInAt: momentText,
  lastSeenAt: momentText.describe("To the day"),
  expiresAt: momentText,
  isCurrent: z.boolean().describe("Whether this request comes from it"),
}).meta({ id: "Session" });
export type SessionView = z.infer<typeof sessionSchema>;

/** A link to a new password, which an admin passes on. */
export const passwordResetSchema = shape({
  url: z.string().describe("The link, told this once; it works one time"),
  expiresAt: momentText,
}).meta({ id: "PasswordReset" });
export type PasswordResetView = z.infer<typeof passwordResetSchema>;
