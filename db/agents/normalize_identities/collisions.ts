import type { Kysely } from "kysely";

/** An identity that could not be normalized, because the result belongs to another row. */
export interface Collision {
  /** What the identity belongs to. */
  readonly kind: "agent" | "agent_email" | "team" | "account" | "person_in_tool";
  /** The identity as it was stored. */
  readonly stored: string;
  /** The identity it has now; null: none. */
  readonly became: string | null;
  /** The owner of the normalized identity; an empty text: it has no visible characters. */
  readonly sameAs: string;
}

/** Stores collisions, for the log and for admins. */
export async function saveCollisions(
  // deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
  db: Kysely<any>,
  collisions: readonly Collision[],
): Promise<void> {
  if (collisions.length === 0) return;
  await db.insertInto("identity_collisions").values(
    collisions.map(({ kind, stored, became, sameAs }) => ({
      kind,
      stored,
      became,
      same_as: sameAs === "" ? null : sameAs,
    })),
  ).execute();
}
