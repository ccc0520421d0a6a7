import type { Kysely } from "kysely";

/** An identity that could not become what it should be, because that is somebody else's. */
export interface Collision {
  /** What it is the id of. */
  readonly kind: "agent" | "agent_email" | "team" | "account" | "person_in_tool";
  /** As it was stored. */
  readonly stored: string;
  /** What it is now; null: nothing. */
  readonly became: string | null;
  /** Whose it would have been; the empty text: nothing of it can be seen. */
  readonly sameAs: string;
}

/** Notes collisions, for the log and for admins. */
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
