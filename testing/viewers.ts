/** Who asks, in tests that call services without HTTP. */
import type { Integration, Person, Scope } from "@/services/auth/identity.ts";

/** Returns a tool with a key of these scopes. */
export function keyViewer(...scopes: Scope[]): Integration {
  return { kind: "key", keyId: 1, name: "a tool", createsAgents: false, scopes };
}

/** Returns a person who is signed in: an agent of no team, except for what is given. */
export function personViewer(change: Partial<Person> = {}): Person {
  return {
    kind: "person",
    sessionId: "s",
    picture: null,
    preferences: {},
    userId: "u",
    name: "U",
    email: "u@x.example",
    role: "agent",
    agent: null,
    teams: [],
    needsTour: false,
    isHeldOut: false,
    needsTwoFactor: false,
    ...change,
  };
}
