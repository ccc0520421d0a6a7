import type { KeyView, Scope } from "@/core/keys.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { keyWords } from "@/words/keys.ts";

/** A purpose that a key can be made for. */
export interface Grant {
  readonly id: "send" | "read" | "both" | "everything";
  readonly scopes: readonly Scope[];
}

/** The purposes of keys. The one that most tools need comes first. */
export const GRANTS: readonly [Grant, ...Grant[]] = [
  {
    id: "send",
    scopes: ["events:write"],
  },
  {
    id: "read",
    scopes: ["read"],
  },
  {
    id: "both",
    scopes: ["events:write", "read"],
  },
  {
    id: "everything",
    scopes: ["events:write", "read", "admin"],
  },
];

type Rights = Pick<KeyView, "scopes" | "createsAgents">;

/** Returns whether the scopes allow sending events. The admin scope allows everything. */
export function canSend(scopes: readonly Scope[]): boolean {
  return scopes.includes("events:write") || scopes.includes("admin");
}

/** Returns in words what a key may do. */
export function rightsInWords({ scopes, createsAgents }: Rights): string {
  const { rights } = wordsOf(keyWords);
  const reads = scopes.includes("read");
  if (scopes.includes("admin")) return createsAgents ? rights.everything : rights.everythingKnown;
  if (!canSend(scopes)) return reads ? rights.reads : rights.nothing;
  if (reads) return createsAgents ? rights.sendsReads : rights.sendsReadsKnown;
  return createsAgents ? rights.sends : rights.sendsKnown;
}

/**
 * Returns whether the key comes from the environment (LAUREL_BOOTSTRAP_KEY). The prefix of such a
 * key is not shown.
 */
export function isFromEnvironment({ prefix }: Pick<KeyView, "prefix">): boolean {
  return prefix === "";
}
