import { z } from "zod";
import { momentText, shape } from "./shapes.ts";

/**
 * Who did something. `shell` is somebody who runs a task on the machine; `system` is Laurel itself,
 * for example when the first sign-in of a person creates an account.
 */
const actorSchema = shape({
  kind: z.enum(["person", "key", "shell", "system"]),
  id: z.string().nullable().describe("The id of the account or key; null for shell and system"),
  name: z.string(),
}).meta({ id: "Actor" });
export type Actor = z.infer<typeof actorSchema>;

/** What something was done to. */
const auditObjectSchema = shape({
  kind: z.string().meta({ example: "agent" }),
  id: z.string().nullable(),
  name: z.string().nullable(),
}).meta({ id: "AuditObject" });
export type AuditObject = z.infer<typeof auditObjectSchema>;

/** How an act ended; null: it is running, or the process stopped in the middle of it. */
const auditOutcomeSchema = z.enum(["done", "refused", "failed"]).nullable();
export type AuditOutcome = z.infer<typeof auditOutcomeSchema>;

/** One line of the audit log. */
export const auditEntrySchema = shape({
  id: z.int(),
  at: momentText,
  actor: actorSchema,
  action: z.string().meta({ example: "agent.change" }),
  title: z.string().meta({
    example: "Changed an agent",
    description: "The action in words",
  }),
  object: auditObjectSchema,
  before: z.unknown().describe("The object before; null when there was none"),
  after: z.unknown().describe("The object afterwards, without secrets; null when there is none"),
  outcome: auditOutcomeSchema,
  address: z.string().nullable().describe("The network address that the request came from"),
  userAgent: z.string().nullable(),
}).meta({ id: "AuditEntry" });
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** An action that the audit log may name, with its words. */
export const auditActionSchema = shape({
  action: z.string().meta({ example: "agent.change" }),
  kind: z.string().meta({ example: "agent" }),
  title: z.string().meta({ example: "Changed an agent" }),
}).meta({ id: "AuditAction" });
export type AuditAction = z.infer<typeof auditActionSchema>;

/** How acts are looked for: `running` are those whose end is not stored. */
export const AUDIT_OUTCOMES = ["done", "refused", "failed", "running"] as const;

/** An export of the audit log: CSV or NDJSON, one act per line. */
export const auditFileSchema = z.string();
