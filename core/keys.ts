/** What an integration key may do. */
export type Scope = "events:write" | "read" | "admin";
export const SCOPES: readonly Scope[] = ["events:write", "read", "admin"];

/** An integration key as admins see it; times are ISO 8601. */
export interface KeyView {
  readonly id: number;
  /** The source of events that name none. */
  readonly name: string;
  /** How the key begins; empty for one that the environment sets. */
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  /** Whether events may name agents that do not exist yet. */
  readonly createsAgents: boolean;
  readonly createdAt: string;
  /** To the minute; null when it never was. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** What an admin decides about a key. */
export type KeySettings = Pick<KeyView, "name" | "scopes" | "createsAgents">;

/** A key that was just made, with the key itself. */
export interface MadeKeyView extends KeyView {
  /** Told this once. */
  readonly key: string;
}
