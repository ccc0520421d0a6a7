import type { Kysely } from "kysely";
import { normalizeStoredIdentities } from "@/db/agents/normalize_identities/mod.ts";

/**
 * Why: ids of people differed in invisible ways (white space, invisible characters, two forms of
 * one letter) and in two different lower-casings. Stored ids become what `core/identity.ts` makes
 * of them. No agents are merged: when an id would become another agent's, it gets a visible id of
 * its own and is listed in `identity_collisions`.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await normalizeStoredIdentities(db);
}
