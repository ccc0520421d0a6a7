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

/** Returns the id of the agent who asks, on operations that are for agents only (api/access.ts). */
export function agentOf(context: ApiContext): string {
  const { agent } = signedInPerson(context);
  if (agent === null) throw new Error("somebody who is no agent came past the table of access");
  return agent;
}
