import type { Kysely } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** An identity that stayed apart when what was stored was normalized. */
export interface IdentityCollision {
  readonly rowId: number;
  /** What it is the id of: `agent`, `agent_email`, `team`, `account` or `person_in_tool`. */
  readonly kind: string;
  /** As it was stored. */
  readonly stored: string;
  /** What it is now; null: nothing. */
  readonly became: string | null;
  /** Whose it would have been; null: nothing of it could be seen. */
  readonly sameAs: string | null;
}

/** What stayed apart, in the order in which it was found, after a row. */
export async function listCollisions(
  db: Kysely<Schema>,
  { limit, after }: { readonly limit: number; readonly after: number },
): Promise<IdentityCollision[]> {
  return await db.selectFrom("identity_collisions")
    .select(["id as rowId", "kind", "stored", "became", "same_as as sameAs"])
    .where("id", ">", after).orderBy("id").limit(limit).execute();
}
