/** What people are to Laurel: agents do the work, managers see their own teams, admins everything. */
export const ROLES = ["agent", "manager", "admin"] as const;
export type Role = typeof ROLES[number];

/** The names of the roles on pages. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  agent: "Agent",
  manager: "Manager",
  admin: "Administrator",
};
