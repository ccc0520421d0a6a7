import { type Kysely, sql } from "kysely";

/**
 * Why: a code of an authenticator app works once (RFC 6238, 5.2). Somebody who watched it being
 * typed, and knows the password, must not use it again while the app still shows it.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await sql.raw(`CREATE TABLE used_codes (
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, code)
  )`).execute(db);
}
