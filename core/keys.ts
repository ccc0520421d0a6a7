/** What an integration key may do. */
export type Scope = "events:write" | "read" | "admin";
export const SCOPES: readonly Scope[] = ["events:write", "read", "admin"];

/** An integration key as admins see it; times are ISO 8601. */
export interface KeyView {
  readonly id: number;
  /** Also the source of events that do not name one. */
  readonly name: string;
  /** The first characters of the key; empty for a key that the environment sets. */
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  /** Whether events with this key may create agents. */
  readonly createsAgents: boolean;
  readonly createdAt: string;
  /** ISO 8601, precise to the minute; null when the key was never used. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** The settings of a key that an admin decides. */
export type KeySettings = Pick<KeyView, "name" | "scopes" | "createsAgents">;

/** A new key, with its secret. */
export interface MadeKeyView extends KeyView {
  /** The secret; this answer is the only one that contains it. */
  readonly key: string;
}
