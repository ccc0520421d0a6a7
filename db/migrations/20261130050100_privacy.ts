import { type Kysely, sql } from "kysely";

/**
 * Why: personal data must not stay longer than it is needed, and a person can ask to be forgotten.
 * The ledger and the totals stay right in both cases, so nothing that points follow from is deleted.
 *
 * The audit log stays a log that can only be added to, with two exceptions, which a transaction must
 * announce: a person's name and states are blanked when the person is erased, and old entries are
 * removed after the period that an admin has set. What was done, when, and how it ended stays.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // days: NULL keeps everything. position: how far a kind that is worked through by id has come.
  `CREATE TABLE retention_periods (
    kind TEXT PRIMARY KEY,
    days INTEGER CHECK (days > 0),
    revision INTEGER NOT NULL DEFAULT 1,
    position BIGINT NOT NULL DEFAULT 0,
    last_run_at TIMESTAMPTZ,
    last_removed INTEGER NOT NULL DEFAULT 0,
    removed BIGINT NOT NULL DEFAULT 0
  )`,
  // label: the id that an erased person has since; NULL: only an account was erased. terms: what is
  // looked for in copies that are still on their way; NULL once nothing is left of it.
  `CREATE TABLE erasures (
    id SERIAL PRIMARY KEY,
    label TEXT,
    erased_at TIMESTAMPTZ NOT NULL,
    last_outbox_row BIGINT NOT NULL,
    terms JSONB,
    finished_at TIMESTAMPTZ
  )`,
  `CREATE INDEX idx_erasures_unfinished ON erasures(id) WHERE finished_at IS NULL`,
  `CREATE OR REPLACE FUNCTION keep_audit_log() RETURNS trigger LANGUAGE plpgsql AS $$
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
      IF TG_OP = 'UPDATE' AND current_setting('laurel.audit', true) = 'erase'
        AND (NEW.id, NEW.at, NEW.actor_kind, NEW.action, NEW.object_kind, NEW.outcome)
          IS NOT DISTINCT FROM
          (OLD.id, OLD.at, OLD.actor_kind, OLD.action, OLD.object_kind, OLD.outcome)
      THEN RETURN NEW;
      END IF;
      IF TG_OP = 'DELETE' AND current_setting('laurel.audit', true) = 'forget'
      THEN RETURN OLD;
      END IF;
      RAISE EXCEPTION 'the audit log can only be added to';
    END
  $$`,
];
