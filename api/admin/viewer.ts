/** What the descriptions of all routes for admins have in common; api/access.ts lets admins in. */
export const adminRoute = {
  tags: ["Administration"],
  security: [{ key: [] }, { session: [] }],
};
