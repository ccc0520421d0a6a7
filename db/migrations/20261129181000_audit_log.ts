import { type Kysely, sql } from "kysely";

/**
 * Why: who changed what must be known afterwards. Each row is one administrative act. Rows are only
 * added: the triggers refuse to change, delete or truncate them, except to store once how an act
 * ended, and with that the id and name of what it made.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // actor_kind: see core/audit.ts. outcome: NULL while the act runs; it stays NULL when the process
  // stopped in the middle.
  `CREATE TABLE audit_log (
    id SERIAL PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('person', 'key', 'shell', 'system')),
    actor_id TEXT,
    actor_name TEXT NOT NULL,
    action TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object_id TEXT,
    object_name TEXT,
    before JSONB,
    after JSONB,
    outcome TEXT CHECK (outcome IN ('done', 'refused', 'failed')),
    address TEXT,
    user_agent TEXT
  )`,
  `CREATE INDEX idx_audit_log_action ON audit_log(action, id)`,
  `CREATE INDEX idx_audit_log_object ON audit_log(object_kind, object_id, id)`,
  `CREATE INDEX idx_audit_log_actor ON audit_log(actor_kind, actor_id, id)`,
  `CREATE INDEX idx_audit_log_at ON audit_log(at)`,
  `CREATE FUNCTION keep_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND OLD.outcome IS NULL AND NEW.outcome IS NOT NULL
        AND (NEW.id, NEW.at, NEW.actor_kind, NEW.actor_id, NEW.actor_name, NEW.action,
             NEW.object_kind, NEW.before, NEW.address, NEW.user_agent)
          IS NOT DISTINCT FROM
          (OLD.id, OLD.at, OLD.actor_kind, OLD.actor_id, OLD.actor_name, OLD.action,
           OLD.object_kind, OLD.before, OLD.address, OLD.user_agent)
        AND (OLD.object_id IS NULL OR NEW.object_id = OLD.object_id)
        AND (OLD.object_name IS NULL OR NEW.object_name = OLD.object_name)
      THEN RETURN NEW;
      END IF;
      RAISE EXCEPTION 'the audit log can only be added to';
    END
  $$`,
  `CREATE TRIGGER keep_audit_log BEFORE UPDATE OR DELETE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION keep_audit_log()`,
  `CREATE TRIGGER keep_audit_log_whole BEFORE TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_log()`,
];
