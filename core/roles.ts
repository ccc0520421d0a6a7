import { z } from "zod";

/** What people are to Laurel: agents do the work, managers see their own teams, admins everything. */
export const roleSchema = z.enum(["agent", "manager", "admin"]);
export type Role = z.infer<typeof roleSchema>;

/** The names of the roles on pages. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  agent: "Agent",
  manager: "Manager",
  admin: "Administrator",
};
