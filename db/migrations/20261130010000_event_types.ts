import { type Kysely, sql } from "kysely";

/**
 * Why: an organization defines its own types of events, so that any tool can be connected without a
 * change of the program.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // fields: see core/event_types/definitions.ts. A deleted type stays, because stored events have it.
  `CREATE TABLE event_types (
    type TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    domain TEXT NOT NULL,
    icon TEXT NOT NULL,
    fields JSONB NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    deleted_at TIMESTAMPTZ
  )`,
  // What a type pays by its definition, from a time on. Versions are never changed, so that a replay
  // of the log gives the same points. rule: null when events are recorded only. is_defined: false
  // from the time at which the type was deleted.
  `CREATE TABLE event_type_points (
    type TEXT NOT NULL REFERENCES event_types(type),
    version INTEGER NOT NULL,
    effective_from TIMESTAMPTZ NOT NULL,
    rule JSONB,
    is_defined BOOLEAN NOT NULL DEFAULT TRUE,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (type, version),
    CHECK (is_defined OR rule IS NULL)
  )`,
  // Events that were kept although nobody had defined their type: shown to admins, and scored when
  // the type is defined.
  `CREATE INDEX idx_events_unknown_type ON events(type, time) WHERE reason = 'unknown_type'`,
];
