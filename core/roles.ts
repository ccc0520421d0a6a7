/** What people are to Laurel: agents do the work, managers see their own teams, admins everything. */
export const ROLES = ["agent", "manager", "admin"] as const;
export type Role = typeof ROLES[number];
