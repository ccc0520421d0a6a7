import type { Scope } from "@/core/keys.ts";
import type { Role } from "@/core/roles.ts";
import type { PersonRecord } from "@/db/auth/people.ts";

export { type Scope, SCOPES } from "@/core/keys.ts";

export type { Role };

/** A person who is signed in. */
export interface Person extends PersonRecord {
  readonly kind: "person";
  /** The id of the session; not its token, so it opens nothing. */
  readonly sessionId: string;
}

/** A tool that holds an integration key. */
export interface Integration {
  readonly kind: "key";
  readonly keyId: number;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Whether events may name agents that do not exist yet. */
  readonly createsAgents: boolean;
}

/** The person or the tool that makes a request. */
export type Viewer = Person | Integration;

/** Whether the viewer may see this agent's own data (P8). */
export function maySeeAgent(
  viewer: Viewer,
  agent: { readonly id: string; readonly team: string | null },
): boolean {
  if (viewer.kind === "key") {
    return viewer.scopes.includes("read") || viewer.scopes.includes("admin");
  }
  if (viewer.role === "admin" || viewer.agent === agent.id) return true;
  return viewer.role === "manager" && agent.team !== null && viewer.teams.includes(agent.team);
}
