import type { KeyView, Scope } from "@/core/keys.ts";

/** A purpose that a key can be made for. */
export interface Grant {
  readonly id: "send" | "read" | "both" | "everything";
  readonly title: string;
  /** What it means, in one sentence. */
  readonly hint: string;
  readonly scopes: readonly Scope[];
}

/** The purposes of keys. The one that most tools need comes first. */
export const GRANTS: readonly [Grant, ...Grant[]] = [
  {
    id: "send",
    title: "Send events",
    hint: "Reports what people did, and can read nothing. Right for most tools.",
    scopes: ["events:write"],
  },
  {
    id: "read",
    title: "Read",
    hint: "Reads agents, points, leaderboards and the live stream, and changes nothing.",
    scopes: ["read"],
  },
  {
    id: "both",
    title: "Send events and read",
    hint: "Reports what people did, and shows what became of it.",
    scopes: ["events:write", "read"],
  },
  {
    id: "everything",
    title: "Everything",
    hint: "Does all that an admin can: rules, integrations, undoing points, making more keys.",
    scopes: ["events:write", "read", "admin"],
  },
];

type Rights = Pick<KeyView, "scopes" | "createsAgents">;

/** Returns whether the scopes allow sending events. The admin scope allows everything. */
export function canSend(scopes: readonly Scope[]): boolean {
  return scopes.includes("events:write") || scopes.includes("admin");
}

/** Returns in words what a key may do. */
export function rightsWords({ scopes, createsAgents }: Rights): string {
  const known = createsAgents ? "" : " of known agents";
  if (scopes.includes("admin")) return createsAgents ? "Everything" : "Everything, no new agents";
  if (!canSend(scopes)) return scopes.includes("read") ? "Reads" : "Nothing";
  return `Sends events${known}${scopes.includes("read") ? " and reads" : ""}`;
}

/**
 * Returns whether the key comes from the environment (LAUREL_BOOTSTRAP_KEY). The prefix of such a
 * key is not shown.
 */
export function isFromEnvironment({ prefix }: Pick<KeyView, "prefix">): boolean {
  return prefix === "";
}
