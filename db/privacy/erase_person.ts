import { sql, type Transaction } from "kysely";
import { searchText } from "@/core/agents/search.ts";
import { CORRECTION_SOURCE, REVERSAL_SOURCE } from "@/core/events/events.ts";
import {
  ERASED_NAME,
  type ErasedTerms,
  type Replacement,
  replacementsInText,
} from "@/core/privacy/terms.ts";
import { renameInAudiences } from "@/db/agents/merge.ts";
import { setPicture } from "@/db/pictures.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { eraseFromManagement, passInTrials } from "./erase_from_management.ts";
import type { StoredSubject } from "./identify.ts";
import { type KeyChange, renameOwnEvents } from "./own_events.ts";
import { containsAny, scrubJson, scrubText } from "./replace.ts";
import { onlyUsed, renamePeopleInTools } from "./tool_people.ts";
import { readUsedFields } from "./used_fields.ts";

/**
 * Makes a person unrecognizable in every table but the logs (see `scrubLogs`): the agent gets an id
 * that says nothing, its log, ledger and totals stay, and the account is deleted. Scoring must be
 * paused, and the caller must have made sure that another admin stays.
 */
export async function erasePerson(
  trx: Transaction<Schema>,
  subject: StoredSubject,
  terms: ErasedTerms,
  now: Date,
): Promise<void> {
  if (subject.agentRowId !== null) await eraseAgent(trx, subject, terms, now);
  await eraseElsewhere(trx, subject, terms);
  await eraseFromManagement(trx, subject, terms);
  if (subject.userId !== null) await eraseAccount(trx, subject.userId, terms);
}

async function eraseAgent(
  trx: Transaction<Schema>,
  { agentRowId, agentRowIds }: StoredSubject,
  terms: ErasedTerms,
  now: Date,
): Promise<void> {
  const rows = await trx.selectFrom("agents").select(["id", "key"])
    .where("id", "in", [...agentRowIds]).orderBy("id").execute();
  const keys = rows.map(({ id, key }): KeyChange => ({
    rowId: id,
    before: key,
    after: id === agentRowId ? terms.label : `${terms.label}-${id}`,
  }));
  const own = sql<boolean>`agent_id = ANY(${[...agentRowIds]}::int[])`;
  const used = await readUsedFields(trx);
  // Laurel's own events may bear former ids, of agents that were merged into this one.
  const former = terms.ids.filter((id) => !keys.some(({ before }) => before === id))
    .map((before) => ({ rowId: agentRowId!, before, after: terms.label }));
  await renameOwnEvents(trx, agentRowIds, [...keys, ...former]);
  await sql`UPDATE events SET data = ${onlyUsed(sql`data`, used)} WHERE ${own}
    AND source NOT LIKE 'laurel:%' AND (data - ${used}::text[]) <> '{}'`.execute(trx);
  const known = JSON.stringify({ id: terms.label, name: ERASED_NAME });
  await sql`UPDATE events SET answer = jsonb_set(answer::jsonb, '{agent}',
      (answer->'agent')::jsonb || ${known}::jsonb)::json
    WHERE ${own} AND answer->'agent' IS NOT NULL`.execute(trx);
  await renamePeopleInTools(trx, terms, used);
  for (const { rowId, before, after } of keys) {
    await sql`UPDATE leaderboard_scores SET agent_key = ${after} WHERE agent_id = ${rowId}`
      .execute(trx);
    await sql`UPDATE webhook_leaders SET agent = ${after} WHERE agent = ${before}`.execute(trx);
    await sql`UPDATE prize_counters SET scope = left(scope, 11) || ${after}
      WHERE scope ~ '^\\d{4}-\\d{2}-\\d{2}/' AND substr(scope, 12) = ${before}`.execute(trx);
    await renameInAudiences(trx, before, after);
    await passInTrials(trx, before);
    await sql`UPDATE agents SET key = ${after}, name = ${ERASED_NAME}, email = NULL,
        hidden = TRUE, deactivated_at = coalesce(deactivated_at, ${now}), updated_at = ${now},
        search_text = ${searchText({ name: ERASED_NAME, id: after, email: null })}
      WHERE id = ${rowId}`.execute(trx);
  }
  await trx.deleteFrom("agent_aliases").where(own).execute();
  await trx.deleteFrom("leave_requests").where(own).execute();
  await trx.deleteFrom("goals").where(own).execute();
  await trx.deleteFrom("notifications").where(own).execute();
  await trx.deleteFrom("notification_settings").where(own).execute();
  // The days stay, because streaks follow from them.
  await trx.updateTable("days_off").set({ name: "Leave" }).where(own).execute();
  await trx.deleteFrom("invitations").where(own).execute();
}

