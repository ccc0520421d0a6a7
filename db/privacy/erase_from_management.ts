import { sql, type Transaction } from "kysely";
import { ERASED_NAME, type ErasedTerms, replacementsInText } from "@/core/privacy/terms.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { StoredSubject } from "./identify.ts";
import { scrubText } from "./replace.ts";

/** Columns that say who did something, as `{id, name}`. */
const DOERS = {
  rule_sets: ["published_by", "withdrawn_by"],
  rule_drafts: ["created_by", "changed_by"],
  recalculations: ["created_by", "applied_by"],
} as const;

/** Texts that people typed, or that quote what they typed. */
const TYPED_TEXTS = {
  rule_sets: ["note"],
  rule_drafts: ["name", "note"],
  recalculations: ["note"],
  challenges: ["cancel_reason"],
  fairness_decisions: ["reason"],
  webhook_deliveries: ["discard_reason"],
  outgoing_deliveries: ["last_error", "discard_reason"],
  report_deliveries: ["error"],
} as const;

/**
 * Erases a person from what managers and admins work with: rules, reports and the fairness watch.
 * The days before Laurel, the compared days and the membership in holdouts are numbers and dates of
 * the agent, whom nobody recognizes any more, so they stay.
 */
export async function eraseFromManagement(
  trx: Transaction<Schema>,
  { userId, agentRowIds }: StoredSubject,
  terms: ErasedTerms,
): Promise<void> {
  const by = JSON.stringify({ id: terms.label, name: ERASED_NAME });
  for (const [table, columns] of Object.entries(DOERS)) {
    for (const column of columns) {
      await sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${by}::jsonb
        WHERE ${sql.ref(column)}->>'id' = ${userId}`.execute(trx);
    }
  }
  await trx.updateTable("fairness_decisions")
    .set({ decided_by: terms.label, decided_by_name: ERASED_NAME })
    .where("decided_by", "=", userId ?? "").execute();
  // A finding asks a human to look at a person; the decisions about it go with it.
  await sql`DELETE FROM fairness_findings WHERE agent_id = ANY(${[...agentRowIds]}::int[])`
    .execute(trx);
  await eraseFromReports(trx, terms.emails);
  const inText = replacementsInText(terms);
  for (const [table, columns] of Object.entries(TYPED_TEXTS)) {
    for (const column of columns) {
      await scrubText(trx, sql.table(table), sql.ref(column), sql`TRUE`, inText);
    }
  }
}

/** Reports go to the others; one that went to nobody else is paused, so that somebody sees it. */
async function eraseFromReports(
  trx: Transaction<Schema>,
  emails: readonly string[],
): Promise<void> {
  const known = sql`${[...emails]}::text[]`;
  await sql`UPDATE report_schedules s SET recipients = others.list, revision = revision + 1,
      is_paused = is_paused OR cardinality(others.list) = 0
    FROM (SELECT id, ARRAY(SELECT r.one FROM unnest(recipients) WITH ORDINALITY AS r(one, number)
        WHERE r.one <> ALL(${known}) ORDER BY r.number) AS list FROM report_schedules) others
    WHERE others.id = s.id AND s.recipients && ${known}`.execute(trx);
  await sql`DELETE FROM report_deliveries WHERE recipient = ANY(${known})`.execute(trx);
}

/**
 * Takes an agent's id out of the places that comparisons of rules have reached. The id before it is
 * the same place, because the next agent is the first one behind it.
 */
export async function passInTrials(trx: Transaction<Schema>, before: string): Promise<void> {
  await sql`UPDATE rule_trials SET after_agent = coalesce(
      (SELECT max(key) FROM agents WHERE key < ${before}), '')
    WHERE after_agent = ${before}`.execute(trx);
}
