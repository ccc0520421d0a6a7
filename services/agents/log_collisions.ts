import type { Kysely } from "kysely";
import type { MigrationResult } from "kysely/migration";
import { type IdentityCollision, listCollisions } from "@/db/agents/identity_collisions.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Log } from "@/services/platform/log.ts";

export { listCollisions };

const MIGRATION = "20261129110100_normalized_identities";
const PAGE = 500;

/**
 * Yields the identities that could not be normalized, when the migration that normalizes them was
 * just applied.
 */
export async function* newCollisions(
  db: Kysely<Schema>,
  applied: readonly MigrationResult[],
): AsyncGenerator<IdentityCollision> {
  if (!applied.some(({ migrationName }) => migrationName === MIGRATION)) return;
  for (let after = 0;;) {
    const page = await listCollisions(db, { limit: PAGE, after });
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.rowId;
  }
}

/** Logs a warning for each identity that could not be normalized. */
export async function logCollisions(
  db: Kysely<Schema>,
  log: Log,
  applied: readonly MigrationResult[],
): Promise<void> {
  for await (const collision of newCollisions(db, applied)) {
    const { kind, stored, became, sameAs } = collision;
    log.warn(collisionText(collision), { kind, stored, became, sameAs });
  }
}

/** Returns a sentence that says what happened to an identity. Invisible characters are escaped. */
export function collisionText({ kind, stored, became, sameAs }: IdentityCollision): string {
  const why = sameAs === null
    ? "has nothing in it that can be seen"
    : `would be ${shown(sameAs)}, which is somebody else's`;
  const what = kind.replaceAll("_", " ");
  const now = became === null ? "it was left out" : `it is ${shown(became)} now`;
  return `The ${what} ${shown(stored)} ${why}; ${now}.`;
}

/** Quotes a text and escapes everything outside of printable ASCII. */
function shown(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7E]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16).toUpperCase()}}`,
  );
}
