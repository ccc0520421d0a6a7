import { z } from "zod";
import { fieldsOf, listOf, momentText, shape } from "./shapes.ts";

/** What an integration key may do. */
export const SCOPES = ["events:write", "read", "admin"] as const;
export type Scope = typeof SCOPES[number];

/** An integration key as admins see it. */
export const keyViewSchema = shape({
  id: z.int(),
  name: z.string().describe("The source of events that name none"),
  prefix: z.string()
    .describe("How the key begins; empty for one that the environment sets"),
  scopes: listOf(z.enum(SCOPES)),
  createsAgents: z.boolean().describe("Whether events may name agents that do not exist yet"),
  createdAt: momentText,
  lastUsedAt: momentText.nullable().describe("To the minute; null when it never was"),
  revokedAt: momentText.nullable(),
}).meta({ id: "IntegrationKey" });
export type KeyView = z.infer<typeof keyViewSchema>;

/** The settings of a key that an admin decides. */
export type KeySettings = Pick<KeyView, "name" | "scopes" | "createsAgents">;

/** A key that was just made, with the key itself. */
export const madeKeyViewSchema = shape({
  ...fieldsOf(keyViewSchema),
  key: z.string().describe("The key itself, told this once"),
}).meta({ id: "MadeIntegrationKey" });
export type MadeKeyView = z.infer<typeof madeKeyViewSchema>;
