import type { Kysely } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** An identity that could not be normalized, because the result belonged to another row. */
export interface IdentityCollision {
  readonly rowId: number;
  /**
   * What the identity belongs to: `agent`, `agent_email`, `team`, `account` or `person_in_tool`.
   */
  readonly kind: string;
  /** The identity as it was stored. */
  readonly stored: string;
  /** The identity it has now; null: none. */
  readonly became: string | null;
  /** The owner of the normalized identity; null: it had no visible characters. */
  readonly sameAs: string | null;
}

/** Lists the collisions in the order in which they were found, after a row. */
export async function listCollisions(
  db: Kysely<Schema>,
  { limit, after }: { readonly limit: number; readonly after: number },
): Promise<IdentityCollision[]> {
  return await db.selectFrom("identity_collisions")
    .select(["id as rowId", "kind", "stored", "became", "same_as as sameAs"])
    .where("id", ">", after).orderBy("id").limit(limit).execute();
}
