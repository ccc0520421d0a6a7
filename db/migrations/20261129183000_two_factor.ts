import { type Kysely, sql } from "kysely";

/**
 * Why: people can ask for a code after their password. better-auth's table under our names: the
 * secret of the authenticator app and the recovery codes, both encrypted, and a lock after failures
 * that all instances share.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // verified: the person has confirmed the app with a code; before that it does not count.
  `CREATE TABLE two_factors (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    secret TEXT NOT NULL,
    backup_codes TEXT NOT NULL,
    verified BOOLEAN DEFAULT FALSE,
    failed_verification_count INTEGER DEFAULT 0,
    locked_until TIMESTAMPTZ
  )`,
  `CREATE UNIQUE INDEX two_factors_user_id_idx ON two_factors(user_id)`,
  `CREATE INDEX two_factors_secret_idx ON two_factors(secret)`,
];
