import { z } from "zod";
import { ROLES } from "@/core/roles.ts";
import { dayText, fieldsOf, momentText, orNull, shape } from "@/core/shapes.ts";
import { agentSettingsSchema } from "./views.ts";

/** Whether people work here, or no longer do. */
export const personStateSchema = z.enum(["active", "deactivated"]);
export type PersonState = z.infer<typeof personStateSchema>;

/** Which accounts people have: none, any, one that is deactivated, or an active one with a role. */
export const accountFilterSchema = z.enum(["none", "any", "deactivated", ...z.enum(ROLES).options]);
export type AccountFilter = z.infer<typeof accountFilterSchema>;

/** The orders of the list of people. */
export const peopleSortSchema = z.enum(["id", "name"]);
export type PeopleSort = z.infer<typeof peopleSortSchema>;

/** The account with which a person signs in. */
const personAccountSchema = shape({
  id: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  isActive: z.boolean().describe("Whether the account can be used to sign in"),
}).meta({ id: "PersonAccount" });

/** A person as the administration shows it: the agent's settings, the account and the points. */
export const personSchema = shape({
  ...fieldsOf(agentSettingsSchema),
  isActive: z.boolean().describe("Whether the agent works here; others are not offered or shown"),
  deactivatedAt: momentText.nullable(),
  teamName: z.string().nullable(),
  teamFrom: dayText.nullable().describe("The first day that counts for the team; null: all days"),
  totalPoints: z.int(),
  account: orNull(personAccountSchema).describe("Null: the person cannot sign in"),
  lastSignInAt: momentText.nullable(),
}).meta({ id: "Person" });
export type PersonView = z.infer<typeof personSchema>;

/** A person as a chooser offers it. */
export const foundPersonSchema = shape({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  team: z.string().nullable().describe("Id of the team"),
  teamName: z.string().nullable(),
}).meta({ id: "FoundPerson" });
export type FoundPersonView = z.infer<typeof foundPersonSchema>;
