import type { ApiContext } from "@/api/environment.ts";
import type { Person } from "@/services/auth/identity.ts";

/** Returns the person who makes the request; api/access.ts lets no keys in. */
export function signedInPerson(context: ApiContext): Person {
  const { viewer } = context.var;
  if (viewer.kind !== "person") throw new Error("a key came past the middleware for people");
  return viewer;
}

/** What all routes about oneself have in common. */
export const ownRoute = {
  tags: ["Own account"],
  security: [{ session: [] }],
};