/** What the person did for others, and notes in which the person is named. */
async function eraseElsewhere(
  trx: Transaction<Schema>,
  { userId, agentRowIds }: StoredSubject,
  terms: ErasedTerms,
): Promise<void> {
  const inText = replacementsInText(terms);
  const changes = sql`source IN (${CORRECTION_SOURCE}, ${REVERSAL_SOURCE})`;
  const by = JSON.stringify({ id: terms.label, name: ERASED_NAME });
  await sql`UPDATE events SET data = jsonb_set(data, '{by}', ${by}::jsonb)
    WHERE ${changes} AND data->'by'->>'id' = ${userId}`.execute(trx);
  await sql`UPDATE reward_history SET metadata = jsonb_set(metadata, '{by}', ${by}::jsonb)
    WHERE event_source IN (${CORRECTION_SOURCE}, ${REVERSAL_SOURCE})
      AND metadata->'by'->>'id' = ${userId}`.execute(trx);
  await sql`UPDATE notifications SET data = jsonb_set(data, '{by}', ${by}::jsonb)
    WHERE data->'by'->>'id' = ${userId}`.execute(trx);
  await scrubJson(trx, sql`notifications`, sql`data`, sql`TRUE`, inText);
  // Reasons that people typed about this person.
  const own = sql`agent_id = ANY(${[...agentRowIds]}::int[])`;
  await scrubJson(trx, sql`events`, sql`data`, sql`${changes} AND ${own}`, inText);
  await scrubJson(trx, sql`reward_history`, sql`metadata`, own, inText);
  await scrubText(trx, sql`reward_history`, sql`reason`, own, inText);
  await scrubText(trx, sql`leave_requests`, sql`note`, sql`TRUE`, inText);
  await scrubText(trx, sql`leave_requests`, sql`reason`, sql`TRUE`, inText);
  await sql`UPDATE leave_requests SET decided_by_name = ${ERASED_NAME}
    WHERE decided_by = ${userId}`.execute(trx);
  await sql`UPDATE invitations SET invited_by_name = ${ERASED_NAME}
    WHERE invited_by = ${userId}`.execute(trx);
  await sql`DELETE FROM invitations WHERE accepted_by = ${userId}
    OR email = ANY(${[...terms.emails]}::text[])`.execute(trx);
  const known = sql`${[...terms.ids, ...terms.emails]}::text[]`;
  await sql`DELETE FROM identity_collisions WHERE stored = ANY(${known}) OR became = ANY(${known})
    OR same_as = ANY(${known})`.execute(trx);
  // Notes name ids in quotation marks.
  const quoted = terms.ids.map((id): Replacement => [`"${id}"`, `"${terms.label}"`]);
  await scrubText(trx, sql`migration_notes`, sql`note`, sql`TRUE`, [...quoted, ...inText]);
}

async function eraseAccount(
  trx: Transaction<Schema>,
  userId: string,
  { emails }: ErasedTerms,
): Promise<void> {
  await setPicture(trx, userId, null);
  await sql`DELETE FROM verifications
    WHERE ${containsAny(sql`(identifier || ' ' || value)`, [userId, ...emails])}`.execute(trx);
  // Sessions, ways to sign in, codes and teams go with it.
  await trx.deleteFrom("users").where("id", "=", userId).execute();
}
