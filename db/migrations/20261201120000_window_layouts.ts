import { type Kysely, sql } from "kysely";

/**
 * Why: people find their windows where they left them, on every device, and the server draws them
 * there at once. The layout goes with the account.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  // layout: see core/windows/views.ts; readers give defaults to what they do not know.
  await sql`CREATE TABLE window_layouts (
    user_id TEXT PRIMARY KEY REFERENCES users(id) ON DELETE CASCADE,
    layout JSONB NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    updated_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
  )`.execute(db);
}
