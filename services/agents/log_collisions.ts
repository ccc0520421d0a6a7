import type { Kysely } from "kysely";
import type { MigrationResult } from "kysely/migration";
import { type IdentityCollision, listCollisions } from "@/db/agents/identity_collisions.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Log } from "@/services/platform/log.ts";

export { listCollisions };

const MIGRATION = "20261129110100_normalized_identities";
const PAGE = 500;

/** The identities that stayed apart, when what was stored was normalized just now. */
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

/** Writes into the log which identities stayed apart. */
export async function logCollisions(
  db: Kysely<Schema>,
  log: Log,
  applied: readonly MigrationResult[],
): Promise<void> {
  for await (const collision of newCollisions(db, applied)) {
    const { kind, stored, became, sameAs } = collision;
    log.warn(sentenceOf(collision), { kind, stored, became, sameAs });
  }
}

/** What became of an identity, in a sentence; what cannot be seen is escaped. */
export function sentenceOf({ kind, stored, became, sameAs }: IdentityCollision): string {
  const why = sameAs === null
    ? "has nothing in it that can be seen"
    : `would be ${shown(sameAs)}, which is somebody else's`;
  const what = kind.replaceAll("_", " ");
  const now = became === null ? "it was left out" : `it is ${shown(became)} now`;
  return `The ${what} ${shown(stored)} ${why}; ${now}.`;
}

/** In quotes, with everything beyond plain ASCII escaped. */
function shown(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7E]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16).toUpperCase()}}`,
  );
}
