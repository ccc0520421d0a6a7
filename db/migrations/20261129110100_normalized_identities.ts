import type { Kysely } from "kysely";
import { normalizeStoredIdentities } from "@/db/agents/normalize_identities/mod.ts";

/**
 * Why: people were told apart by what nobody sees (white space, invisible characters, two forms of
 * one letter), and by two lower-casings that differ. What is stored becomes what `core/identity.ts`
 * makes of it. Nobody is merged: whose id would be somebody else's gets a visible one of their own,
 * and is listed in `identity_collisions`.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await normalizeStoredIdentities(db);
}
